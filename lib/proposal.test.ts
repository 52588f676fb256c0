import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readSaidOn } from './dates'
import { draftWording, propose } from './proposal'
import type { Piece } from './spans'

// Third-party text that stays outside the project: without it these tests are skipped.
const seed = new URL('../../shared/seed/gold.json', import.meta.url)

/** A content in square brackets gives the text without them and its pieces. */
function marked(bracketed: string) {
  const content: Piece[] = []
  let text = ''
  for (const part of bracketed.split(/(\[[^\]]*\])/)) {
    const inside = part.startsWith('[')
    const words = inside ? part.slice(1, -1) : part
    if (inside) content.push({ start: text.length, end: text.length + words.length })
    text += words
  }
  return { text, content }
}
function read(bracketed: string) {
  const { text, content } = marked(bracketed)
  const proposal = propose(text, content)
  const words = (piece: Piece | null) => piece && text.slice(piece.start, piece.end)
  return { ...proposal, cue: words(proposal.cue), mention: words(proposal.mention) }
}

describe.skipIf(!existsSync(seed))('the ten places of the seed article', () => {
  type Place = { content: number[][]; source: number[][]; cue: number[][]; kind: string }
  const gold: { text: string; attributions: Place[] } = existsSync(seed)
    ? JSON.parse(readFileSync(seed, 'utf8'))
    : { text: '', attributions: [] }
  const piece = ([range]: number[][]) => (range ? { start: range[0]!, end: range[1]! } : null)
  const read = gold.attributions.map((place) => {
    const proposal = propose(
      gold.text,
      place.content.map((range) => piece([range])!),
    )
    return { place, proposal }
  })

  test('cues, mentions and kinds are those that people marked', () => {
    const wrong = read.filter(
      ({ place, proposal }) =>
        JSON.stringify([piece(place.cue), piece(place.source), place.kind]) !==
        JSON.stringify([proposal.cue, proposal.mention, proposal.kind]),
    )
    const shown = wrong.map(({ place, proposal }) => ({ place, proposal }))
    expect(shown).toEqual([])
  })
  test('circumstances are read from the sentence', () => {
    expect(read.map(({ proposal }) => proposal.channel)).toEqual([
      null,
      null,
      null,
      'on social media',
      'in a post on social media',
      null,
      null,
      null,
      'on her Telegram channel',
      null,
    ])
    expect(read.map(({ proposal }) => proposal.when)).toEqual([null, 'on Friday', ...Array(8).fill(null)])
    expect(read[7]!.proposal.stance).toBe('denies')
  })
})

test.each([
  ['["It is late,"] said Oda Pellmarsh, the chair.', 'said', 'Oda Pellmarsh'],
  ['["It is late,"] Oda Pellmarsh, the chair of the union, said.', 'said', 'Oda Pellmarsh'],
  ['Oda Pellmarsh said [the bridge was closed].', 'said', 'Oda Pellmarsh'],
  ['["It is late,"] she said. ["Very late."]', 'said', 'she'],
  ['"It is late," she said. ["Very late."]', 'said', 'she'],
  [
    'On Monday, the mayor of Port Averil told reporters that [the bridge was closed].',
    'told',
    'the mayor of Port Averil',
  ],
  ['According to the Harbour Trust, [the bridge is closed].', 'According to', 'the Harbour Trust'],
  [
    '[The bridge is closed], according to a senior official who asked not to be named.',
    'according to',
    'a senior official',
  ],
  ['["No,"] a spokesperson for the ministry said.', 'said', 'a spokesperson for the ministry'],
  ['Earlier, Roe left the hall, saying [the council had failed].', 'saying', 'Roe'],
  ['Roe, who said [the council had failed], left.', 'said', 'Roe'],
  ['Roe left the hall and said [the council had failed].', 'said', 'Roe'],
  ['Officials say [the bridge is closed].', 'say', 'Officials'],
  ['The bridge is closed. [It rained.]', null, null],
  ['He said so. [It rained.]', null, null],
])('%s', (bracketed, cue, mention) => {
  expect(read(bracketed)).toMatchObject({ cue, mention })
})

test('stance follows the cue', () => {
  const stance = (bracketed: string) => read(bracketed).stance
  expect(stance('Roe denied [that it rained].')).toBe('denies')
  expect(stance('Roe called on Friday for [an inquiry].')).toBe('demands')
  expect(stance('Roe called it ["absurd"].')).toBe('asserts')
  expect(stance('Roe asked [who had known].')).toBe('questions')
  expect(stance('Roe predicted [that it would rain].')).toBe('predicts')
  expect(stance('[It rained.]')).toBe('asserts')
})

test('a noun that looks like a cue is none', () => {
  expect(read('In a post, Roe wrote that [it rained].').cue).toBe('wrote')
  expect(read('The report [on rain] is late.').cue).toBeNull()
})

test('channel and time come from the sentence, not from the quotation', () => {
  expect(read('["I heard it on Monday on the radio,"] Roe told reporters on Tuesday evening.')).toMatchObject(
    {
      channel: 'to reporters',
      when: 'on Tuesday evening',
    },
  )
  expect(read('In an interview with the BBC last week, Roe said [it rained].')).toMatchObject({
    channel: 'in an interview with the BBC',
    when: 'last week',
  })
  expect(read('["No,"] Roe said at a press briefing on 3 March.')).toMatchObject({
    channel: 'at a press briefing',
    when: 'on 3 March',
  })
  expect(read('["No,"] Roe said.')).toMatchObject({ channel: null, when: null })
})

test.each([
  'on Tuesday evening',
  'last week',
  'on 3 March',
  'earlier today',
  'in February',
  'three days ago',
  'March 3, 2023',
  'late on Monday',
  'over the weekend',
])('the words “%s” can be resolved', (words) => {
  const { when } = read(`Roe said ${words} that [it rained].`)
  expect(when).toBe(words)
  expect(readSaidOn(words, { publishedOn: '2023-03-17' })).not.toHaveProperty('problem')
})

test('a first wording has no quotation marks, a capital and a full stop', () => {
  const wording = (bracketed: string) => {
    const { text, content } = marked(bracketed)
    return draftWording(text, content)
  }
  expect(wording('["it is late,"] she said. ["very late."]')).toBe('It is late, very late.')
  expect(wording('denied [accusations that  its ships were\nlate]')).toBe('Its ships were late.')
  expect(wording('[‘Is it?’]')).toBe('Is it?')
  expect(wording('[The “so-called” deal, the workers’ deal]')).toBe('The so-called deal, the workers’ deal.')
  expect(wording(`[${'long '.repeat(200)}]`).length).toBeLessThanOrEqual(500)
})

test('endless sentences and names are read within bounds', () => {
  const hostile = [
    'A'.repeat(50_000),
    'said Roe and '.repeat(5_000),
    'A. '.repeat(10_000),
    'on a b c d '.repeat(5_000),
  ]
  for (const words of hostile) expect(read(`told ${words}[It rained] in a ${words}`).kind).toBe('indirect')
})

test('whatever the text and selection, a proposal lies in the text and outside the content', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      'said',
      'Roe',
      'the',
      ' ',
      ' ',
      '"',
      '“',
      '”',
      ',',
      '.',
      '\n\n',
      'according to',
      'on Friday',
      'who',
      'and',
      '(ICC)',
      'mayor',
      'of',
      'in a post',
    ),
    fc.string({ unit: 'binary', maxLength: 4 }),
  )
  fc.assert(
    fc.property(
      fc.array(unit, { minLength: 1, maxLength: 40 }).map((units) => units.join('') + 'x'),
      fc.nat(),
      fc.nat(),
      (text, a, b) => {
        const start = a % text.length
        const content = [{ start, end: start + 1 + (b % (text.length - start)) }]
        const { cue, mention } = propose(text, content)
        for (const piece of [cue, mention]) {
          if (!piece) continue
          expect(piece.start >= 0 && piece.start < piece.end && piece.end <= text.length).toBe(true)
          expect(piece.end <= content[0]!.start || piece.start >= content[0]!.end).toBe(true)
        }
      },
    ),
    { numRuns: 500 },
  )
})
