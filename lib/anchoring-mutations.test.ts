import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reanchor } from './anchoring'
import { plain } from './glyphs'

// Texts are made of invented sentences and changed in many ways at once; where each sentence now stands is known.

const who = 'the mayor|a spokesman|Ann Roe|the union|a local engineer|the harbour board|Tom Lund|the minister'
const verbs = 'said|told the council|wrote|announced|warned|repeated|explained|suggested'
const things =
  'the bridge|the night ferry|a new school|the tannery|every lease|the old quay|the budget|a report'
const acts =
  'would close|needs repairs|was inspected|will open|costs too much|had been sold|draws visitors|is late'
const times =
  'in March|on Friday|last year|before the vote|by the end of June|after the storm|at noon|this week'
const ends = 'as planned|for good|without delay|at its own cost|to general surprise|in spite of protests'
const lists = [who, verbs, things, acts, times, ends].map((list) => list.split('|'))

const sentence = fc
  .tuple(...lists.map((list) => fc.constantFrom(...list)), fc.integer({ min: 100, max: 999 }))
  .map(([by, verb, thing, act, time, end, number]) => {
    const first = String(by)
    return `${first[0]!.toUpperCase()}${first.slice(1)} ${verb} “${thing} ${act} ${time}” in letter ${number} ${end}.`
  })
/** What is put in shares words with them, but is no sentence like them. */
const entry = fc
  .tuple(...[things, times, ends].map((list) => fc.constantFrom(...list.split('|'))), fc.nat())
  .map(([thing, time, end, number]) => `Update ${number}: talks on ${thing} go on ${time}, ${end}.`)
const paragraph = fc.array(sentence, { minLength: 1, maxLength: 5 })
const article = fc
  .array(paragraph, { minLength: 4, maxLength: 12 })
  // Each stands once: of two that are the same nobody could say which one is left.
  .filter((paragraphs) => new Set(paragraphs.flat()).size === paragraphs.flat().length)

type Mark = { words: string; origin: number | null }
type Change =
  | { kind: 'insert' | 'copy'; at: number; words: string }
  | { kind: 'delete' | 'move' | 'join' | 'cut' | 'reword'; at: number; to: number }

const number = fc.nat({ max: 999 })
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constantFrom('insert' as const, 'copy' as const), at: number, words: entry }),
  fc.record({
    kind: fc.constantFrom(
      'delete' as const,
      'move' as const,
      'join' as const,
      'cut' as const,
      'reword' as const,
    ),
    at: number,
    to: number,
  }),
)

function changed(text: Mark[][], one: Change): Mark[][] {
  if (!text.length) return text
  const at = one.at % text.length
  const rest = text.filter((_, number) => number !== at)
  switch (one.kind) {
    case 'insert':
      return [...text.slice(0, at), [{ words: one.words, origin: null }], ...text.slice(at)]
    case 'copy':
      // A sentence quoted again above all.
      return [[{ words: `As reported: ${text[at]![0]!.words}`, origin: null }], ...text]
    case 'delete':
      return rest
    case 'move':
      return [...rest.slice(0, one.to % text.length), text[at]!, ...rest.slice(one.to % text.length)]
    case 'join':
      return [...rest.slice(0, at), [...text[at]!, ...(rest[at] ?? [])], ...rest.slice(at + 1)]
    case 'cut':
      return text
        .map((marks, number) => (number === at ? marks.slice(1) : marks))
        .filter((marks) => marks.length)
    case 'reword':
      return text.map((marks, number) => (number === at ? marks.map(reworded) : marks))
  }
}

const reworded = ({ words, origin }: Mark): Mark => ({
  words: origin === null ? words : words.replace(' in letter ', ' in the long letter '),
  origin,
})

function laidOut(text: Mark[][]) {
  const places = new Map<number, { start: number; end: number }>()
  let after = ''
  for (const marks of text) {
    after += after ? '\n\n' : ''
    marks.forEach(({ words, origin }, at) => {
      after += at ? ' ' : ''
      if (origin !== null) places.set(origin, { start: after.length, end: after.length + words.length })
      after += words
    })
  }
  return { after, places }
}

test('of mutated texts, what still stands is found where it stands and what is gone is not', () => {
  const counted = { stood: 0, found: 0, elsewhere: 0 }
  fc.assert(
    fc.property(
      article,
      fc.array(change, { maxLength: 8 }),
      fc.boolean(),
      (paragraphs, changes, straight) => {
        let origin = 0
        const marks = paragraphs.map((list) => list.map((words): Mark => ({ words, origin: origin++ })))
        const { after: before, places: pieces } = laidOut(marks)
        const { after: curly, places } = laidOut(changes.reduce(changed, marks))
        const after = straight ? curly.replace(/[“”]/g, '"') : curly
        const whole = [...pieces].map(([origin, piece]) => ({ origin, piece, inner: false }))
        // The quotation in each, too.
        const quotes = whole.map(({ origin, piece }) => {
          const start = before.indexOf('“', piece.start)
          return { origin, piece: { start, end: before.indexOf('”', start) + 1 }, inner: true }
        })
        const spans = [...whole, ...quotes]
        reanchor(
          before,
          after,
          spans.map(({ piece }) => piece),
        ).forEach((found, at) => {
          const { origin, piece, inner } = spans[at]!
          const place = places.get(origin)
          if (place) counted.stood += 1
          if (found.outcome === 'orphaned') return
          // A sentence printed twice may be found in either place.
          const words = plain(after.slice(found.start, found.end)).text
          const same = [
            before.slice(piece.start, piece.end),
            place ? after.slice(place.start, place.end) : '',
          ]
          if (same.some((one) => plain(one).text === words)) return void (counted.found += place ? 1 : 0)
          const own = place && found.start >= place.start && found.end <= place.end
          if (own && (inner || found.end - found.start >= 0.8 * (piece.end - piece.start))) counted.found += 1
          else counted.elsewhere += 1
        })
      },
    ),
    { seed: 20_250_314, numRuns: 150 },
  )
  expect(counted.stood).toBeGreaterThan(2000)
  expect(counted.found / counted.stood).toBeGreaterThanOrEqual(0.97)
  expect(counted.elsewhere).toBe(0)
})
