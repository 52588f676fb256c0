import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import { ROWS_IN_FILE, type SitemapEntry, type SitemapFile, type SitemapKind } from '../lib/sitemap'
import { db } from './connection'
import { lastShown } from './shown-changes'

// Public rows of a block of numbers, each with its words and when it last changed, where that is known.
const inBlock = (kind: SitemapKind, first: number, last: number) =>
  ({
    claims: sql`
      select c.id, c.wording as words, greatest(c.published_at, ${lastShown(sql`c.id`)}) as changed
      from claims c where c.id between ${first} and ${last} and c.state = 'published' order by c.id`,
    sources: sql`
      select id, name as words, null::timestamptz as changed from sources
      where id between ${first} and ${last} and public_utterances > 0 order by id`,
    articles: sql`
      select id, title as words, null::timestamptz as changed from articles
      where id between ${first} and ${last} and public_passages > 0 order by id`,
    topics: sql`
      select t.id, t.name as words, null::timestamptz as changed from topics t
      where t.id between ${first} and ${last} and exists (
        select from claim_topics ct join claims c on c.id = ct.claim_id
        where ct.topic_id = t.id and c.state = 'published') order by t.id`,
  })[kind]

/** The public pages of one file of the sitemap, by number; at most 50 000. Empty where it has none. */
export async function sitemapPages({ kind, number }: SitemapFile): Promise<SitemapEntry[]> {
  const last = Math.min(number * ROWS_IN_FILE, 2147483647)
  const rows = await db().execute<{ id: number; words: string; changed: string | null }>(sql`
    select id, words, to_char(changed at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as changed
    from (${inBlock(kind, (number - 1) * ROWS_IN_FILE + 1, last)}) as page`)
  return rows.map((row) => ({ path: `/${kind}/${address(row.id, row.words)}`, changed: row.changed }))
}

/** Every file of the sitemap; one in the middle may be empty. */
export async function sitemapFiles(): Promise<SitemapFile[]> {
  const rows = await db().execute<{ kind: SitemapKind; greatest: number | null }>(sql`
    select 'claims' as kind, (select max(id) from claims) as greatest
    union all select 'sources', (select max(id) from sources)
    union all select 'articles', (select max(id) from articles)
    union all select 'topics', (select max(id) from topics)`)
  return rows.flatMap(({ kind, greatest }) =>
    Array.from({ length: Math.ceil((greatest ?? 0) / ROWS_IN_FILE) }, (_, at) => ({ kind, number: at + 1 })),
  )
}
