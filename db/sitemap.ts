import { sql, type SQL } from 'drizzle-orm'
import { address } from '../lib/address'
import { ROWS_IN_FILE, type SitemapEntry, type SitemapFile, type SitemapKind } from '../lib/sitemap'
import { db } from './connection'
import { lastShown } from './shown-changes'
import { channelFiles, channelsIn, daysOfYear, yearsSaid } from './sitemap-said'

const unknown = sql`null::timestamptz`

// Of a row `t` of each kind: whether it is public, its words, and when it last changed, where that is known.
const rows = {
  claims: {
    shown: sql`t.state = 'published'`,
    words: sql`t.wording`,
    changed: sql`greatest(t.published_at, ${lastShown(sql`t.id`)})`,
  },
  sources: { shown: sql`t.public_utterances > 0`, words: sql`t.name`, changed: unknown },
  articles: { shown: sql`t.public_passages > 0`, words: sql`t.title`, changed: unknown },
  topics: {
    shown: sql`exists (select from claim_topics ct join claims c on c.id = ct.claim_id
      where ct.topic_id = t.id and c.state = 'published')`,
    words: sql`t.name`,
    changed: unknown,
  },
  publishers: {
    shown: sql`exists (select from articles a where a.publisher_id = t.id and a.public_passages > 0)`,
    words: sql`t.name`,
    changed: unknown,
  },
}
type Numbered = keyof typeof rows

/** The public pages of one file of the sitemap, by number; at most 50 000. Empty where it has none. */
export async function sitemapPages({ kind, number }: SitemapFile): Promise<SitemapEntry[]> {
  if (kind === 'days') return daysOfYear(number)
  if (kind === 'channels') return channelsIn(number)
  const last = Math.min(number * ROWS_IN_FILE, 2147483647)
  const { shown, words, changed } = rows[kind]
  const pages = await db().execute<{ id: number; words: string; changed: string | null }>(sql`
    select t.id, ${words} as words,
      to_char(${changed} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as changed
    from ${sql.identifier(kind)} t
    where t.id between ${(number - 1) * ROWS_IN_FILE + 1} and ${last} and ${shown} order by t.id`)
  return pages.map((row) => ({ path: `/${kind}/${address(row.id, row.words)}`, changed: row.changed }))
}

/** Every file of the sitemap that names a page. */
export async function sitemapFiles(): Promise<SitemapFile[]> {
  const numbered = await Promise.all((Object.keys(rows) as Numbered[]).map(filesOf))
  const channels = Array.from({ length: await channelFiles() }, (_, at) => at + 1)
  const named = (kind: SitemapKind, numbers: number[]) => numbers.map((number) => ({ kind, number }))
  return [...numbered.flat(), ...named('channels', channels), ...named('days', await yearsSaid())]
}

// From each public row on to the first one beyond its block: drafts between them are passed over, whatever their number.
async function filesOf(kind: Numbered): Promise<SitemapFile[]> {
  const next = (after: SQL) => sql`(
    select (t.id - 1) / ${ROWS_IN_FILE}::int + 1 from ${sql.identifier(kind)} t
    where t.id > ${after} and ${rows[kind].shown} order by t.id limit 1)`
  const files = await db().execute<{ number: number }>(sql`
    with recursive files (number) as (
      select ${next(sql`0`)}
      union all
      select ${next(sql`files.number::bigint * ${ROWS_IN_FILE}::int`)} from files where files.number is not null)
    select number from files where number is not null`)
  return files.map(({ number }) => ({ kind, number }))
}
