import { test } from 'vitest'
import {
  aufklärung,
  bericht,
  german,
  put,
  risse,
  sicher,
  vorwürfe,
  expectRow,
  type Row,
} from './test-anchoring'

// The same kinds of edit of a German text.

const rows: Row[] = [
  [
    'German: marks replaced',
    german,
    '„Wir nehmen die Sorgen der Menschen sehr ernst“',
    (text) => text.replace('„', '»').replace('“', '«'),
    'moved',
    '»Wir nehmen die Sorgen der Menschen sehr ernst«',
  ],
  ['German: a „nicht“ inserted', german, sicher, put('Verkehr sicher', 'Verkehr nicht sicher'), 'orphaned'],
  ['German: a „keine“ inserted', german, risse, put('mehr als 40 Risse', 'keine Risse'), 'orphaned'],
  [
    'German: bestätigte turned into dementierte',
    german,
    bericht,
    put('bestätigte', 'dementierte'),
    'orphaned',
  ],
  ['German: a number changed', german, risse, put('40', '60'), 'moved', risse.replace('40', '60')],
  [
    'German: reworded',
    german,
    vorwürfe,
    put('die Akten zu veröffentlichen', 'sämtliche Akten bald zu veröffentlichen'),
    'moved',
    vorwürfe.replace('die Akten', 'sämtliche Akten bald'),
  ],
  [
    'German: the order of the words changed',
    german,
    risse,
    put(risse, 'In den Pfeilern wurden nach Angaben der Stadt mehr als 40 Risse gefunden.'),
    'moved',
    'In den Pfeilern wurden nach Angaben der Stadt mehr als 40 Risse gefunden.',
  ],
  ['German: its sentence deleted', german, aufklärung, put(`${aufklärung} `, ''), 'orphaned'],
  [
    'German: a day with a full stop before it',
    german,
    'die Hafenbrücke zu sperren',
    put('am 3. März', 'am 4. März'),
    'exact',
  ],
  [
    'German: several words changed and a clause added',
    german,
    bericht,
    put(bericht, 'Eine Sprecherin bestätigte am Abend, dass ein Bericht aus dem Jahr 2021 vorliegt.'),
    'moved',
    'Eine Sprecherin bestätigte am Abend, dass ein Bericht aus dem Jahr 2021 vorliegt.',
  ],
]

test.each(rows)('%s', (...row) => expectRow(row))
