import { expect, test } from 'vitest'
import { autoAccept, reanchor } from './anchoring'

// One edit each, as newsrooms make them, and what must become of the marked words. The texts are invented.

const english = `The harbour bridge in Wellbrook will close on Monday, the city council decided on Tuesday. Mayor Anna Holm said the bridge was no longer safe. “We cannot take that risk with people's lives,” she told reporters after the meeting.

Engineers found 42 cracks in the northern pillars, according to a report seen by the Courier. The repairs will cost about 12.5 million pounds and take two years.

Jonas Peters, an engineer who inspected the bridge in 2021, said the council had ignored his warning. “Nobody read my report,” Peters said. The council confirmed that it received the report. A spokesman denied that the warning was ignored.

Shopkeepers on the south bank fear for their trade. “If the customers stay away, we will have to close in autumn,” said Mary Ostrow, who sells books. The ferry will run every 20 minutes and will be free for commuters. She said.

Mayor Anna Holm said the ferry was safe. The opposition demanded an inquiry. She said.`

const german = `Der Stadtrat von Wellbrück hat am 3. März beschlossen, die Hafenbrücke zu sperren. Bürgermeisterin Anke Holm sagte, die Brücke sei für den Verkehr sicher. „Wir nehmen die Sorgen der Menschen sehr ernst“, erklärte sie nach der Sitzung.

Nach Angaben der Stadt wurden in den Pfeilern mehr als 40 Risse gefunden. Ein Sprecher bestätigte, dass ein Bericht aus dem Jahr 2021 vorliegt. Die Händler am Südufer befürchten große Einbußen.

Die Opposition verlangte eine lückenlose Aufklärung der Vorgänge. Holm wies alle Vorwürfe zurück und kündigte an, die Akten zu veröffentlichen.`

type Edit = (text: string) => string
/** Asserts that the words are there, so that no edit passes by doing nothing. */
const put =
  (old: string, now: string): Edit =>
  (text) => {
    expect(text).toContain(old)
    return text.replace(old, now)
  }
const all =
  (...edits: Edit[]): Edit =>
  (text) =>
    edits.reduce((edited, edit) => edit(edited), text)
const paragraphs =
  (change: (paragraphs: string[]) => string[]): Edit =>
  (text) =>
    change(text.split('\n\n')).join('\n\n')
const entry = (words: string): Edit => paragraphs((list) => [words, ...list])

type Row = [
  what: string,
  text: string,
  span: string | [words: string, occurrence: number],
  edit: Edit,
  outcome: 'exact' | 'moved' | 'orphaned',
  /** The words that it now is; left out where they are the same. */
  now?: string,
]

const risk = "“We cannot take that risk with people's lives,”"
const cracks = 'Engineers found 42 cracks in the northern pillars, according to a report seen by the Courier.'
const repairs = 'The repairs will cost about 12.5 million pounds and take two years.'
const autumn = '“If the customers stay away, we will have to close in autumn,”'
const denied = 'A spokesman denied that the warning was ignored.'
const confirmed = 'The council confirmed that it received the report.'
const unsafe = 'Mayor Anna Holm said the bridge was no longer safe.'
const ferry = 'The ferry will run every 20 minutes and will be free for commuters.'
const sicher = 'Bürgermeisterin Anke Holm sagte, die Brücke sei für den Verkehr sicher.'
const risse = 'Nach Angaben der Stadt wurden in den Pfeilern mehr als 40 Risse gefunden.'
const bericht = 'Ein Sprecher bestätigte, dass ein Bericht aus dem Jahr 2021 vorliegt.'
const aufklärung = 'Die Opposition verlangte eine lückenlose Aufklärung der Vorgänge.'
const vorwürfe = 'Holm wies alle Vorwürfe zurück und kündigte an, die Akten zu veröffentlichen.'

const rows: Row[] = [
  ['nothing', english, risk, (text) => text, 'exact'],
  ['a live-blog entry before it', english, risk, entry('14:05 The council meets again tonight.'), 'exact'],
  [
    'an entry before it with the same words',
    english,
    denied,
    entry('“A spokesman denied it,” he said.'),
    'exact',
  ],
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
  [
    'its sentence moved within the paragraph',
    english,
    confirmed,
    all(put(`${confirmed} `, ''), put(denied, `${denied} ${confirmed}`)),
    'exact',
  ],
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
    'a full stop turned into a comma',
    english,
    repairs,
    put(repairs, 'The repairs will cost about 12.5 million pounds and take two years, the report says.'),
    'moved',
    'The repairs will cost about 12.5 million pounds and take two years, the report says.',
  ],
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
]

test.each(rows)('%s', (_what, before, span, edit, outcome, now) => {
  const [words, occurrence] = typeof span === 'string' ? [span, 0] : span
  let start = before.indexOf(words)
  for (let more = 0; more < occurrence; more += 1) start = before.indexOf(words, start + 1)
  expect(start).toBeGreaterThanOrEqual(0)
  const after = edit(before)
  const [found] = reanchor(before, after, [{ start, end: start + words.length }])
  expect(found!.outcome).toBe(outcome)
  if (found!.outcome !== 'orphaned') expect(after.slice(found!.start, found!.end)).toBe(now ?? words)
})

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
