import { sql } from 'drizzle-orm'
import { statementWords, type FeedEntry } from '../lib/feed-output'
import type { Statement } from '../lib/record'
import type { Narrowing } from '../lib/search-state'
import { db } from './connection'
import { corrections } from './corrections'
import { conditionsOf, countOf, MOST_COUNTED, queryOf } from './search-filter'
import { lastShown } from './shown-changes'
import { statementLines } from './statement-lines'

/** Entries of one feed. */
export const MOST_ENTRIES = 50

const moment = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const lastChange = lastShown(sql`c.id`)

type Moments = { id: number; published: string; updated: string; topics: string[] }

/** The claims published last, the newest first, each with its latest utterance. */
export async function newestEntries(): Promise<FeedEntry[]> {
  const claims = await db().execute<Moments & { utterance: number }>(sql`
    select c.id, latest.id as utterance, ${moment(sql`c.published_at`)} as published,
      ${moment(sql`greatest(c.published_at, ${lastChange})`)} as updated,
      array(select t.name from claim_topics ct join topics t on t.id = ct.topic_id where ct.claim_id = c.id) as topics
    from (select * from claims where state = 'published' order by published_at desc, id desc limit ${MOST_ENTRIES}) as c
    cross join lateral (
      select u.id from utterances u where u.claim_id = c.id and u.public order by u.said_to desc, u.id desc limit 1
    ) as latest
    order by c.published_at desc, c.id desc`)
  if (!claims.length) return []
  const lines = await statementLines(
    sql`select u.id from utterances u where u.id in ${claims.map((claim) => claim.utterance)}`,
  )
  return claims.flatMap((claim) => {
    const line = lines.find((said) => said.claim.id === claim.id)
    return line ? [entryOf(line, claim, `/claims/${claim.id}`)] : []
  })
}

/** The statements that a search asks for, those that readers saw last first. */
export async function statementEntries(state: Narrowing): Promise<FeedEntry[]> {
  const conditions = conditionsOf(state, await queryOf(state))
  const many = (await countOf(conditions, state)) > MOST_COUNTED
  const found = sql`select d.utterance_id, d.shown_at from search_documents d where ${conditions}`
  const rows = await db().execute<Moments>(sql`
    with found as ${many ? sql`not materialized` : sql`materialized`} (${found}),
    newest as materialized (
      select * from found order by shown_at desc, utterance_id desc limit ${MOST_ENTRIES})
    select u.id, ${moment(sql`n.shown_at`)} as published,
      ${moment(sql`greatest(n.shown_at, ${lastChange})`)} as updated,
      array(select t.name from claim_topics ct join topics t on t.id = ct.topic_id where ct.claim_id = c.id) as topics
    from newest n join utterances u on u.id = n.utterance_id join claims c on c.id = u.claim_id
    order by n.shown_at desc, u.id desc`)
  if (!rows.length) return []
  const lines = await statementLines(
    sql`select u.id from utterances u where u.id in ${rows.map(({ id }) => id)}`,
  )
  return rows.flatMap((row) => {
    const line = lines.find(({ id }) => id === row.id)
    return line ? [entryOf(line, row, `/claims/${line.claim.id}#u${line.id}`)] : []
  })
}

function entryOf(line: Statement, { published, updated, topics }: Moments, key: string): FeedEntry {
  const path = `/claims/${line.claim.address}#u${line.id}`
  const words = statementWords(line)
  return { key, path, title: line.claim.wording, words, by: line.source.name, topics, published, updated }
}

/** What was corrected, withdrawn or put back, the latest first; of withdrawn claims no word is shown. */
export async function correctionEntries(): Promise<FeedEntry[]> {
  const { lines } = await corrections({ limit: MOST_ENTRIES })
  return lines.map(({ id, at, what, reason, shown, subject }) => {
    const { noun, words, path, withdrawn } = subject
    return {
      key: `/${noun}s/${subject.id}#r${id}`,
      path,
      title: withdrawn ? `Claim ${subject.id}, ${shown}` : `${capital(shown ?? 'corrected')}: ${words}`,
      words: `${what}${reason ? ` Reason: ${reason}` : ''}`,
      by: null,
      published: at,
      updated: at,
    }
  })
}

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)

/** The name of a topic or publisher; null where there is none of this number. */
export async function nameOf(noun: 'topics' | 'publishers', id: number): Promise<string | null> {
  const [row] = await db().execute<{ name: string }>(
    sql`select name from ${sql.identifier(noun)} where id = ${id}`,
  )
  return row?.name ?? null
}
