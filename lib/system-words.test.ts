import { expect, test } from 'vitest'
import { bytesWords, lasting, utcWords } from './system-words'

test.each([
  [0, '0 bytes'],
  [999, '999 bytes'],
  [1000, '1.0 kB'],
  [1_536_000, '1.5 MB'],
  [250_400_000, '250 MB'],
  [4e15, '4000 TB'],
])('%d bytes read %s', (bytes, words) => expect(bytesWords(bytes)).toBe(words))

test.each([
  [5, 'under a minute'],
  [720, '12 min'],
  [7260, '2 h 1 min'],
  [7200, '2 h'],
  [273_600, '3 d 4 h'],
])('%d seconds read %s', (seconds, words) => expect(lasting(seconds)).toBe(words))

test('a moment is told in UTC', () => expect(utcWords('2025-03-14T09:30:12Z')).toBe('2025-03-14 09:30 UTC'))
