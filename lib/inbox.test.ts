import { expect, test } from 'vitest'
import { inboxAddress, readInbox } from './inbox'

test('the whole filter stands in the address, and is read from it', () => {
  const filter = { show: 'mine', q: 'ferry & “boat”', publisher: 3, feed: 4, after: 'none_77' } as const
  const address = new URL(inboxAddress(filter), 'http://localhost')
  expect(readInbox(Object.fromEntries(address.searchParams))).toEqual(filter)
  expect(inboxAddress(readInbox({})!)).toBe('/desk')
})

test('empty fields of the form are no filter', () => {
  expect(readInbox({ show: 'to-do', q: ' ', publisher: '', feed: '' })).toEqual({ show: 'to-do', q: '' })
})

test.each([
  [{ show: 'everything' }],
  [{ publisher: '1e3' }],
  [{ publisher: '9999999999' }],
  [{ feed: '-1' }],
  [{ after: '' }],
  [{ after: 'rubbish' }],
  [{ q: ['a', 'b'] }],
])('%j is no filter', (query) => {
  expect(readInbox(query)).toBeNull()
})
