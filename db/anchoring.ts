import { setImmediate } from 'node:timers/promises'
import { sql, type SQL } from 'drizzle-orm'
import { anchoring, autoAccept, type AnchoredSpan, type Anchoring } from '../lib/anchoring'
import type { AnchorState, Selector } from '../lib/record'
import { describe, withinText, words, type Piece } from '../lib/spans'
import type { Transaction } from './connection'
import { anchors } from './schema-anchors'

/** So many passages are looked for between two inserts. */
const PAGE = 500
/** Milliseconds after which others get their turn: one long text would hold up the whole process. */
const TURN = 50
/** Milliseconds for all passages of an article: its lock is held meanwhile. An editor looks for what is left. */
const PATIENCE = 15_000

export type Spans = { content: Selector[]; cue: Selector[]; mention: Selector[] }
type Row = {
  id: number
  version: number
  own: Spans
  /** Where the words stand in the version before. */
  last:
    | (Spans & {
        state: AnchorState
        score: number | null
        decidedBy: number | null
        decidedAt: string | null
      })
    | null
}
type Version = { id: number; text: string | null }
type Later = { id: number; text: string }
type Place = typeof anchors.$inferInsert

/**
 * Looks for every attestation of an article in its new version, and keeps what became of each. Words that stood in
 * the version before are looked for from there; words that did not, or stood there changed, from the version they were
 * recorded in too.
 */
export async function anchorAll(
  tx: Transaction,
  { articleId, from, to }: { articleId: number; from: Version; to: Later },
): Promise<void> {
  const look = lookingFrom(tx, from, to)
  const next = (after: number) => sql`v.article_id = ${articleId} and v.id <> ${to.id} and a.id > ${after}`
  let rows = await rowsOf(tx, from, next(0))
  while (rows.length) {
    await tx.insert(anchors).values(await look(rows))
    rows = await rowsOf(tx, from, next(rows.at(-1)!.id))
  }
}

/**
 * Looks for one attestation in every version after its own: it was recorded where a newer one stood already, or its
 * words were corrected. What an editor decided stays, and so does the place in the version `but`.
 */
export async function anchorOne(tx: Transaction, id: number, but?: number | null): Promise<void> {
  const versions = await tx.execute<{ id: number; decided: boolean }>(sql`
    select v.id, n.decided_at is not null as decided
    from attestations a join article_versions own on own.id = a.version_id
    join article_versions v on v.article_id = own.article_id and v.number >= own.number
    left join anchors n on n.attestation_id = a.id and n.version_id = v.id
    where a.id = ${id} order by v.number`)
  let [before, ...later] = [...versions]
  for (const version of later) {
    if (!version.decided && version.id !== but) await anchorIn(tx, id, before!.id, version.id)
    before = version
  }
}

async function anchorIn(tx: Transaction, id: number, before: number, version: number): Promise<void> {
  const texts = await textsOf(tx, [before, version])
  const from = { id: before, text: texts.get(before) ?? null }
  const text = texts.get(version)
  if (typeof text !== 'string') return
  const rows = await rowsOf(tx, from, sql`a.id = ${id}`)
  for (const value of await lookingFrom(tx, from, { id: version, text })(rows)) {
    const { attestationId: _, versionId: __, ...set } = value
    await tx
      .insert(anchors)
      .values(value)
      .onConflictDoUpdate({ target: [anchors.attestationId, anchors.versionId], set })
  }
}

/** Attestations `a`, recorded in versions `v`, with where they stand in the version `from`; a page of them. */
async function rowsOf(tx: Transaction, from: Version, which: SQL): Promise<Row[]> {
  const rows = await tx.execute<Row>(sql`
    select a.id, a.version_id as version,
      json_build_object('content', a.content, 'cue', a.cue, 'mention', a.mention) as own,
      case when n.id is not null then json_build_object('content', n.content, 'cue', n.cue, 'mention', n.mention,
        'state', n.state, 'score', n.score, 'decidedBy', n.decided_by, 'decidedAt', n.decided_at) end as last
    from article_versions v join attestations a on a.version_id = v.id
    left join anchors n on n.attestation_id = a.id and n.version_id = ${from.id}
    where ${which} order by a.id limit ${PAGE}`)
  return [...rows]
}

/** Looks for attestations in the version `to`; each two texts are aligned once, when that is needed. */
function lookingFrom(tx: Transaction, from: Version, to: Later) {
  const texts = new Map([[from.id, from.text]])
  const ways = new Map<number, Anchoring>()
  const wayFrom = (version: number) => {
    if (!ways.has(version)) ways.set(version, anchoring(texts.get(version) ?? null, to.text))
    return ways.get(version)!
  }
  const placeOf = (row: Row): Place => {
    const base = stood(row, from)
    const asPrinted = () => place(wayFrom(row.version), to.text, row.own, row.last)
    const found = base ? place(wayFrom(from.id), to.text, base, row.last) : asPrinted()
    // An article may take its change back: then the words stand as first printed.
    const back = base && row.version !== from.id && changed(row) ? asPrinted() : found
    const ids = { attestationId: row.id, versionId: to.id }
    if (back.outcome === 'exact' && back !== found) return { ...ids, ...back }
    // What nobody has decided is no clearer for standing in one more version.
    if (base && found.state === 'kept' && row.last?.state === 'open' && changed(row))
      return { ...ids, ...found, ...undecided, candidate: found.content, score: row.last.score }
    return { ...ids, ...found }
  }
  const unsought = ({ id }: Row): Place => ({
    attestationId: id,
    versionId: to.id,
    outcome: 'orphaned',
    state: 'open',
  })
  const begun = performance.now()
  return async (rows: Row[]): Promise<Place[]> => {
    const wanted = rows.map(({ version }) => version).filter((version) => !texts.has(version))
    for (const [id, text] of await textsOf(tx, wanted)) texts.set(id, text)
    const places: Place[] = []
    let turn = performance.now()
    for (const row of rows) {
      places.push(performance.now() - begun < PATIENCE ? placeOf(row) : unsought(row))
      if (performance.now() - turn < TURN) continue
      await setImmediate()
      turn = performance.now()
    }
    return places
  }
}

const undecided = { outcome: 'moved', state: 'open' } as const

/** Whether the words stood in the version before otherwise than as first printed. */
const changed = ({ own, last }: Row) => words(own.content) !== words(last?.content ?? [])

/** The spans in the version before, where the words stood there. */
function stood({ version, own, last }: Row, from: Version): Spans | null {
  if (version === from.id) return own
  return last?.content.length ? last : null
}

async function textsOf(tx: Transaction, versions: number[]): Promise<Map<number, string | null>> {
  if (!versions.length) return new Map()
  const rows = await tx.execute<Version>(
    sql`select id, text from article_versions where id in ${[...new Set(versions)]}`,
  )
  return new Map([...rows].map(({ id, text }) => [id, text]))
}

function place(way: Anchoring, text: string, spans: Spans, last: Row['last']) {
  const found = way.span(spans.content)
  const described = describedPieces(text, found)
  if (found.outcome === 'orphaned') {
    // What an editor has seen to be gone stays so until the words are back.
    const gone = last?.state === 'gone' && {
      state: 'gone' as const,
      decidedBy: last.decidedBy,
      decidedAt: new Date(last.decidedAt!),
    }
    return {
      outcome: found.outcome,
      candidate: described,
      score: scoreOf(found),
      ...(gone || { state: 'open' as const }),
    }
  }
  const beside = (selectors: Selector[]) => {
    const one = selectors.length ? way.span(selectors) : null
    return one && one.outcome !== 'orphaned' ? describedPieces(text, one) : []
  }
  const clear = found.outcome === 'exact' || (found.score ?? 0) >= autoAccept
  return {
    outcome: found.outcome,
    content: described,
    cue: beside(spans.cue),
    mention: beside(spans.mention),
    candidate: clear ? [] : described,
    score: found.score,
    state: clear ? ('kept' as const) : ('open' as const),
  }
}

/** The pieces that were found, or the best candidates for them; none where one is missing or they stand in another order. */
export function describedPieces(text: string, { pieces }: AnchoredSpan): Selector[] {
  const places = pieces.flatMap((piece): Piece[] => {
    const at = piece.outcome === 'orphaned' ? piece.candidate : piece
    return at ? [{ start: at.start, end: at.end }] : []
  })
  if (places.length < pieces.length || withinText(text, places) !== null) return []
  return places.map((piece) => describe(text, piece))
}

function scoreOf({ score, pieces }: AnchoredSpan): number | null {
  if (score !== null) return score
  const candidates = pieces.map((piece) =>
    piece.outcome === 'orphaned' ? (piece.candidate?.score ?? 0) : piece.score,
  )
  return candidates.length ? Math.min(...candidates) : null
}
