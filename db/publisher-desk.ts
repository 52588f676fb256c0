import { sql } from 'drizzle-orm'
import { Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import type { Page, TextRights } from '../lib/record'
import { db } from './connection'
import { found } from './write'

export type DeskPublisherLine = {
  id: number
  name: string
  host: string | null
  country: string | null
  rights: TextRights
  confirmed: boolean
  /** 201 for more than 200. */
  articles: number
  sample: boolean
}

const PAGE = 50
const columns = sql`p.id, p.name, p.host, p.country, p.rights, p.confirmed, p.sample,
  (select count(*)::int from (select from articles a where a.publisher_id = p.id limit 201) a) as articles`

function demand(actor: Actor): void {
  if (!may(actor, 'publisher: keep')) throw new Forbidden('Only an admin keeps publishers.')
}

/**
 * Publishers newest first, or those of which a name or a host holds `q`; `unused`: only those that no article names.
 * At most 50 a page; `after` is the last number seen. Errors: Forbidden.
 */
export async function deskPublishers(
  actor: Actor,
  asked: { q?: string; after?: number; unconfirmed?: boolean; unused?: boolean } = {},
): Promise<Page<DeskPublisherLine>> {
  demand(actor)
  const { q = '', after, unconfirmed, unused } = asked
  const words = `%${q
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, '\\$&')}%`
  const holds = (text: ReturnType<typeof sql>) => sql`plain(${text}) like plain(${words})`
  const rows = await db().execute<DeskPublisherLine>(sql`
    select ${columns} from publishers p
    where p.merged_into is null
      ${
        q.trim()
          ? sql`and (${holds(sql`p.name`)} or ${holds(sql`p.host`)}
        or exists (select from publisher_names n where n.publisher_id = p.id and ${holds(sql`n.name`)})
        or exists (select from publisher_hosts h where h.publisher_id = p.id and ${holds(sql`h.host`)}))`
          : sql``
      }
      ${unconfirmed ? sql`and not p.confirmed` : sql``}
      ${unused ? sql`and not exists (select from articles a where a.publisher_id = p.id)` : sql``}
      ${after ? sql`and p.id < ${after}` : sql``}
    order by p.id desc limit ${PAGE + 1}`)
  const lines = rows.slice(0, PAGE)
  return { lines, next: rows.length > PAGE ? String(lines.at(-1)!.id) : null }
}

export type DeskPublisher = DeskPublisherLine & {
  version: number
  description: string | null
  names: { id: number; name: string }[]
  hosts: { id: number; host: string }[]
  feeds: { id: number; title: string }[]
}

/** One publisher with its names, its hosts and the feeds at these, at most 200 of each. Errors: Forbidden, NotFound. */
export async function deskPublisher(actor: Actor, id: number): Promise<DeskPublisher> {
  demand(actor)
  const [row] = await db().execute<DeskPublisher>(sql`
    select ${columns}, p.version, p.description,
      coalesce((select json_agg(listed) from (select n.id, n.name from publisher_names n
        where n.publisher_id = p.id order by lower(n.name), n.id limit 200) as listed), '[]') as names,
      coalesce((select json_agg(listed) from (select h.id, h.host from publisher_hosts h
        where h.publisher_id = p.id order by h.host limit 200) as listed), '[]') as hosts,
      coalesce((select json_agg(listed) from (select f.id, f.title from feeds f
        where substring(f.address from '^https?://(?:www\\.)?([^/:?#]+)') in (
          select p.host union select h.host from publisher_hosts h where h.publisher_id = p.id)
        order by f.id limit 200) as listed), '[]') as feeds
    from publishers p where p.id = ${id} and p.merged_into is null`)
  return found(row, 'publisher')
}
