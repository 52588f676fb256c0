import { expect, test } from 'vitest'
import { versionsOf, versionTag, withState } from './version-tag'

test('a tag names the versions that were read', () => {
  expect(versionTag(3)).toBe('"3"')
  expect(versionsOf(versionTag(3, 2, 15), 3)).toEqual([3, 2, 15])
  expect(withState(versionTag(3, 2, 15), 'm3kX0-_d')).toBe('"3.2.15-m3kX0-_d"')
  expect(versionsOf('"3.2.15-m3kX0-_d"', 3)).toEqual([3, 2, 15])
})

test('what names no version of these rows is that of none', () => {
  for (const other of [
    '"3"',
    'W/"3.2.5"',
    '3.2.5',
    '"3.2.5", "3.2.6"',
    '"3.2.5.1"',
    '"m3kX"',
    '"3.2.5-"',
    '"3.2.5-a b"',
    '"9999999999.1.1"',
  ])
    expect(versionsOf(other, 3), other).toEqual([0, 0, 0])
})

test('nothing, and any, name none', () => {
  for (const none of [null, '', ' * ']) expect(versionsOf(none, 1)).toBeNull()
})
