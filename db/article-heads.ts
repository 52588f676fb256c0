import { sql, type SQL } from 'drizzle-orm'
import { address } from '../lib/address'
import type { ArticleHead, VersionHead } from '../lib/article-head'
import { cursor } from '../lib/front'
import type { Page } from '../lib/record'
import { place } from './claims'
import { db } from './connection'
import { dayOf } from './version-days'

type Row = Omit<ArticleHead, 'address' | 'publisher'> & {
  day: string | null
  publisher: number | null
  publisherName: string
}

/** Public articles without their texts, newest first, those of unknown day last; at most 100 a page. */
export async function articleHeads({
  after,
  limit,
}: {
  after?: string
  limit: number
}): Promise<Page<ArticleHead>> {
  const from = place(after, 'dayOrNone')
  const most = Math.min(limit, 100)
  const day = from && from.key !== 'none' ? from.key : '-infinity'
  const keyset = from
    ? sql`and (coalesce(r.published_to, '-infinity'::date), r.id) < (${day}::date, ${from.id})`
    : sql``
  const rows = await heads(sql`
    select * from articles r where r.public_passages > 0 ${keyset}
    order by coalesce(r.published_to, '-infinity'::date) desc, r.id desc limit ${most + 1}`)
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return {
    lines: shown.map(headOf),
    next: last && rows.length > most ? cursor(last.day, last.id) : null,
  }
}

/** One of them; null where nothing of it is public. */
export async function articleHead(id: number): Promise<ArticleHead | null> {
  const [row] = await heads(sql`select * from articles r where r.id = ${id} and r.public_passages > 0`)
  return row ? headOf(row) : null
}

const heads = (chosen: SQL) =>
  db().execute<Row>(sql`
    with r as materialized (${chosen})
    select r.id, r.title, r.byline, r.published_on as "publishedOn", r.published_to::text as day, r.language,
      r.url as original, r.archive_url as archive, r.public_passages as passages, r.sample,
      coalesce(r.rights, p.rights, (select text_rights from settings)) as rights,
      p.id as publisher, p.name as "publisherName",
      (select count(*)::int from article_versions v where v.article_id = r.id) as versions
    from r left join publishers p on p.id = r.publisher_id
    order by coalesce(r.published_to, '-infinity'::date) desc, r.id desc`)

const headOf = ({ day: _, publisher, publisherName: name, ...row }: Row): ArticleHead => ({
  ...row,
  address: address(row.id, row.title),
  publisher: publisher === null ? null : { id: publisher, name, address: address(publisher, name) },
})

/** The stored wordings of an article with public passages, newest first; at most 100 a page. */
export async function versionHeads(
  article: number,
  { after, limit }: { after?: string; limit: number },
): Promise<Page<VersionHead>> {
  const from = place(after, 'none')
  const most = Math.min(limit, 100)
  const rows = await versions(sql`
    v.article_id = ${article} ${from ? sql`and v.number < ${from.id}` : sql``} order by v.number desc limit ${most + 1}`)
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return { lines: shown, next: last && rows.length > most ? cursor(null, last.number) : null }
}

/** One of them; null where there is none of this number. */
export async function versionHead(article: number, number: number): Promise<VersionHead | null> {
  const [row] = await versions(sql`v.article_id = ${article} and v.number = ${number}`)
  return row ?? null
}

async function versions(met: SQL): Promise<VersionHead[]> {
  const rows = await db().execute<VersionHead>(sql`
    select v.number, ${dayOf(sql`v`)} as "on", v.hash, v.length,
      not exists (select from article_versions n where n.article_id = v.article_id and n.number > v.number) as current
    from article_versions v
    join articles r on r.id = v.article_id and r.public_passages > 0
    where ${met}`)
  return [...rows]
}
