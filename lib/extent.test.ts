import { expect, test } from 'vitest'
import { extentInWords } from './extent'

test.each([
  ['2025-03-12', '2025-04-02', ', from 12 March 2025 to 2 April 2025'],
  ['2025-01', '2025-04-02', ', from January 2025 to 2 April 2025'],
  ['2025-03', '2025-03', ', March 2025'],
  ['2025-03-01/2025-03-05', '2025-03-01/2025-03-05', ', from 1 March 2025 to 5 March 2025'],
  [null, null, ''],
])('%s and %s: “%s”', (first, last, words) => {
  expect(extentInWords(first, last)).toBe(words)
})
