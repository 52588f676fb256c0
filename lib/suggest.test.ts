import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { suggest } from './suggest'
import { read, words } from './suggest/test-reading'

describe('what is said of a suggestion', () => {
  const text =
    'Harbour Ministry spokesperson Maria Teal told reporters on Tuesday that the port was open. She denied that it had closed.'
  const [first, second] = read(text)
  test('capacity, whom it belongs to, channel and day are read from the sentence', () => {
    expect(first).toMatchObject({
      speaker: {
        name: 'Maria Teal',
        kind: 'person',
        capacity: 'spokesperson',
        organisation: 'Harbour Ministry',
      },
      channel: 'to reporters',
      saidOn: { edtf: '2025-03-11', wording: 'on Tuesday', basis: 'relative' },
      wording: 'The port was open.',
    })
  })
  test('the reason names the cue and whom a pronoun points at', () => {
    expect(second!.reason).toBe(
      '“denied” with “that”; “She” = Maria Teal, one sentence before; day from “on Tuesday”, as in the statement before',
    )
  })
  test('a pronoun that opens the claim is replaced by the speaker', () => {
    const [one] = read('Ilse Marrin said she had written to the council.')
    expect(one!.wording).toBe('Ilse Marrin had written to the council.')
  })
  test('what somebody is accused of becomes a sentence', () => {
    const wording = (words: string) => read(words)[0]!.wording
    expect(wording('Rufus Anstey accused the council of hiding the report.')).toBe(
      'The council has been hiding the report.',
    )
    expect(wording('Rufus Anstey accused them of being late.')).toBe('They are late.')
    expect(wording('Moscow denied accusations that its ships cut the cable.')).toBe(
      'Russia’s ships cut the cable.',
    )
  })
  test('a demand and a promise become sentences', () => {
    expect(read('Dana Okreth vowed to publish the minutes.')[0]!.wording).toBe(
      'Dana Okreth will publish the minutes.',
    )
  })
  test('without a day of publication there is no day to count from', () => {
    expect(
      suggest('“No,” Ilse Marrin said on Friday.', { publishedOn: null, language: 'en' })[0]!.saidOn,
    ).toBeNull()
  })
  test('the same words twice are one utterance', () => {
    const twice =
      '“The port will stay open all winter,” Maria Teal said.\n\nEarlier, Maria Teal told the council that “the port will stay open all winter.” She said it was full.'
    expect(read(twice).map((one) => one.utterance)).toEqual([0, 0, 1])
  })
  test('a quotation is surer than a clause, and a carried one less sure', () => {
    const of = (words: string) => read(words)[0]!.confidence
    expect(of('“It is late,” Ilse Marrin said.')).toBeGreaterThan(of('Ilse Marrin said it was late.'))
  })
})

test.each([
  [
    'de',
    '„Die Brücke bleibt bis Mai gesperrt“, sagte Ilse Marrin.',
    '„Die Brücke bleibt bis Mai gesperrt“',
    'Ilse Marrin',
  ],
  [
    'fr',
    '« Le pont reste fermé jusqu’en mai », a déclaré Odile Pellmarch.',
    '« Le pont reste fermé jusqu’en mai »',
    'Odile Pellmarch',
  ],
  ['cs', '„Most zůstane zavřený do května,“ řekla starostka.', '„Most zůstane zavřený do května,“', null],
])('in other languages (%s) quotations are suggested', (language, text, says, who) => {
  const found = read(text, language)
  expect(found.map((one) => [words(text, one), one.speaker?.name ?? null])).toEqual([[says, who]])
})

// Third-party text that stays outside the project: without it this is skipped.
const seed = new URL('../../shared/seed/gold.json', import.meta.url)
describe.skipIf(!existsSync(seed))('the seed article', () => {
  type Gold = {
    text: string
    date: string
    attributions: { content: number[][]; speaker: string; saidOn: string; stance: string }[]
  }
  const gold: Gold = existsSync(seed)
    ? JSON.parse(readFileSync(seed, 'utf8'))
    : { text: '', date: '', attributions: [] }
  const found = suggest(gold.text, { publishedOn: gold.date, language: 'en' })
  const covered = (content: number[][]) =>
    found.find((one) => {
      const shared = one.content.reduce(
        (sum, piece) =>
          sum +
          content.reduce(
            (inner, [start, end]) =>
              inner + Math.max(0, Math.min(piece.end, end!) - Math.max(piece.start, start!)),
            0,
          ),
        0,
      )
      const all =
        one.content.reduce((sum, piece) => sum + piece.end - piece.start, 0) +
        content.reduce((sum, [start, end]) => sum + end! - start!, 0)
      return (2 * shared) / all >= 0.8
    })
  test('all ten places are found, with their speakers', () => {
    expect(gold.attributions.map(({ content }) => covered(content)?.speaker?.name)).toEqual(
      gold.attributions.map(({ speaker }) => speaker),
    )
    expect(gold.attributions.map(({ content }) => covered(content)?.stance)[7]).toBe('denies')
  })
  test('nine of ten have the right day', () => {
    const right = gold.attributions.filter(({ content, saidOn }) => covered(content)?.saidOn?.edtf === saidOn)
    expect(right.length).toBeGreaterThanOrEqual(9)
  })
})
