import { readEdtf } from './dates'
import type { SourceRef, Stance, UtteranceView } from './record'

/** One utterance on a time line: its first and last day (yyyy-mm-dd). */
export type Said = { id: number; stance: Stance; saidOn: string; from: string; to: string; circa: boolean }
export type SourceRow = { source: SourceRef; said: Said[] }
/** Who says it and when: a row a source, in the order of their first words; `from` and `to` span all of it. */
export type WhoSays = { rows: SourceRow[]; from: string; to: string }

/** The rows of a claim's utterances; null where there are fewer than two. What goes on to this day ends where the others do. */
export function whoSays(utterances: readonly UtteranceView[]): WhoSays | null {
  const dated = utterances.flatMap(({ id, stance, saidOn, source }) => {
    const date = readEdtf(saidOn)
    return date ? [{ source, date, said: { id, stance, saidOn, circa: date.approximate } }] : []
  })
  if (dated.length < 2) return null
  const latest = dated
    .map(({ date }) => date.to ?? date.from)
    .sort()
    .at(-1)!
  const rows = new Map<number, SourceRow>()
  for (const { source, date, said } of dated) {
    const row = rows.get(source.id) ?? { source, said: [] }
    row.said.push({ ...said, from: date.from, to: date.to ?? latest })
    rows.set(source.id, row)
  }
  const ordered = [...rows.values()].map(({ source, said }) => ({ source, said: said.sort(earlier) }))
  return {
    rows: ordered.sort(
      (one, other) => earlier(one.said[0]!, other.said[0]!) || one.source.id - other.source.id,
    ),
    from: ordered.flatMap(({ said }) => said.map(({ from }) => from)).sort()[0]!,
    to: latest,
  }
}

const earlier = (one: Said, other: Said) =>
  one.from < other.from
    ? -1
    : one.from > other.from
      ? 1
      : one.to < other.to
        ? -1
        : one.to > other.to
          ? 1
          : one.id - other.id
