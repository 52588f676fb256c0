import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import type { NamedLine, NamedRef } from '../lib/named'
import type { ArticleLine, Page } from '../lib/record'
import { place } from './claims'
import { db } from './connection'
import { named } from './topics'

/** An outlet with its newest public articles; of more than 10 000 of them the counts stop there, which `more` tells. */
export type PublisherView = NamedRef & {
  host: string | null
  /** Two letters (ISO 3166-1). */
  country: string | null
  description: string | null
  articles: number
  passages: number
  more: boolean
  newest: ArticleLine[]
}

const MOST = 10_000
const NEWEST = 8

/** Publishers of public articles, by name; at most 100 a page. Each with how many articles it has, up to 200. */
export async function publishedPublishers({
  after,
  limit = 50,
}: { after?: string; limit?: number } = {}): Promise<Page<NamedLine>> {
  const most = Math.min(limit, 100)
  const from = place(after, 'number')
  const keyset = from
    ? sql`and lower(p.name) > (select lower(name) from publishers where id = ${from.id})`
    : sql``
  const rows = await db().execute<{ id: number; name: string; count: number; sample: boolean }>(sql`
    select p.id, p.name, p.sample, public.count from publishers p
    cross join lateral (
      select count(*)::int as count from (
        select from articles r where r.publisher_id = p.id and r.public_passages > 0 limit 201) as bounded) as public
    where public.count > 0 ${keyset}
    order by lower(p.name) limit ${most + 1}`)
  return named([...rows], most)
}

/** What is public of an outlet; null where nothing is. */
export async function publishedPublisher(id: number): Promise<PublisherView | null> {
  const [publisher] = await db().execute<{
    name: string
    host: string | null
    country: string | null
    description: string | null
    sample: boolean
  }>(sql`
    select name, host, country, description, sample from publishers where id = ${id}`)
  if (!publisher) return null
  const rows = await db().execute<
    Omit<ArticleLine, 'address' | 'publisher'> & { articles: number; total: number }
  >(sql`
    with bounded as materialized (
      select r.id, r.title, r.published_on, r.published_to, r.public_passages, r.sample
      from articles r where r.publisher_id = ${id} and r.public_passages > 0 order by r.id desc limit ${MOST + 1})
    select id, title, published_on as "publishedOn", public_passages as passages, sample,
      (select count(*)::int from bounded) as articles, (select sum(public_passages)::int from bounded) as total
    from bounded order by published_to desc nulls last, id desc limit ${NEWEST}`)
  const [first] = rows
  if (!first) return null
  return {
    id,
    ...publisher,
    address: address(id, publisher.name),
    articles: Math.min(first.articles, MOST),
    passages: first.total,
    more: first.articles > MOST,
    newest: rows.map(({ articles: _, total: __, ...row }) => ({
      ...row,
      address: address(row.id, row.title),
      publisher: publisher.name,
    })),
  }
}
