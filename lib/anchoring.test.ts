import fc from 'fast-check'
import { expect, test } from 'vitest'
import { orphanBelow, resolve } from './anchoring'
import { describe as selector } from './spans'

const text =
  'The mayor said the bridge was safe.\n\nTwo weeks later the bridge was safe no more. “It was safe,” she said, and left.'
const of = (words: string, from = 0) => {
  const start = text.indexOf(words, from)
  return selector(text, { start, end: start + words.length })
}

test('words that have not moved are found exactly', () => {
  expect(resolve(text, of('the bridge was safe', 40))).toEqual({ start: 53, end: 72, score: 1, how: 'exact' })
})

test('words that moved are found by their context, not by the nearest occurrence', () => {
  const added = `A new first paragraph.\n\n${text}`
  const found = resolve(added, of('the bridge was safe', 40))
  expect(found).toMatchObject({ start: 77, end: 96, how: 'moved' })
  expect(found!.score).toBeGreaterThan(0.9)
})

test('other words at the old place do not win over the same words with their context', () => {
  const swapped = `the bridge was safe? No. ${text}`
  const wanted = { ...of('the bridge was safe'), start: 0, end: 19 }
  expect(resolve(swapped, wanted)).toMatchObject({ start: 25 + 15, how: 'moved' })
})

test('the same place counts as exact where only the context changed', () => {
  const changed = text.replace('Two weeks later', 'Ten weeks hence')
  expect(resolve(changed, of('the bridge was safe', 40))).toMatchObject({ start: 53, how: 'exact' })
})

test('corrected words are found with a lower score, white space not included', () => {
  const corrected = text.replace('“It was safe,”', '“It was quite safe,”')
  const found = resolve(corrected, of('“It was safe,”'))!
  expect(corrected.slice(found.start, found.end)).toBe('“It was quite safe,”')
  expect(found.how).toBe('fuzzy')
  expect(found.score).toBeGreaterThan(orphanBelow)
  expect(found.score).toBeLessThan(1)
})

test('words that are gone are not found, or found with a score of an orphan', () => {
  const other =
    'An entirely different article about herring, its price in the market and who eats it on Fridays.'
  for (const words of ['“It was safe,”', 'the bridge was safe no more', 'she']) {
    const found = resolve(other, of(words))
    expect(found === null || found.score < orphanBelow).toBe(true)
  }
  expect(resolve('', of('she'))).toBeNull()
})

test('a word that stands everywhere is still told apart by its context', () => {
  const many = Array.from({ length: 3000 }, (_, i) => `he went ${i}`).join(' ')
  const start = many.indexOf('he went 1234')
  const wanted = selector(many, { start, end: start + 2 })
  expect(resolve(`New. ${many}`, wanted)).toMatchObject({ start: start + 5, how: 'moved' })
})

test('a long quotation is found far away and changed; words that only repeat themselves are not searched for', () => {
  const varied = Array.from({ length: 400 }, (_, i) => `sentence ${i * 7919} of many`).join(', ')
  const wanted = selector(varied, { start: 0, end: 2000 })
  const changed = varied.replace('sentence 7919 of', 'phrase 7919 in')
  expect(resolve(`${'Other words. '.repeat(3000)}${changed}`, wanted)).toMatchObject({
    start: 39_000,
    how: 'fuzzy',
  })
  const dashes = { ...wanted, exact: `${'-='.repeat(500)}+`, end: 1001 }
  expect(resolve('=-'.repeat(500_000), dashes)).toBeNull()
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
  fc
    .array(fc.constantFrom('a', 'b', ' ', '\n', '😀', '\u0301', '\ud83d', '\ude00'), { minLength: 1 })
    .map((units) => units.join('')),
)

test('whatever the text, a described span resolves to itself', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (any, a, b) => {
      const start = a % any.length
      const end = start + 1 + (b % (any.length - start))
      expect(resolve(any, selector(any, { start, end }))).toEqual({ start, end, score: 1, how: 'exact' })
    }),
  )
})

test('whatever is put before a text, a described span moves with it', () => {
  fc.assert(
    fc.property(
      fc.uuid(),
      fc.string({ maxLength: 50 }),
      fc.string({ maxLength: 50 }),
      (words, before, after) => {
        const any = `${before}${words}${after}`
        const wanted = selector(any, { start: before.length, end: before.length + words.length })
        expect(resolve(`+++ ${any}`, wanted)).toMatchObject({ start: before.length + 4, how: 'moved' })
      },
    ),
  )
})
