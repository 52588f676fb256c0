import { test } from 'vitest'
import {
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

// Words that were deleted, some of which stand elsewhere too.

const rows: Row[] = [
  ['its sentence deleted', english, cracks, put(`${cracks} `, ''), 'orphaned'],
  [
    'its paragraph deleted',
    english,
    ferry,
    paragraphs((list) => list.filter((_, at) => at !== 3)),
    'orphaned',
  ],
  ['its sentence deleted, one like it left', english, unsafe, put(` ${unsafe}`, ''), 'orphaned'],
  [
    'its sentence gone, another in its place',
    english,
    repairs,
    put(repairs, 'Traffic will be sent over the old road in the meantime.'),
    'orphaned',
  ],
  [
    'all gone',
    english,
    risk,
    () => 'Herring was cheap in the market this week, and more of it was eaten than ever.',
    'orphaned',
  ],
  ['nothing left', english, risk, () => '', 'orphaned'],
  ['the same words twice, the first', english, ['She said.', 0], entry('Nothing new.'), 'exact'],
  ['the same words twice, the second', english, ['She said.', 1], entry('Nothing new.'), 'exact'],
  ['the same words twice, the first deleted', english, ['She said.', 0], put(' She said.', ''), 'orphaned'],
  ['the same words twice, the other deleted', english, ['She said.', 1], put(' She said.', ''), 'exact'],
  [
    'a word that stands often, its sentence deleted',
    english,
    ['report', 1],
    put(`${cracks} `, ''),
    'orphaned',
  ],
  ['a quote printed again above', english, risk, entry(`${risk} says the mayor.`), 'exact'],
  [
    'a long sentence twice, the first deleted',
    `${confirmed} ${english.replace(confirmed, '')}\n\n${confirmed}`,
    confirmed,
    (text) => text.slice(confirmed.length + 1),
    'exact',
  ],
]

test.each(rows)('%s', (...row) => expectRow(row))
