import { expect, test } from 'vitest'
import { readRetryAfter } from './retry-after'

test.each([
  ['120', 120],
  [' 0 ', 0],
  ['999999', 86_400],
  ['Tue, 18 Mar 2025 12:01:30 GMT', 90],
  ['Tue, 18 Mar 2025 11:00:00 GMT', 0],
  ['Tue, 18 Mar 2031 11:00:00 GMT', 86_400],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['Soon, very', null],
  ['', null],
  [undefined, null],
])('%s is %s seconds', (header, seconds) => {
  expect(readRetryAfter(header, new Date('2025-03-18T12:00:00Z'))).toBe(seconds)
})
