import { test } from 'vitest'
import {
  all,
  confirmed,
  denied,
  english,
  entry,
  ferry,
  german,
  put,
  repairs,
  unsafe,
  vorwürfe,
  expectRow,
  type Row,
} from './test-anchoring'

// Edits that say the contrary, and some that only look so.

const rows: Row[] = [
  [
    'an entry before it with the same words',
    english,
    denied,
    entry('“A spokesman denied it,” he said.'),
    'exact',
  ],
  [
    'its sentence moved within the paragraph',
    english,
    confirmed,
    all(put(`${confirmed} `, ''), put(denied, `${denied} ${confirmed}`)),
    'exact',
  ],
  [
    'a full stop turned into a comma',
    english,
    repairs,
    put(repairs, 'The repairs will cost about 12.5 million pounds and take two years, the report says.'),
    'moved',
    'The repairs will cost about 12.5 million pounds and take two years, the report says.',
  ],
  ['a “not” inserted', english, confirmed, put('that it received', 'that it had not received'), 'orphaned'],
  ['a “never” inserted', english, ferry, put('will be free', 'will never be free'), 'orphaned'],
  ["an “n't” inserted", english, denied, put('was ignored', "wasn't ignored"), 'orphaned'],
  ['a “no longer” taken out', english, unsafe, put('was no longer safe', 'was safe'), 'orphaned'],
  [
    'the contrary put before it',
    english,
    confirmed,
    put(confirmed, 'It is not true that the council confirmed that it received the report.'),
    'orphaned',
  ],
  ['a “not” put before a clause', english, 'free for commuters', put('free for', 'not free for'), 'orphaned'],
  [
    'confirmed turned into denied',
    english,
    confirmed,
    put('council confirmed', 'council denied'),
    'orphaned',
  ],
  ['denied turned into admitted', english, denied, put('denied', 'admitted'), 'orphaned'],
  [
    'a clause with a “not” of its own put in',
    english,
    confirmed,
    put('received the report', 'received the report, which was not published'),
    'moved',
    'The council confirmed that it received the report, which was not published.',
  ],
  [
    'a “not” inserted where other words changed too',
    english,
    confirmed,
    put(confirmed, 'The council has now confirmed that it had not received the report.'),
    'orphaned',
  ],
  [
    'written anew, with a “not” among many changed words',
    english,
    ferry,
    put(
      ferry,
      'The ferry, which is not yet paid for, will run every 20 minutes and be free for all who commute.',
    ),
    'moved',
    'The ferry, which is not yet paid for, will run every 20 minutes and be free for all who commute.',
  ],
  [
    'written anew, with a „nicht“ among many changed words',
    german,
    vorwürfe,
    put(
      vorwürfe,
      'Holm wies die meisten Vorwürfe als nicht belegt zurück und kündigte an, bald die Akten zu veröffentlichen.',
    ),
    'moved',
    'Holm wies die meisten Vorwürfe als nicht belegt zurück und kündigte an, bald die Akten zu veröffentlichen.',
  ],
]

test.each(rows)('%s', (...row) => expectRow(row))
