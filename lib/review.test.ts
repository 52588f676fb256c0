import { describe, expect, test } from 'vitest'
import { changeable, changesOf, remembering, type OnRecord, type Proposed } from './review'

const proposed: Proposed = {
  content: [{ start: 1, end: 20 }],
  cue: [{ start: 22, end: 26 }],
  mention: [{ start: 27, end: 40 }],
  kind: 'direct',
  stance: 'asserts',
  wording: 'The harbour was closed.',
  saidOn: '2023-03-17',
  channel: null,
  speaker: {
    name: 'Anna Petrenko',
    kind: 'person',
    capacity: 'Harbour Master',
    organisation: 'Odesa',
    place: false,
  },
}
const same: OnRecord = {
  ...proposed,
  capacity: 'Harbour Master',
  names: ['Anna Petrenko'],
  offered: false,
  joined: null,
}

describe('changes', () => {
  test('none where the statement is as proposed', () => {
    expect(changesOf(proposed, same)).toEqual([])
  })

  test('every field that differs, in the order of the form', () => {
    const other: OnRecord = {
      content: [{ start: 1, end: 19 }],
      cue: [],
      mention: [{ start: 27, end: 31 }],
      kind: 'mixed',
      stance: 'denies',
      wording: 'The harbour was open.',
      capacity: 'pilot',
      saidOn: '2023-03-18',
      channel: 'a press briefing',
      names: ['Moscow'],
      offered: false,
      joined: null,
    }
    expect(changesOf(proposed, other)).toEqual([...changeable])
  })

  test.each<[string, Partial<OnRecord>]>([
    ['the name in another spelling of case and accents', { names: ['ANNÁ PETRENKO'] }],
    ['another name of the source', { names: ['Anna O. Petrenko', 'Anna Petrenko'] }],
    ['a source that was offered', { names: ['A. Petrenko'], offered: true }],
    ['the capacity with its organisation', { capacity: 'Harbour Master of Odesa' }],
    ['the capacity with its organisation before it', { capacity: 'Odesa’s harbour master' }],
    ['an empty channel', { channel: '' }],
    ['the wording of a claim that was joined', { wording: 'Another', joined: 'claim' }],
    [
      'day, channel and capacity of an utterance that was joined',
      { wording: 'Another', saidOn: null, channel: 'a letter', capacity: null, joined: 'utterance' },
    ],
  ])('%s is no change', (_, more) => {
    expect(changesOf(proposed, { ...same, ...more })).toEqual([])
  })

  test('a source where none was proposed is one, and so is none where one was', () => {
    expect(changesOf({ ...proposed, speaker: null }, { ...same, capacity: null })).toEqual(['source'])
    expect(changesOf(proposed, { ...same, names: [] })).toEqual(['source'])
    expect(changesOf({ ...proposed, speaker: null }, { ...same, capacity: null, names: [] })).toEqual([])
  })
})

test('a dismissal is found by its words with the same mention or the same speaker', () => {
  const find = remembering([
    { id: 1, words: '“No ship was turned away”', mention: 'Moscow', speaker: 'Moscow' },
    { id: 2, words: 'No ship was turned away', mention: '', speaker: null },
  ])
  const words = '"no ship  was turned away"'
  expect(find({ words, mention: 'Moscow', speaker: 'Kremlin' })?.id).toBe(1)
  expect(find({ words, mention: 'It', speaker: 'Moscow' })?.id).toBe(1)
  expect(find({ words, mention: '', speaker: null })?.id).toBe(2)
  expect(find({ words, mention: '', speaker: 'Kyiv' })).toBeUndefined()
  expect(find({ words: 'No ship', mention: 'Moscow', speaker: 'Moscow' })).toBeUndefined()
})
