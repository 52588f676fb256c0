import { expect, test } from 'vitest'
import { readWritten } from './written-dates'

test.each([
  ['Friday, 17th March, 2023', '2023-03-17'],
  ['the 17th of March 2023', '2023-03-17'],
  ['Sept. 3, 2022', '2022-09-03'],
  ['early March 2023', '2023-03'],
  ['about May 2023', '2023-05~'],
  ['from 28 December 2022 to 3 January 2023', '2022-12-28/2023-01-03'],
  ['March–May 2023', '2023-03/2023-05'],
])('“%s” is %s', (words, edtf) => {
  expect(readWritten(words)).toEqual({ edtf })
})

test('a date without its year is the latest one that is not after a day', () => {
  const latest = (words: string, day: string) => {
    const written = readWritten(words)
    return written && 'latest' in written ? written.latest(day) : null
  }
  expect(latest('17 March', '2023-03-17')).toBe('2023-03-17')
  expect(latest('18 March', '2023-03-17')).toBe('2022-03-18')
  expect(latest('Thursday 17 March', '2023-03-17')).toBe('2022-03-17')
  expect(latest('in April', '2023-03-17')).toBe('2022-04')
})

test('a day that does not exist is a problem, other words are none of its business', () => {
  expect(readWritten('30 February 2023')).toEqual({ problem: 'February 2023 has 28 days.' })
  expect(readWritten('30 February')).toEqual({ problem: 'February has 29 days.' })
  for (const words of ['on Friday', 'Marching 17', '17', 'March to', '1 March 2 April 2023', ''])
    expect(readWritten(words)).toBeNull()
})
