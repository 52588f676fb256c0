import { expect, test } from 'vitest'
import { differences, merged } from './differences'
import { newDraft, type Draft } from './draft'

const text = '“The ferry is late,” Ada Lund said.'
const mine: Draft = newDraft(text, [{ start: 0, end: 20 }], { publishedOn: '2025-03-14' })

test('two forms that say the same differ in no line', () => {
  expect(differences(mine, { ...mine, id: 3 }, text)).toEqual([])
})

test('each line that differs tells both sides in words', () => {
  const theirs: Draft = {
    ...mine,
    channel: 'on the quay',
    source: { id: 4, name: 'Ada Lund', kind: 'person' },
    claim: { id: 9, wording: 'The boat runs late.' },
    content: [
      { start: 1, end: 4 },
      { start: 14, end: 18 },
    ],
    cue: null,
  }
  expect(differences(mine, theirs, text).map((line) => [line.label, line.mine, line.theirs])).toEqual([
    ['Claim', 'The ferry is late.', 'The boat runs late.'],
    ['Source', 'not known', 'Ada Lund'],
    ['Channel', 'empty', 'on the quay'],
    ['Content', '“The ferry is late,”', 'The … late'],
    ['Cue', 'said', 'none'],
  ])
})

test('what is chosen goes over the record; the rest stays as it is there', () => {
  const theirs: Draft = {
    ...mine,
    id: 3,
    read: { attestation: 2, utterance: 5, claim: 7 },
    said: '2025-03-13',
    kept: { edtf: '2025-03-13', wording: null, basis: 'editor' },
    channel: 'on the quay',
    stance: 'denies',
  }
  const chosen = differences(mine, theirs, text).filter(({ label }) => label !== 'Channel')
  expect(chosen.map(({ label }) => label)).toEqual(['Stance', 'Said on'])
  expect(merged(mine, theirs, chosen)).toEqual({
    ...theirs,
    stance: 'asserts',
    said: mine.said,
    kept: mine.kept,
  })
})
