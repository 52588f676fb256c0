import { sql } from 'drizzle-orm'
import { compare, type Said } from '../lib/compare'
import type { SourceKind, SourceRef, Stance, Statement } from '../lib/record'
import { db } from './connection'
import { conditionsOf } from './search-filter'
import { sourceRef } from './source-lines'
import { statementLines } from './statement-lines'

/** Of each side so many statements are compared, the newest. */
const MOST = 5000
/** Lines of each list. */
const SHOWN = 20
const NEAR = 12

export type Terms = { topic?: string; from?: string; to?: string }
export type Listed<Line> = { lines: Line[]; count: number }
export type StatementPair = { a: Statement; b: Statement }
export type ComparedSources = {
  both: Listed<StatementPair>
  opposed: Listed<StatementPair>
  otherwise: Listed<StatementPair>
  onlyA: Listed<Statement>
  onlyB: Listed<Statement>
  /** Only the newest 5000 statements of a side were compared. */
  capped: boolean
}

/** These sources, of those that readers see, by their numbers. */
export async function sourcesOnRecord(ids: number[]): Promise<Map<number, SourceRef>> {
  if (!ids.length) return new Map()
  const rows = await db().execute<{ id: number; name: string; kind: SourceKind }>(sql`
    select id, name, kind from sources where id in ${ids} and public_utterances > 0`)
  return new Map(rows.map(({ id, name, kind }) => [id, sourceRef(id, name, kind)]))
}

// What the other said on behalf of this one is the other's: nobody is compared with the same words.
const saidBy = (id: number, other: number, terms: Terms) => {
  const { topic, from, to } = terms
  return sql`(select d.claim_id, d.stance, d.utterance_id, d.said_to from search_documents d
    where ${conditionsOf({ source: [String(id)], topic: topic ? [topic] : undefined, from, to }, null)}
      and d.source_id <> ${other}
    order by d.said_to desc, d.utterance_id desc limit ${MOST})`
}

/**
 * What two sources, or others on their behalf, said on the same claims and apart; each list holds at most 20 lines.
 * What one said on behalf of the other counts for the one who spoke.
 */
export async function comparedSources(a: number, b: number, terms: Terms): Promise<ComparedSources> {
  const latest = (side: 'a' | 'b') => sql`
    (select distinct on (claim_id, stance) ${side} as side, claim_id, stance::text, utterance_id, said_to::text,
      (select count(*)::int from ${sql.identifier(side)}) as many
    from ${sql.identifier(side)} order by claim_id, stance, said_to desc, utterance_id desc)`
  const rows = await db().execute<{
    side: 'a' | 'b'
    claim_id: number
    stance: Stance
    utterance_id: number
    said_to: string
    many: number
  }>(sql`
    with a as materialized ${saidBy(a, b, terms)}, b as materialized ${saidBy(b, a, terms)}
    ${latest('a')} union all ${latest('b')}`)
  const of = (side: 'a' | 'b'): Said[] =>
    rows
      .filter((row) => row.side === side)
      .map((row) => ({
        claim: row.claim_id,
        stance: row.stance,
        utterance: row.utterance_id,
        day: row.said_to,
      }))
  const [saidA, saidB] = [of('a'), of('b')]
  const found = compare(saidA, saidB, await contradictions(saidA, saidB))
  const shown = {
    both: found.both.slice(0, SHOWN),
    opposed: found.opposed.slice(0, SHOWN),
    otherwise: found.otherwise.slice(0, SHOWN),
    onlyA: found.onlyA.slice(0, SHOWN),
    onlyB: found.onlyB.slice(0, SHOWN),
  }
  const pairs = [...shown.both, ...shown.opposed, ...shown.otherwise].flatMap((pair) => [pair.a, pair.b])
  const ids = [...new Set([...pairs, ...shown.onlyA, ...shown.onlyB].map(({ utterance }) => utterance))]
  const lines = ids.length
    ? await statementLines(sql`select unnest(${`{${ids.join(',')}}`}::int[]) as id`)
    : []
  const byId = new Map<number, Statement>(lines.map((line) => [line.id, line]))
  // What was withdrawn between the two reads is left out.
  const one = ({ utterance }: Said) => byId.get(utterance) ?? []
  const two = (pair: { a: Said; b: Said }) => {
    const [first, second] = [byId.get(pair.a.utterance), byId.get(pair.b.utterance)]
    return first && second ? { a: first, b: second } : []
  }
  return {
    both: { lines: shown.both.flatMap(two), count: found.both.length },
    opposed: { lines: shown.opposed.flatMap(two), count: found.opposed.length },
    otherwise: { lines: shown.otherwise.flatMap(two), count: found.otherwise.length },
    onlyA: { lines: shown.onlyA.flatMap(one), count: found.onlyA.length },
    onlyB: { lines: shown.onlyB.flatMap(one), count: found.onlyB.length },
    capped: rows.some(({ many }) => many === MOST),
  }
}

/** Pairs of claims, one of each side, that are linked as contradicting; at most 500. */
async function contradictions(a: Said[], b: Said[]): Promise<[number, number][]> {
  const claims = (said: Said[]) => sql`${`{${said.map(({ claim }) => claim).join(',')}}`}::int[]`
  const linked = (from: Said[], to: Said[]) => sql`
    select l.from_id, l.to_id from claim_links l
    where l.from_id = any (${claims(from)}) and l.to_id = any (${claims(to)})
      and l.kind = 'contradicts' and l.state = 'published'`
  if (!a.length || !b.length) return []
  const rows = await db().execute<{ from_id: number; to_id: number }>(
    sql`select from_id, to_id from (${linked(a, b)} union ${linked(b, a)}) as l order by 1, 2 limit 500`,
  )
  return rows.map((row) => [row.from_id, row.to_id])
}

export type Near = SourceRef & { claims: number }

/** The sources that spoke on the claims of this one, on the most of them first; of its newest 500 statements, at most 12. */
export async function onTheSameClaims(id: number): Promise<Near[]> {
  const rows = await db().execute<{ id: number; name: string; kind: SourceKind; claims: number }>(sql`
    with mine as materialized (
      select distinct claim_id from (
        select d.claim_id from search_documents d where ${conditionsOf({ source: [String(id)] }, null)}
        order by d.said_to desc, d.utterance_id desc limit 500) as newest)
    select s.id, s.name, s.kind, o.claims
    from (
      select other.source_id, count(distinct mine.claim_id)::int as claims
      from mine cross join lateral (
        select d.source_id from search_documents d where d.claim_id = mine.claim_id
        order by d.utterance_id desc limit 50) as other
      where other.source_id <> ${id}
      group by other.source_id order by 2 desc, 1 limit ${NEAR}) as o
    join sources s on s.id = o.source_id
    order by o.claims desc, s.id`)
  return rows.map(({ id, name, kind, claims }) => ({ ...sourceRef(id, name, kind), claims }))
}

/** Topics on which both sources are on record, by name; of the newest 5000 statements of each, at most 30. */
export async function sharedTopics(a: number, b: number): Promise<{ id: number; name: string }[]> {
  const topics = (id: number) => sql`
    select unnest(d.topic_ids) as topic from (
      select d.topic_ids from search_documents d where ${conditionsOf({ source: [String(id)] }, null)}
      order by d.said_to desc, d.utterance_id desc limit ${MOST}) as d`
  const rows = await db().execute<{ id: number; name: string }>(sql`
    select t.id, t.name from (${topics(a)} intersect ${topics(b)} order by 1 limit 30) as shared
    join topics t on t.id = shared.topic order by lower(t.name), t.id`)
  return [...rows]
}
