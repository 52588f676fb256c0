import { describe, expect, test } from 'vitest'
import type { DeskPassage } from './desk-view'
import {
  anew,
  draftSchema,
  newDraft,
  place,
  problemOf,
  saidOf,
  settled,
  statementOf,
  type Draft,
} from './draft'

const text =
  '“The ferry is late again,” Ada Lund said on Thursday.\n\nPetra Holm denied that the boat was late.'
const publishedOn = '2025-03-14'
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const quotation = at('“The ferry is late again,”')
const made = newDraft(text, [quotation], { publishedOn })

describe('a new statement', () => {
  test('is filled from the words around its content', () => {
    expect(made).toMatchObject({
      id: null,
      content: [quotation],
      cue: at('said'),
      mention: at('Ada Lund'),
      kind: 'direct',
      wording: 'The ferry is late again.',
      stance: 'asserts',
      said: 'on Thursday',
      kept: { edtf: '2025-03-13', wording: 'on Thursday', basis: 'relative' },
    })
  })

  test('takes the day of publication where the text gives none, and none where nobody knows it', () => {
    const clause = [at('the boat was late')]
    expect(newDraft(text, clause, { publishedOn })).toMatchObject({
      stance: 'denies',
      said: publishedOn,
      kept: { edtf: publishedOn, wording: null, basis: 'published-on' },
    })
    expect(newDraft(text, clause, { publishedOn: null })).toMatchObject({
      said: '',
      kept: null,
    })
  })
})

describe('the said-on of a form', () => {
  test('is the stored day while it is not typed anew', () => {
    for (const said of ['on Thursday', ' 2025-03-13 '])
      expect(saidOf({ ...made, said }, publishedOn)).toEqual({
        value: made.kept,
        why: 'Thursday 13 March 2025: “on Thursday”, counted back from publication',
      })
  })

  test('is read anew when typed', () => {
    expect(saidOf({ ...made, said: '2025-03-12' }, publishedOn)).toEqual({
      value: { edtf: '2025-03-12', wording: null, basis: 'editor' },
      why: 'Wednesday 12 March 2025: entered by the editor',
    })
  })

  test('may be empty', () => {
    expect(saidOf({ ...made, said: '  ' }, publishedOn)).toMatchObject({ value: null })
  })

  test('that is no day is a problem, and nothing to send', () => {
    const form = { ...made, said: '2025-02-30' }
    expect(saidOf(form, publishedOn)).toEqual({ problem: expect.stringContaining('28 days') })
    expect(() => statementOf(form, publishedOn)).toThrow('28 days')
  })
})

describe('what a form sends', () => {
  test('names a source on record by its number, and a new one in full', () => {
    const sent = statementOf(
      {
        ...made,
        source: { id: 4, name: 'Ada Lund', kind: 'person' },
        speaksFor: { name: 'Harbour Office', kind: 'organisation' },
      },
      publishedOn,
    )
    expect(sent.source).toEqual({ id: 4 })
    expect(sent.speaksFor).toEqual({ name: 'Harbour Office', kind: 'organisation' })
  })

  test('is a wording or the claim that it joins, with the topics parted', () => {
    const form: Draft = { ...made, topics: ' ferries, ,harbour ' }
    expect(statementOf(form, publishedOn)).toMatchObject({
      claim: { wording: 'The ferry is late again.' },
      utterance: null,
      saidOn: made.kept,
      topics: ['ferries', 'harbour'],
    })
    const joined = { ...form, claim: { id: 9, wording: 'B.' }, utterance: { id: 5, label: 'B.' } }
    expect(statementOf(joined, publishedOn)).toMatchObject({ claim: { id: 9 }, utterance: 5 })
  })
})

test('a form is not sent with a day that is none, or a name that nobody chose', () => {
  expect(problemOf(made, publishedOn)).toBeNull()
  expect(problemOf({ ...made, said: '2025-02-30' }, publishedOn)?.field).toBe('saidOn')
  const named: Draft = { ...made, named: ' Ada ' }
  expect(problemOf(named, publishedOn)).toMatchObject({
    field: 'source',
    message: expect.stringContaining('“Ada”'),
  })
  expect(problemOf({ ...named, source: { name: 'Ada', kind: 'person' } }, publishedOn)).toBeNull()
  expect(problemOf({ ...named, utterance: { id: 5, label: 'B.' } }, publishedOn)).toBeNull()
})

test('a source that was to be made and stands by now is not made twice', () => {
  const known = { id: 4, name: 'Ada Lund', kind: 'person' as const }
  const passages = [{ source: known, speaksFor: null }] as DeskPassage[]
  const form: Draft = { ...made, source: { name: 'Ada Lund', kind: 'person' } }
  expect(settled(form, passages).source).toEqual(known)
  expect(
    settled({ ...form, source: { name: 'Ada Lund', kind: 'group' } }, passages).source?.id,
  ).toBeUndefined()
  expect(settled(form, [], [{ ...known, id: 77 }]).source).toEqual({ ...known, id: 77 })
  expect(settled(made, passages)).toEqual(made)
})

describe('words put into their place', () => {
  test('are the cue or the mention', () => {
    const piece = at('Petra Holm')
    expect(place(made, text, piece, 'mention')).toEqual({ ...made, mention: piece })
    expect(place(made, text, piece, 'cue')).toEqual({ ...made, cue: piece })
  })

  test('are the new content, with the quote kind of it', () => {
    const piece = at('the boat was late')
    expect(place(made, text, piece, 'content')).toEqual({ ...made, content: [piece], kind: 'indirect' })
  })

  test('are one more piece, in the order of the text, for every piece that they overlap', () => {
    const [ferry, late, boat] = [at('The ferry'), at('late again'), at('the boat')]
    const two = place({ ...made, content: [late] }, text, ferry, 'piece')
    expect(two.content).toEqual([ferry, late])
    expect(place(two, text, boat, 'piece').content).toEqual([ferry, late, boat])
    expect(place(two, text, at('ferry is late'), 'piece').content).toEqual([at('ferry is late')])
  })
})

describe('a kept form', () => {
  test('comes back from its JSON as it was', () => {
    expect(draftSchema.parse(JSON.parse(JSON.stringify(made)))).toEqual(made)
  })

  test('of another shape does not parse', () => {
    const wrong = [
      null,
      {},
      { ...made, content: [] },
      { ...made, stance: 'shrugs' },
      { ...made, source: 'Ada' },
      { ...made, cue: { start: 5, end: 5 } },
      { ...made, topics: undefined },
    ]
    for (const value of wrong) expect(draftSchema.safeParse(value).success, JSON.stringify(value)).toBe(false)
  })

  test('kept before reporting chains were known is read, and a chain is sent as it stands', () => {
    const { chain: _, reason: __, ...older } = made
    expect(draftSchema.parse(older)).toEqual(made)
    const chain = [{ kind: 'agency' as const, name: 'Reuters' }]
    expect(statementOf({ ...made, chain }, publishedOn)).toMatchObject({ chain })
  })

  test('of a deleted passage becomes a new statement; a new one stays as it is', () => {
    const edited: Draft = {
      ...made,
      id: 3,
      read: { attestation: 1, utterance: 1, claim: 1 },
      utterance: { id: 5, label: 'B.' },
    }
    expect(anew(edited)).toEqual(made)
    const joined = { ...made, utterance: { id: 5, label: 'B.' } }
    expect(anew(joined)).toBe(joined)
  })
})
