import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import { statementWords, type FeedEntry } from '../lib/feed-output'
import type { ShownChange, Statement } from '../lib/record'
import { sentence } from '../lib/revision'
import type { Narrowing } from '../lib/search-state'
import { db } from './connection'
import { searchStatements } from './search'
import { statementLines } from './statement-lines'

/** Entries of one feed. */
export const MOST_ENTRIES = 50

const moment = (column: ReturnType<typeof sql>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const lastChange = sql`(select max(r.at) from revisions r where r.claim_id = c.id and r.shown is not null)`

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

/** The statements that a search asks for, newest said first. */
export async function statementEntries(state: Narrowing): Promise<FeedEntry[]> {
  const lines: Statement[] = []
  let after: string | undefined
  do {
    const page = await searchStatements(state, { after })
    lines.push(...page.lines)
    after = page.next ?? undefined
  } while (after && lines.length < MOST_ENTRIES)
  const shown = lines.slice(0, MOST_ENTRIES)
  if (!shown.length) return []
  const rows = await db().execute<Moments>(sql`
    select u.id, ${moment(sql`greatest(u.created_at, c.published_at)`)} as published,
      ${moment(sql`greatest(u.created_at, c.published_at, ${lastChange})`)} as updated,
      array(select t.name from claim_topics ct join topics t on t.id = ct.topic_id where ct.claim_id = c.id) as topics
    from utterances u join claims c on c.id = u.claim_id where u.id in ${shown.map((line) => line.id)}`)
  return shown.flatMap((line) => {
    const moments = rows.find((row) => row.id === line.id)
    return moments ? [entryOf(line, moments, `/claims/${line.claim.id}#u${line.id}`)] : []
  })
}

function entryOf(line: Statement, { published, updated, topics }: Moments, key: string): FeedEntry {
  const path = `/claims/${line.claim.address}#u${line.id}`
  const words = statementWords(line)
  return { key, path, title: line.claim.wording, words, by: line.source.name, topics, published, updated }
}

type Corrected = {
  id: number
  moment: string
  claim: number
  wording: string
  withdrawn: boolean
  shown: ShownChange
  object: string
  action: string
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  reason: string | null
}

/** What was corrected, withdrawn or put back, the latest first; of withdrawn claims no word is shown. */
export async function correctionEntries(): Promise<FeedEntry[]> {
  const rows = await db().execute<Corrected>(sql`
    select r.id, ${moment(sql`r.at`)} as moment, c.id as claim, c.wording, c.state = 'withdrawn' as withdrawn,
      r.shown, r.object, r.action, r.before, r.after, r.reason
    from (
      select * from revisions where shown in ('corrected', 'withdrawn', 'reinstated') order by id desc limit 200) as r
    -- Bounded, so that each is looked up by its number.
    cross join lateral (select * from claims where id = r.claim_id and state <> 'draft' limit 1) as c
    where r.object <> 'claim_links' or 2 = (select count(*) from claims o where o.state = 'published'
      and o.id in ((r.after ->> 'from_id')::int, (r.after ->> 'to_id')::int))
    order by r.id desc`)
  // One act may change several rows: all have the moment of their transaction.
  const acts = new Map(rows.toReversed().map((row) => [`${row.moment} ${row.claim} ${row.shown}`, row]))
  return [...acts.values()]
    .toReversed()
    .slice(0, MOST_ENTRIES)
    .map((row) => ({
      key: `/claims/${row.claim}#r${row.id}`,
      path: `/claims/${row.withdrawn ? row.claim : address(row.claim, row.wording)}`,
      title: row.withdrawn ? `Claim ${row.claim}, ${row.shown}` : `${capital(row.shown)}: ${row.wording}`,
      words: wordsOf(row),
      by: null,
      published: row.moment,
      updated: row.moment,
    }))
}

function wordsOf(row: Corrected): string {
  const what = row.withdrawn ? null : sentence({ ...row, outlet: null, number: null })
  return `${what ?? `${capital(row.shown)}.`}${row.reason ? ` Reason: ${row.reason}` : ''}`
}

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)

/** The name of a topic or publisher; null where there is none of this number. */
export async function nameOf(noun: 'topics' | 'publishers', id: number): Promise<string | null> {
  const [row] = await db().execute<{ name: string }>(
    sql`select name from ${sql.identifier(noun)} where id = ${id}`,
  )
  return row?.name ?? null
}
