import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import { cursor } from '../lib/front'
import type { NamedLine, NamedRef } from '../lib/named'
import type { Page } from '../lib/record'
import { place } from './claims'
import { db } from './connection'

// As many are counted at most; what is shown says so.
const MOST = 200

/** Topics of public claims, by name; at most 100 a page. Each with how many claims it has, up to 200. */
export async function publishedTopics({
  after,
  limit = 50,
}: { after?: string; limit?: number } = {}): Promise<Page<NamedLine>> {
  const most = Math.min(limit, 100)
  const from = place(after, 'number')
  const keyset = from
    ? sql`and lower(t.name) > (select lower(name) from topics where id = ${from.id})`
    : sql``
  const rows = await db().execute<{ id: number; name: string; count: number; sample: boolean }>(sql`
    select t.id, t.name, t.sample, public.count from topics t
    cross join lateral (
      select count(*)::int as count from (
        select from claim_topics ct join claims c on c.id = ct.claim_id
        where ct.topic_id = t.id and c.state = 'published' limit ${MOST + 1}) as bounded) as public
    where public.count > 0 ${keyset}
    order by lower(t.name) limit ${most + 1}`)
  return named([...rows], most)
}

/** A topic with public claims; null where there is none. */
export async function publishedTopic(id: number): Promise<NamedRef | null> {
  const [row] = await db().execute<{ name: string; sample: boolean }>(sql`
    select t.name, t.sample from topics t where t.id = ${id} and exists (
      select from claim_topics ct join claims c on c.id = ct.claim_id
      where ct.topic_id = t.id and c.state = 'published')`)
  return row ? { id, address: address(id, row.name), ...row } : null
}

/** The wider topic of one and its narrower ones, as far as readers have pages of them; at most 51 in all. */
export async function topicsAround(
  id: number,
): Promise<{ wider: NamedRef | null; narrower: NamedRef[]; tags: string[] }> {
  const rows = await db().execute<{
    id: number
    name: string
    sample: boolean
    wider: boolean
    public: boolean
  }>(sql`
    select t.id, t.name, t.sample, t.parent_id is distinct from ${id} as wider, exists (
      select from claim_topics ct join claims c on c.id = ct.claim_id
      where ct.topic_id = t.id and c.state = 'published') as public
    from topics t
    where (t.parent_id = ${id} or t.id = (select parent_id from topics where id = ${id})) and t.merged_into is null
    order by lower(t.name) limit 51`)
  const refs = rows
    .filter((row) => row.public)
    .map(({ id, name, sample, wider }) => ({ ref: { id, name, sample, address: address(id, name) }, wider }))
  return {
    wider: refs.find(({ wider }) => wider)?.ref ?? null,
    narrower: refs.filter(({ wider }) => !wider).map(({ ref }) => ref),
    // One that is not public yet may be so tomorrow.
    tags: rows.map((row) => `topic:${row.id}`),
  }
}

/** A page of rows with a number and a name, of which one more was read; the cursor names the last row alone. */
export function named(
  rows: { id: number; name: string; count: number; sample: boolean }[],
  most: number,
): Page<NamedLine> {
  const lines = rows.slice(0, most).map(({ count, ...row }) => ({
    ...row,
    address: address(row.id, row.name),
    count: Math.min(count, MOST),
    more: count > MOST,
  }))
  const last = lines.at(-1)
  return { lines, next: last && rows.length > most ? cursor(0, last.id) : null }
}
