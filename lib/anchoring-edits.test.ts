import { expect, test } from 'vitest'
import { autoAccept, reanchor } from './anchoring'
import {
  all,
  autumn,
  confirmed,
  cracks,
  english,
  entry,
  ferry,
  paragraphs,
  put,
  repairs,
  risk,
  unsafe,
  expectRow,
  type Row,
} from './test-anchoring'

// One edit each that leaves the words or rewords them.

const rows: Row[] = [
  ['nothing', english, risk, (text) => text, 'exact'],
  ['a live-blog entry before it', english, risk, entry('14:05 The council meets again tonight.'), 'exact'],
  [
    'its paragraph moved to the end',
    english,
    cracks,
    paragraphs(([a, b, ...rest]) => [a!, ...rest, b!]),
    'exact',
  ],
  [
    'its paragraph moved to the top',
    english,
    autumn,
    paragraphs((list) => [list[3]!, ...list.filter((_, at) => at !== 3)]),
    'exact',
  ],
  ['all paragraphs turned round', english, confirmed, paragraphs((list) => [...list].reverse()), 'exact'],
  ['the paragraph before it deleted', english, repairs, paragraphs((list) => list.slice(1)), 'exact'],
  ['paragraphs joined', english, autumn, (text) => text.replaceAll('\n\n', ' '), 'exact'],
  [
    'the sentence around it reworded',
    english,
    risk,
    put('she told reporters after the meeting', 'Holm told journalists outside the town hall'),
    'exact',
  ],
  [
    'a word corrected',
    english,
    cracks,
    put('northern', 'southern'),
    'moved',
    cracks.replace('northern', 'southern'),
  ],
  [
    'a misspelling corrected',
    english.replace('according', 'acording'),
    cracks.replace('according', 'acording'),
    put('acording', 'according'),
    'moved',
    cracks,
  ],
  [
    'a name corrected',
    english,
    ['Peters', 1],
    (text) => text.replaceAll('Peters', 'Petersen'),
    'moved',
    'Petersen',
  ],
  ['a number changed', english, cracks, put('42', '45'), 'moved', cracks.replace('42', '45')],
  ['a sum changed', english, repairs, put('12.5', '13'), 'moved', repairs.replace('12.5', '13')],
  [
    'a quote trimmed',
    english,
    autumn,
    put(autumn, '“We will have to close in autumn,”'),
    'moved',
    '“We will have to close in autumn,”',
  ],
  [
    'a quote made longer',
    english,
    '“Nobody read my report,”',
    put('my report,', 'my report in full,'),
    'moved',
    '“Nobody read my report in full,”',
  ],
  [
    'words put in',
    english,
    ferry,
    put('free for', 'free of charge for all'),
    'moved',
    ferry.replace('free for', 'free of charge for all'),
  ],
  [
    'words taken out',
    english,
    cracks,
    put(', according to a report seen by the Courier', ''),
    'moved',
    'Engineers found 42 cracks in the northern pillars.',
  ],
  [
    'reworded and its paragraph moved',
    english,
    cracks,
    all(
      put('found 42 cracks in', 'counted 42 deep cracks in'),
      paragraphs(([a, b, ...rest]) => [a!, ...rest, b!]),
    ),
    'moved',
    cracks.replace('found 42 cracks', 'counted 42 deep cracks'),
  ],
  [
    'typographic marks replaced',
    english,
    risk,
    (text) => text.replace(/[“”]/g, '"').replaceAll("'", '’'),
    'moved',
    '"We cannot take that risk with people’s lives,"',
  ],
  [
    'a dash replaced',
    english.replace('said Mary Ostrow, who', 'said Mary Ostrow – who'),
    'said Mary Ostrow – who sells books',
    put('–', '—'),
    'moved',
    'said Mary Ostrow — who sells books',
  ],
  [
    'blanks and line ends changed',
    english,
    repairs,
    put('million pounds', 'million\u00a0\n pounds'),
    'moved',
    repairs.replace('million pounds', 'million\u00a0\n pounds'),
  ],
  [
    'capitals changed',
    english,
    'Engineers found 42 cracks',
    put('Engineers found', 'On Friday engineers found'),
    'moved',
    'engineers found 42 cracks',
  ],
  [
    'joined with a longer addition in the same sentence',
    english,
    confirmed,
    put(
      confirmed,
      'The council confirmed that it received the report, an hour before its own meeting began.',
    ),
    'moved',
    'The council confirmed that it received the report, an hour before its own meeting began.',
  ],
  [
    'half of its words changed, in its place',
    english,
    repairs,
    put(repairs, 'Repairs are to cost some 12.5 million pounds and to take at least two years.'),
    'moved',
    'Repairs are to cost some 12.5 million pounds and to take at least two years.',
  ],
  [
    'an abbreviation before a name put in',
    english,
    unsafe,
    put(unsafe, 'Mayor Dr. Anna Holm said the old bridge was no longer safe.'),
    'moved',
    'Mayor Dr. Anna Holm said the old bridge was no longer safe.',
  ],
]

test.each(rows)('%s', (...row) => expectRow(row))

test('an orphan offers what comes nearest', () => {
  const after = put('that it received', 'that it had not received')(english)
  const start = english.indexOf(confirmed)
  const [found] = reanchor(english, after, [{ start, end: start + confirmed.length }])
  if (found?.outcome !== 'orphaned' || !found.candidate) throw new Error('no candidate')
  expect(after.slice(found.candidate.start, found.candidate.end)).toBe(
    'The council confirmed that it had not received the report.',
  )
  expect(found.candidate.score).toBeGreaterThan(0.5)
})

test.each([
  ['glyphs and blanks', risk, (text: string) => text.replace(/[“”]/g, '"'), true],
  ['a letter of a long word', cracks, put('according', 'acording'), true],
  ['a figure', cracks, put('42', '43'), false],
  ['a word', cracks, put('northern', 'southern'), false],
])('an editor looks at changed words and figures, not at %s', (_what, words, edit, accepted) => {
  const start = english.indexOf(words)
  const [found] = reanchor(english, edit(english), [{ start, end: start + words.length }])
  expect(found!.outcome).toBe('moved')
  if (found!.outcome !== 'orphaned') expect(found!.score >= autoAccept).toBe(accepted)
})
