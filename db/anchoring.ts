import { and, eq, sql } from 'drizzle-orm'
import { anchoring, autoAccept, type AnchoredSpan, type Anchoring } from '../lib/anchoring'
import type { AnchorState, Selector } from '../lib/record'
import { describe, withinText, words, type Piece } from '../lib/spans'
import type { Transaction } from './connection'
import { anchors } from './schema-anchors'
import type { Writing } from './write'

const MOST = 2000
const CHUNK = 500

type Spans = { content: Selector[]; cue: Selector[]; mention: Selector[] }
type Row = {
  id: number
  version: number
  own: Spans
  /** Where the words stand in the version before. */
  last: (Spans & { state: AnchorState; decidedBy: number | null; decidedAt: string | null }) | null
}
type Version = { id: number; text: string | null }

/**
 * Looks for every attestation of an article in its new version, and keeps what became of each. Words that stood in
 * the version before are looked for from there; words that did not, or stood there changed, from the version they were
 * recorded in too.
 */
export async function anchorAll(
  tx: Transaction,
  { articleId, from, to }: { articleId: number; from: Version; to: { id: number; text: string } },
): Promise<void> {
  const rows = await tx.execute<Row>(sql`
    select a.id, a.version_id as version,
      json_build_object('content', a.content, 'cue', a.cue, 'mention', a.mention) as own,
      case when n.id is not null then json_build_object('content', n.content, 'cue', n.cue, 'mention', n.mention,
        'state', n.state, 'decidedBy', n.decided_by, 'decidedAt', n.decided_at) end as last
    from article_versions v join attestations a on a.version_id = v.id
    left join anchors n on n.attestation_id = a.id and n.version_id = ${from.id}
    where v.article_id = ${articleId} and v.id <> ${to.id} order by a.id limit ${MOST}`)
  const texts = await earlierTexts(
    tx,
    [...rows].map((row) => row.version),
  )
  texts.set(from.id, from.text)
  const ways = new Map<number, Anchoring>()
  const wayFrom = (version: number) => {
    if (!ways.has(version)) ways.set(version, anchoring(texts.get(version) ?? null, to.text))
    return ways.get(version)!
  }
  const values = rows.map((row): typeof anchors.$inferInsert => {
    const base = stood(row, from)
    const asPrinted = () => place(wayFrom(row.version), to.text, row.own, row.last)
    const found = base ? place(wayFrom(from.id), to.text, base, row.last) : asPrinted()
    // An article may take its change back: then the words stand as first printed.
    const back = base && row.version !== from.id && changed(row) ? asPrinted() : found
    return { attestationId: row.id, versionId: to.id, ...(back.outcome === 'exact' ? back : found) }
  })
  for (let at = 0; at < values.length; at += CHUNK)
    await tx.insert(anchors).values(values.slice(at, at + CHUNK))
}

/** Whether the words stood in the version before otherwise than as first printed. */
const changed = ({ own, last }: Row) => words(own.content) !== words(last?.content ?? [])

/** The spans in the version before, where the words stood there. */
function stood({ version, own, last }: Row, from: Version): Spans | null {
  if (version === from.id) return own
  return last?.content.length ? last : null
}

async function earlierTexts(tx: Transaction, versions: number[]): Promise<Map<number, string | null>> {
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
function describedPieces(text: string, { pieces }: AnchoredSpan): Selector[] {
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

/** Says by an editor's choice where the words of an attestation stand in a later version; its own words stay as first printed. */
export async function moveAnchor(
  { tx, actor }: Pick<Writing, 'tx' | 'actor'>,
  { attestationId, versionId, spans }: { attestationId: number; versionId: number; spans: Spans },
): Promise<void> {
  const here = and(eq(anchors.attestationId, attestationId), eq(anchors.versionId, versionId))
  const [before] = await tx
    .select({ content: anchors.content, state: anchors.state })
    .from(anchors)
    .where(here)
  const decided = {
    state: 'selected' as const,
    decidedBy: actor.kind === 'user' ? actor.id : null,
    decidedAt: new Date(),
  }
  if (!before) {
    await tx.insert(anchors).values({ attestationId, versionId, outcome: 'moved', ...spans, ...decided })
    return
  }
  const same = JSON.stringify(before.content.map(cut)) === JSON.stringify(spans.content.map(cut))
  await tx
    .update(anchors)
    .set({ ...spans, ...(!(same && before.state !== 'open') && decided) })
    .where(here)
}

const cut = ({ start, end }: Piece) => [start, end]
