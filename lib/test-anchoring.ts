import { expect } from 'vitest'
import { reanchor } from './anchoring'

// Texts, edits of them as newsrooms make them, and what must become of marked words. The texts are invented.

export const english = `The harbour bridge in Wellbrook will close on Monday, the city council decided on Tuesday. Mayor Anna Holm said the bridge was no longer safe. “We cannot take that risk with people's lives,” she told reporters after the meeting.

Engineers found 42 cracks in the northern pillars, according to a report seen by the Courier. The repairs will cost about 12.5 million pounds and take two years.

Jonas Peters, an engineer who inspected the bridge in 2021, said the council had ignored his warning. “Nobody read my report,” Peters said. The council confirmed that it received the report. A spokesman denied that the warning was ignored.

Shopkeepers on the south bank fear for their trade. “If the customers stay away, we will have to close in autumn,” said Mary Ostrow, who sells books. The ferry will run every 20 minutes and will be free for commuters. She said.

Mayor Anna Holm said the ferry was safe. The opposition demanded an inquiry. She said.`

export const german = `Der Stadtrat von Wellbrück hat am 3. März beschlossen, die Hafenbrücke zu sperren. Bürgermeisterin Anke Holm sagte, die Brücke sei für den Verkehr sicher. „Wir nehmen die Sorgen der Menschen sehr ernst“, erklärte sie nach der Sitzung.

Nach Angaben der Stadt wurden in den Pfeilern mehr als 40 Risse gefunden. Ein Sprecher bestätigte, dass ein Bericht aus dem Jahr 2021 vorliegt. Die Händler am Südufer befürchten große Einbußen.

Die Opposition verlangte eine lückenlose Aufklärung der Vorgänge. Holm wies alle Vorwürfe zurück und kündigte an, die Akten zu veröffentlichen.`

export type Edit = (text: string) => string
/** Asserts that the words are there, so that no edit passes by doing nothing. */
export const put =
  (old: string, now: string): Edit =>
  (text) => {
    expect(text).toContain(old)
    return text.replace(old, now)
  }
export const all =
  (...edits: Edit[]): Edit =>
  (text) =>
    edits.reduce((edited, edit) => edit(edited), text)
export const paragraphs =
  (change: (paragraphs: string[]) => string[]): Edit =>
  (text) =>
    change(text.split('\n\n')).join('\n\n')
export const entry = (words: string): Edit => paragraphs((list) => [words, ...list])

export type Row = [
  what: string,
  text: string,
  span: string | [words: string, occurrence: number],
  edit: Edit,
  outcome: 'exact' | 'moved' | 'orphaned',
  /** The words that it now is; left out where they are the same. */
  now?: string,
]

export const risk = "“We cannot take that risk with people's lives,”"
export const cracks =
  'Engineers found 42 cracks in the northern pillars, according to a report seen by the Courier.'
export const repairs = 'The repairs will cost about 12.5 million pounds and take two years.'
export const autumn = '“If the customers stay away, we will have to close in autumn,”'
export const denied = 'A spokesman denied that the warning was ignored.'
export const confirmed = 'The council confirmed that it received the report.'
export const unsafe = 'Mayor Anna Holm said the bridge was no longer safe.'
export const ferry = 'The ferry will run every 20 minutes and will be free for commuters.'
export const sicher = 'Bürgermeisterin Anke Holm sagte, die Brücke sei für den Verkehr sicher.'
export const risse = 'Nach Angaben der Stadt wurden in den Pfeilern mehr als 40 Risse gefunden.'
export const bericht = 'Ein Sprecher bestätigte, dass ein Bericht aus dem Jahr 2021 vorliegt.'
export const aufklärung = 'Die Opposition verlangte eine lückenlose Aufklärung der Vorgänge.'
export const vorwürfe = 'Holm wies alle Vorwürfe zurück und kündigte an, die Akten zu veröffentlichen.'

/** Expects that the marked words of a text become what a row says. */
export function expectRow([, before, span, edit, outcome, now]: Row): void {
  const [words, occurrence] = typeof span === 'string' ? [span, 0] : span
  let start = before.indexOf(words)
  for (let more = 0; more < occurrence; more += 1) start = before.indexOf(words, start + 1)
  expect(start).toBeGreaterThanOrEqual(0)
  const after = edit(before)
  const [found] = reanchor(before, after, [{ start, end: start + words.length }])
  expect(found!.outcome).toBe(outcome)
  if (found!.outcome !== 'orphaned') expect(after.slice(found!.start, found!.end)).toBe(now ?? words)
}
