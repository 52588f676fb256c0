import { sql } from 'drizzle-orm'
import type { Actor } from '../lib/permissions'
import type { Page } from '../lib/record'
import { db } from './connection'
import { found, mayRead } from './write'

/** A feed as the desk shows it; moments are ISO 8601. */
export type DeskFeed = {
  id: number
  version: number
  address: string
  title: string
  home: string | null
  words: string[]
  active: boolean
  polledAt: string | null
  nextPoll: string | null
  problem: string | null
  failures: number
  /** Items of the last seven days, and those of them that were taken. */
  items: number
  taken: number
}

export type FeedItemLine = {
  id: number
  address: string | null
  title: string | null
  seenAt: string
  article: { id: number; title: string; read: boolean; problem: string | null } | null
}

const feed = sql`f.id, f.version, f.address, f.title, f.home, f.words, f.active, f.problem, f.failures,
  to_char(f.polled_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "polledAt",
  to_char(f.next_poll at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "nextPoll",
  late.items, late.taken`

// The newest 1,000 are looked at: a feed that tells of more in a week has "1,000".
const late = sql`cross join lateral (
  select count(*) filter (where seen.new)::int as items,
    count(*) filter (where seen.new and seen.article_id is not null)::int as taken
  from (select seen_at > now() - interval '7 days' as new, article_id from feed_items
    where feed_id = f.id order by id desc limit 1000) as seen) as late`

/** Feeds by their number; at most 50 a page, `after` the number of the last one seen. Errors: Forbidden. */
export async function deskFeeds(
  actor: Actor,
  { after = 0 }: { after?: number } = {},
): Promise<Page<DeskFeed>> {
  mayRead(actor)
  const rows = await db().execute<DeskFeed>(sql`
    select ${feed} from feeds f ${late} where f.id > ${after} order by f.id limit 51`)
  const lines = rows.slice(0, 50)
  return { lines, next: rows.length > 50 ? String(lines.at(-1)!.id) : null }
}

/**
 * A feed with what it told of, the newest first and what became of it; at most 30 a page, `before` the number of the
 * last one seen. Errors: Forbidden, NotFound.
 */
export async function deskFeed(
  actor: Actor,
  id: number,
  { before }: { before?: number } = {},
): Promise<DeskFeed & { lines: FeedItemLine[]; next: number | null }> {
  mayRead(actor)
  const [row] = await db().execute<DeskFeed>(sql`select ${feed} from feeds f ${late} where f.id = ${id}`)
  const one = found(row, 'feed')
  const items = await db().execute<FeedItemLine>(sql`
    select i.id, i.address, i.title, to_char(i.seen_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "seenAt",
      case when r.id is not null then json_build_object('id', coalesce(r.joined_into, r.id), 'title', r.title,
        'problem', r.problem, 'read', r.joined_into is not null
          or (select v.id from article_versions v where v.article_id = r.id limit 1) is not null) end as article
    from feed_items i left join articles r on r.id = i.article_id
    where i.feed_id = ${id} ${before ? sql`and i.id < ${before}` : sql``} order by i.id desc limit 31`)
  const lines = items.slice(0, 30)
  return { ...one, lines, next: items.length > 30 ? lines.at(-1)!.id : null }
}
