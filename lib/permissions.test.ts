import { expect, test } from 'vitest'
import { may, reader } from './permissions'

const editor = { kind: 'user', id: 1, role: 'editor', name: 'E' } as const
const admin = { kind: 'user', id: 2, role: 'admin', name: 'A' } as const

test('a reader may do nothing', () => {
  expect(may(reader, 'desk: read')).toBe(false)
  expect(may(reader, 'statement: record', true)).toBe(false)
})

test('an editor changes sources of her own, an admin all', () => {
  expect(may(editor, 'source: change')).toBe(false)
  expect(may(editor, 'source: change', true)).toBe(true)
  expect(may(admin, 'source: change')).toBe(true)
})

test('only an admin manages users and removes samples', () => {
  expect(may(editor, 'users: manage', true)).toBe(false)
  expect(may(admin, 'users: manage')).toBe(true)
  expect(may(admin, 'samples: remove')).toBe(true)
})

test('who lacks the second factor keeps the own account and does nothing else', () => {
  const lacking = { ...admin, lacks: true }
  expect(may(lacking, 'account: keep')).toBe(true)
  for (const action of ['desk: read', 'users: manage', 'statement: record'] as const)
    expect(may(lacking, action, true), action).toBe(false)
})
