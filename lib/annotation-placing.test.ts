import { expect, test } from 'vitest'
import type { FileQuote } from './annotation-file'
import { placing } from './annotation-placing'

const text =
  '😀 The council met on Friday.\n\n“We shut the gates at noon,” she said.\n\nLater she said it again: “We shut the gates at noon,” and left the room without a word.'
const place = placing(text)
const quote = (exact: string, more: Partial<FileQuote> = {}): FileQuote => ({
  ...{ exact, prefix: '', suffix: '', start: null, counts: 'units' },
  ...more,
})
const at = (words: string, from = 0) => {
  const start = text.indexOf(words, from)
  return { start, end: start + words.length }
}
const shut = 'We shut the gates at noon'

test('finds words that stand once', () => {
  expect(place([quote('The council met')])).toEqual({
    pieces: [at('The council met')],
    outcome: 'placed',
    score: 1,
  })
})

test('tells words that stand twice by their context, else by their place', () => {
  const second = at(shut, text.indexOf('again'))
  expect(place([quote(shut, { prefix: 'said it again: “' })])?.pieces).toEqual([second])
  // One less in code points, as the emoji is one.
  expect(place([quote(shut, { start: second.start - 1, counts: 'points' })])?.pieces).toEqual([second])
  expect(place([quote(shut, { start: second.start })])?.pieces).toEqual([second])
})

test('finds words that changed a little, with the score, and none that do not stand there', () => {
  const moved = place([quote('She left  the room without any word', { prefix: 'gates at noon,” and ' })])
  expect(moved).toMatchObject({ outcome: 'moved', pieces: [at('left the room without a word')] })
  expect(moved!.score).toBeLessThan(0.9)
  expect(place([quote('Nobody opened the ninth bridge of the canal')])).toBeNull()
})

test('the pieces of a split quotation stand in their order', () => {
  const [one, other] = [quote('The council met'), quote('left the room')]
  expect(place([one, other])).toMatchObject({ outcome: 'placed' })
  expect(place([other, one])).toBeNull()
})

test('long words are told from others that begin alike, and not placed where too many do', () => {
  const begun = 'They shut the gates at noon and at night. '.repeat(10)
  const place = placing(`${begun}One left. ${begun}Two came back.`)
  const start = `${begun}One left. `.length
  expect(place([quote(`${begun}Two came back.`)])).toEqual({
    pieces: [{ start, end: start + begun.length + 14 }],
    outcome: 'placed',
    score: 1,
  })
  const alike = 'a'.repeat(100_000)
  expect(placing(alike)([quote(`${'a'.repeat(4000)}b`)])).toBeNull()
})
