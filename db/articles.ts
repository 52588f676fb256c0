import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import { cursor } from '../lib/front'
import type { ArticleLine, Page } from '../lib/record'
import { place } from './claims'
import { db } from './connection'

/** Articles with public passages, newest first, those of unknown day last; at most 50 a page. */
export async function publishedArticles({ after }: { after?: string } = {}): Promise<Page<ArticleLine>> {
  const from = place(after, 'dayOrNone')
  const day = from && from.key !== 'none' ? from.key : '-infinity'
  const keyset = from
    ? sql`and (coalesce(r.published_to, '-infinity'::date), r.id) < (${day}::date, ${from.id})`
    : sql``
  const rows = await db().execute<Omit<ArticleLine, 'address'> & { day: string | null }>(sql`
    select r.id, r.title, p.name as publisher, r.published_on as "publishedOn", r.published_to::text as day,
      r.public_passages as passages, r.sample
    from articles r left join publishers p on p.id = r.publisher_id
    where r.public_passages > 0 ${keyset}
    order by coalesce(r.published_to, '-infinity'::date) desc, r.id desc limit 51`)
  const shown = rows.slice(0, 50)
  const last = shown.at(-1)
  return {
    lines: shown.map(({ day: _, ...row }) => ({ ...row, address: address(row.id, row.title) })),
    next: last && rows.length > 50 ? cursor(last.day, last.id) : null,
  }
}

/**
 * The article that this one is another address of, however often it was joined on; `address` is null while nothing
 * of that one is public. Null where it was not joined.
 */
export async function joinedTo(id: number): Promise<{ id: number; address: string | null } | null> {
  const [last] = await db().execute<{ id: number; title: string; public: boolean }>(sql`
    with recursive way as (
      select joined_into as id, 1 as step from articles where id = ${id} and joined_into is not null
      union all
      select r.joined_into, way.step + 1 from way join articles r on r.id = way.id
      where r.joined_into is not null and way.step < 20
    )
    select r.id, r.title, r.public_passages > 0 as public
    from way join articles r on r.id = way.id order by way.step desc limit 1`)
  return last ? { id: last.id, address: last.public ? address(last.id, last.title) : null } : null
}
