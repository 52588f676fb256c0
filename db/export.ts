import { sql } from 'drizzle-orm'
import type { Exported } from '../lib/export'
import type { Narrowing } from '../lib/search-state'
import { db, type Database } from './connection'
import { conditionsOf, queryOf } from './search-filter'

/** Statements that are read at once. */
const BATCH = 500

/** When readers last saw the record change, ISO 8601 in UTC; '' where they never did. */
export async function lastChange(on: Database = db()): Promise<string> {
  const [row] = await on.execute<{ at: string }>(sql`
    select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at
    from revisions where coalesce(shown, '') <> '' order by id desc limit 1`)
  return row?.at ?? ''
}

/**
 * The printed passages of all public statements that the state of a search asks for, by the statement's number and the
 * passage's, in batches; as many as there are, so that a reader of the stream sets the pace. `on`: a snapshot, so that
 * all batches are of one moment.
 */
export async function* exported(state: Narrowing, on: Database = db()): AsyncGenerator<Exported[], void> {
  const conditions = conditionsOf(state, await queryOf(state))
  for (let after = 0; ;) {
    const rows = await on.execute<Exported & { utterance: number }>(sql`
      with chosen as materialized (
        select d.utterance_id as id from search_documents d
        where ${conditions} and d.utterance_id > ${after} order by d.utterance_id limit ${BATCH})
      select u.id as utterance, c.id as claim, c.wording, u.stance, s.id as source, s.name as source_name, u.capacity,
        f.name as speaks_for, u.said_on, u.channel, a.content, a.kind as quote_kind, p.name as outlet,
        r.id as article, r.title as article_title, r.published_on as article_day, r.url as article_address,
        c.sample or r.sample as sample
      from chosen
      join utterances u on u.id = chosen.id
      join claims c on c.id = u.claim_id
      join sources s on s.id = u.source_id
      left join sources f on f.id = u.speaks_for_id
      join attestations a on a.utterance_id = u.id and a.public
      join article_versions v on v.id = a.version_id
      join articles r on r.id = v.article_id
      left join publishers p on p.id = r.publisher_id
      order by u.id, a.id`)
    const last = rows.at(-1)
    if (!last) return
    yield rows.map(({ utterance: _, ...line }) => line)
    after = last.utterance
  }
}
