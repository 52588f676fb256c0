import { expect, test } from 'vitest'
import { histories, historyAddress, historyNoun } from './restorable'

test('each history has an address that leads back to its table', () => {
  for (const table of Object.keys(histories)) {
    const [, , , segment] = historyAddress(table, 12)!.split('/')
    expect(historyNoun(segment!)).toBe(table)
  }
  expect(historyAddress('claim_links', 12)).toBe('/desk/history/claim-links/12')
})

test.each(['claim_links', 'sessions', 'constructor', '', 'Claims'])(
  '%j is no part of such an address',
  (segment) => {
    expect(historyNoun(segment)).toBeNull()
  },
)

test('what says whether readers see a row, or who may do what, is never put back', () => {
  const closed = [
    'state',
    'merged_into',
    'joined_into',
    'role',
    'active',
    'password_hash',
    'totp_secret',
    'email',
  ]
  for (const { columns } of Object.values(histories))
    expect(columns.filter((column) => closed.includes(column))).toEqual([])
})
