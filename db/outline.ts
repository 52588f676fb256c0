import { sql } from 'drizzle-orm'
import type { SourceLine } from '../lib/record'
import type { Narrowing } from '../lib/search-state'
import { db } from './connection'
import { conditionsOf } from './search-filter'
import { sourceLine, type SourceRow } from './source-lines'

/**
 * Of a list of statements: when the first and the last was said (EDTF), and who said most of it; of a long one, of its
 * newest 5000.
 */
export type Outline = {
  firstSaid: string | null
  lastSaid: string | null
  sources: SourceLine[]
  partial: boolean
}

const MOST = 5000

/** What there is to say of the public statements that this narrows to; words to search for are not looked at. */
export async function outlineOf(state: Omit<Narrowing, 'q' | 'quoted'>): Promise<Outline> {
  const sought = sql`from search_documents d where ${conditionsOf(state, null)}`
  type Ends = { first: number | null; last: number | null }
  const [whole] = await db().execute<Ends & { count: number }>(sql`
    select count(*)::int as count, (array_agg(utterance_id order by said_from, utterance_id))[1] as first,
      (array_agg(utterance_id order by said_to desc, utterance_id desc))[1] as last
    from (select d.utterance_id, d.said_from, d.said_to ${sought} limit ${MOST + 1}) as bounded`)
  const partial = (whole?.count ?? 0) > MOST
  const [ends] = partial
    ? await db().execute<Ends>(sql`
        select (select d.utterance_id ${sought} order by d.said_to, d.utterance_id limit 1) as first,
          (select d.utterance_id ${sought} order by d.said_to desc, d.utterance_id desc limit 1) as last`)
    : [whole]
  const days = await db().execute<{ id: number; on: string }>(sql`
    select id, said_on as "on" from utterances where id in (${ends?.first ?? null}, ${ends?.last ?? null})`)
  const saidOn = (id: number | null | undefined) => days.find((day) => day.id === id)?.on ?? null
  const newest = partial ? sql`order by d.said_to desc, d.utterance_id desc` : sql``
  const rows = await db().execute<SourceRow>(sql`
    select s.id, s.name, s.kind, s.description, s.sample, said.utterances
    from (
      select source_id, count(*)::int as utterances
      from (select d.source_id ${sought} ${newest} limit ${MOST}) as bounded
      group by source_id order by 2 desc, 1 limit 8) as said
    join sources s on s.id = said.source_id order by said.utterances desc, s.id`)
  return {
    firstSaid: saidOn(ends?.first),
    lastSaid: saidOn(ends?.last),
    sources: rows.map(sourceLine),
    partial,
  }
}
