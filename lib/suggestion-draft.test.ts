import { describe, expect, test } from 'vitest'
import type { DeskPassage, DeskSuggestion } from './desk-view'
import { saidOf, statementOf } from './draft'
import type { Speaker } from './suggestion'
import { draftOfSuggestion, twinOf, whoSays, type Around } from './suggestion-draft'

const lund: Speaker = {
  name: 'Ada Lund',
  kind: 'person',
  capacity: 'harbour master',
  organisation: 'Port Averil',
  place: false,
}
const onRecord = (id: number, name: string, certain = false) => ({
  id,
  name,
  kind: 'person' as const,
  certain,
  why: 'the very name',
})

let made = 0
function suggestion(start: number, more: Partial<DeskSuggestion> = {}): DeskSuggestion {
  made += 1
  return {
    id: made,
    state: 'open',
    maker: null,
    note: null,
    content: [{ start, end: start + 10 }],
    cue: { start: start + 12, end: start + 16 },
    mention: { start: start + 17, end: start + 25 },
    kind: 'direct',
    stance: 'denies',
    wording: 'The ferry is late.',
    speaker: lund,
    saidOn: { edtf: '2025-03-13', wording: 'on Thursday', basis: 'relative' },
    channel: 'on the quay',
    confidence: 0.9,
    rule: 'quotation with a cue',
    reason: 'quotation marks',
    utterance: made,
    neutral: null,
    model: null,
    sources: [],
    ...more,
  }
}

const source = { id: 7, name: 'Harbour Office', kind: 'organisation' as const }
const passage = (start: number, more: Partial<DeskPassage> = {}) =>
  ({
    content: [{ start, end: start + 10 }],
    utterance: 70,
    claim: { id: 1, wording: 'The ferry is late.', state: 'draft' },
    source,
    speaksFor: null,
    capacity: 'spokesperson',
    saidOn: { edtf: '2025-03-13', wording: null, basis: 'stated' },
    ...more,
  }) as DeskPassage
const alone: Around = { suggestions: [], passages: [], organisations: {} }
const beside = (suggestions: DeskSuggestion[], passages: DeskPassage[]): Around => ({
  ...alone,
  suggestions,
  passages,
})

test('the form holds what is proposed, and sends it', () => {
  const one = suggestion(0)
  const draft = draftOfSuggestion(one, alone)
  expect(draft).toMatchObject({
    id: null,
    content: one.content,
    cue: one.cue,
    mention: one.mention,
    kind: 'direct',
    stance: 'denies',
    wording: 'The ferry is late.',
    source: { name: 'Ada Lund', kind: 'person' },
    capacity: 'harbour master of Port Averil',
    said: 'on Thursday',
    channel: 'on the quay',
    utterance: null,
    remember: null,
  })
  expect(saidOf(draft, '2025-03-14')).toMatchObject({ value: one.saidOn })
  expect(statementOf(draft, '2025-03-14')).toMatchObject({
    source: { name: 'Ada Lund', kind: 'person' },
    claim: { wording: 'The ferry is late.' },
    saidOn: one.saidOn,
  })
})

test('what is not proposed stays empty', () => {
  expect(
    draftOfSuggestion(suggestion(0, { speaker: null, saidOn: null, channel: null }), alone),
  ).toMatchObject({
    source: null,
    capacity: '',
    said: '',
    kept: null,
    channel: '',
  })
})

describe('who says it', () => {
  test('is the one source on record that fits for certain', () => {
    const sources = [onRecord(4, 'Ada Lund', true), onRecord(5, 'Ada Lunde')]
    expect(whoSays(suggestion(0, { sources }), alone)).toEqual({
      how: 'on record',
      source: { id: 4, name: 'Ada Lund', kind: 'person' },
      why: 'the very name',
    })
  })

  test.each([
    ['where one fits and is not certain', [onRecord(4, 'Ada Lund')]],
    ['where two are certain', [onRecord(4, 'Ada Lund', true), onRecord(5, 'Ada Lund', true)]],
  ])('is left to the editor %s, a new source among the choices', (_, sources) => {
    const who = whoSays(suggestion(0, { sources }), alone)
    expect(who).toMatchObject({ how: 'choose', source: null })
    expect(who.how === 'choose' && who.among.map(({ id, name }) => [id, name])).toEqual([
      ...sources.map(({ id, name }) => [id, name]),
      [undefined, 'Ada Lund'],
    ])
  })

  test('is one of four at most', () => {
    const sources = [4, 5, 6, 7].map((id) => onRecord(id, 'Ada Lund'))
    const who = whoSays(suggestion(0, { sources }), alone)
    expect(who.how === 'choose' && who.among.map(({ id }) => id)).toEqual([4, 5, 6, undefined])
  })

  test('is new where none fits, and unknown where the program names nobody', () => {
    expect(whoSays(suggestion(0), alone)).toEqual({
      how: 'new',
      source: { name: 'Ada Lund', kind: 'person' },
    })
    expect(whoSays(suggestion(0, { speaker: null }), alone)).toEqual({ how: 'unknown', source: null })
  })

  test('is whom the editor chose for the same speaker, in the passage before, or else after', () => {
    const [before, here, after] = [suggestion(0), suggestion(40), suggestion(80)]
    const around = beside([before, here, after], [passage(0), passage(80, { source: { ...source, id: 8 } })])
    expect(whoSays(here, around)).toMatchObject({ how: 'as before', source })
    expect(draftOfSuggestion(here, around)).toMatchObject({ source, capacity: 'spokesperson' })
    expect(whoSays(suggestion(0), beside([after], [passage(80)]))).toMatchObject({ source })
    const named = { ...source, name: 'ada lund' }
    expect(whoSays(here, beside([], [passage(0, { source: named })]))).toMatchObject({ source: named })
    expect(whoSays(suggestion(40, { speaker: { ...lund, name: 'Petra Holm' } }), around).how).toBe('new')
  })

  test('of a place is its government, which is remembered, until it is on record under that name', () => {
    const speaker: Speaker = {
      ...lund,
      name: 'Government of Averil',
      kind: 'organisation',
      capacity: null,
      place: true,
    }
    const government = { id: 9, name: 'Government of Averil', kind: 'organisation' as const }
    const one = suggestion(0, { speaker })
    expect(whoSays(one, alone)).toEqual({
      how: 'place',
      source: { name: 'Government of Averil', kind: 'organisation' },
    })
    expect(draftOfSuggestion(one, alone)).toMatchObject({ remember: 'metonym' })
    const unsure = suggestion(0, { speaker, sources: [{ ...government, certain: false, why: 'alike' }] })
    expect(whoSays(unsure, alone)).toEqual({ how: 'place', source: government })
    const known = suggestion(0, {
      speaker,
      sources: [{ ...government, certain: true, why: 'also “Averil”' }],
    })
    expect(draftOfSuggestion(known, alone)).toMatchObject({ source: government, remember: null })
    const others = suggestion(0, { speaker, sources: [onRecord(4, 'Averil')] })
    expect(whoSays(others, alone).how).toBe('choose')
  })
})

test.each([
  ['Prosecutor General', 'Ukraine', 'Prosecutor General of Ukraine'],
  ['spokesperson', 'Foreign Ministry', 'spokesperson of the Foreign Ministry'],
  ['spokesperson', 'mayor', 'spokesperson of the mayor'],
  ['chair', 'the Dockers’ Federation', 'chair of the Dockers’ Federation'],
  ['mayor of Averil', 'Averil', 'mayor of Averil'],
  ['mayor', null, 'mayor'],
  [null, 'Averil', ''],
])('%s, %s is “%s”', (capacity, organisation, words) => {
  const speaker = { ...lund, capacity, organisation }
  expect(draftOfSuggestion(suggestion(0, { speaker }), alone).capacity).toBe(words)
})

test('a spokesperson speaks for the organisation, where it is on record', () => {
  const organisations = { 'Port Averil': source }
  const speaking = (capacity: string) =>
    draftOfSuggestion(suggestion(0, { speaker: { ...lund, capacity } }), { ...alone, organisations })
      .speaksFor
  expect(speaking('spokesperson')).toBe(source)
  expect(speaking('harbour master')).toBeNull()
})

test('the same utterance elsewhere in the article is joined while its passage stands', () => {
  const [first, second] = [
    suggestion(0, { utterance: 5, state: 'accepted' }),
    suggestion(40, { utterance: 5 }),
  ]
  const around = beside([first, second], [passage(0)])
  expect(twinOf(second, around)?.utterance).toBe(70)
  expect(draftOfSuggestion(second, around).utterance).toEqual({
    id: 70,
    label: 'Harbour Office, 13 March 2025, The ferry is late.',
  })
  expect(twinOf(second, beside([first, second], []))).toBeUndefined()
  expect(twinOf(second, beside([{ ...first, state: 'dismissed' }, second], [passage(0)]))).toBeUndefined()
  expect(twinOf(suggestion(40), around)).toBeUndefined()
})
