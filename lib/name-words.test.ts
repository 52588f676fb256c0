import { expect, test } from 'vitest'
import { nameInWords } from './name-words'

test('another name is told with its kind and days where they are known', () => {
  expect(nameInWords({ name: 'Ms Marrin', kind: 'alias', held: null })).toBe('Ms Marrin')
  expect(nameInWords({ name: 'Ms Lund', kind: 'alias', held: '2010/2015' })).toBe('Ms Lund (2010–2015)')
  expect(nameInWords({ name: 'The Quay', kind: 'metonym', held: null })).toBe(
    'The Quay (stands for it in print)',
  )
  expect(nameInWords({ name: 'A. M.', kind: 'pen', held: '2010/..' })).toBe('A. M. (pen name, since 2010)')
})
