import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchoring, autoAccept, reanchor } from './anchoring'
import { describe as selector } from './spans'

const text =
  'The mayor said the bridge was safe.\n\nTwo weeks later the bridge was safe no more. “It was safe,” she said, and left.'
const of = (words: string, from = 0) => {
  const start = text.indexOf(words, from)
  return selector(text, { start, end: start + words.length })
}

test('without the earlier text the context of a quote tells which occurrence it is', () => {
  const { piece } = anchoring(null, `A new first paragraph.\n\n${text}`)
  expect(piece(of('the bridge was safe', 40))).toMatchObject({ outcome: 'exact', start: 77, end: 96 })
  expect(piece(of('the bridge was safe'))).toMatchObject({ outcome: 'exact', start: 39 })
})

test('a selector of another version than the earlier text is read by its context', () => {
  const { piece } = anchoring('Something else.', text)
  expect(piece(of('the bridge was safe', 40))).toMatchObject({ outcome: 'exact', start: 53 })
})

test('a word that stands everywhere is told apart by its context', () => {
  const many = Array.from({ length: 3000 }, (_, i) => `he went ${i}`).join(' ')
  const start = many.indexOf('he went 1234')
  const { piece } = anchoring(null, `New. ${many}`)
  expect(piece(selector(many, { start, end: start + 2 }))).toMatchObject({
    outcome: 'exact',
    start: start + 5,
  })
})

test('a span stands when all its pieces do, in their order', () => {
  const pieces = [of('the bridge was safe', 40), of('It was safe')]
  const { span } = anchoring(text, text.replace('It was safe', 'It was  safe'))
  const found = span(pieces)
  expect(found).toMatchObject({ outcome: 'moved', pieces: [{ outcome: 'exact' }, { outcome: 'moved' }] })
  expect(found.score).toBeGreaterThan(autoAccept)
  const apart = anchoring(text, text.replace(' “It was safe,” she said, and left.', '')).span(pieces)
  expect(apart).toMatchObject({ outcome: 'orphaned', score: null })
  expect(apart.pieces[0]).toMatchObject({ outcome: 'orphaned', candidate: { start: 53, end: 72 } })
  expect(span([pieces[1]!, pieces[0]!]).outcome).toBe('orphaned')
  expect(span([]).outcome).toBe('orphaned')
})

test('a piece outside the earlier text is refused', () => {
  expect(() => reanchor('abc', 'abc', [{ start: 1, end: 9 }])).toThrow(RangeError)
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
  fc
    .array(fc.constantFrom('a', 'b', ' ', '\n', '😀', '\u0301', '\ud83d', '\ude00'), { minLength: 1 })
    .map((units) => units.join('')),
)

test('whatever the text, a piece of it is found where it stands', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), fc.nat(), (any, a, b) => {
      const start = a % any.length
      const end = start + 1 + (b % (any.length - start))
      expect(reanchor(any, any, [{ start, end }])).toMatchObject([{ outcome: 'exact', start, end }])
    }),
  )
})
