import { sql } from 'drizzle-orm'
import { Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import type { Page } from '../lib/record'
import { db } from './connection'
import { found } from './write'

export type DeskTopicLine = {
  id: number
  name: string
  wider: string | null
  widerId: number | null
  synonyms: string[]
  /** 201 for more than 200. */
  claims: number
  sample: boolean
}

const PAGE = 50
const columns = sql`t.id, t.name, w.name as wider, w.id as "widerId", t.sample,
  array(select n.name from topic_names n where n.topic_id = t.id order by lower(n.name) limit 200) as synonyms,
  (select count(*)::int from (select from claim_topics c where c.topic_id = t.id limit 201) c) as claims`

function demand(actor: Actor): void {
  if (!may(actor, 'topic: keep')) throw new Forbidden('Only an admin keeps topics.')
}

/**
 * Topics newest first, or those of which the name or a synonym holds `q`; `unused`: only those of no claim. At most 50
 * a page; `after` is the last number seen. Errors: Forbidden.
 */
export async function deskTopics(
  actor: Actor,
  { q = '', after, unused }: { q?: string; after?: number; unused?: boolean } = {},
): Promise<Page<DeskTopicLine>> {
  demand(actor)
  const words = `%${q
    .trim()
    .slice(0, 200)
    .replace(/[\\%_]/g, '\\$&')}%`
  const holds = (text: ReturnType<typeof sql>) => sql`plain(${text}) like plain(${words})`
  const rows = await db().execute<DeskTopicLine>(sql`
    select ${columns} from topics t left join topics w on w.id = t.parent_id
    where t.merged_into is null
      ${
        q.trim()
          ? sql`and (${holds(sql`t.name`)}
        or exists (select from topic_names n where n.topic_id = t.id and ${holds(sql`n.name`)}))`
          : sql``
      }
      ${unused ? sql`and not exists (select from claim_topics c where c.topic_id = t.id)` : sql``}
      ${after ? sql`and t.id < ${after}` : sql``}
    order by t.id desc limit ${PAGE + 1}`)
  const lines = rows.slice(0, PAGE)
  return { lines, next: rows.length > PAGE ? String(lines.at(-1)!.id) : null }
}

export type DeskTopic = DeskTopicLine & {
  version: number
  names: { id: number; name: string }[]
  /** From the widest to its own parent. */
  above: { id: number; name: string }[]
  narrower: { id: number; name: string }[]
}

/** One topic with its synonyms and its place in the tree, at most 200 of each. Errors: Forbidden, NotFound. */
export async function deskTopic(actor: Actor, id: number): Promise<DeskTopic> {
  demand(actor)
  const [row] = await db().execute<DeskTopic>(sql`
    with recursive up (id, name, parent_id, depth) as (
      select p.id, p.name, p.parent_id, 1 from topics t join topics p on p.id = t.parent_id where t.id = ${id}
      union all select p.id, p.name, p.parent_id, depth + 1 from up join topics p on p.id = up.parent_id where depth < 50)
    select ${columns}, t.version,
      coalesce((select json_agg(listed) from (select n.id, n.name from topic_names n
        where n.topic_id = t.id order by lower(n.name), n.id limit 200) as listed), '[]') as names,
      coalesce((select json_agg(json_build_object('id', up.id, 'name', up.name) order by depth desc) from up), '[]') as above,
      coalesce((select json_agg(listed) from (select c.id, c.name from topics c
        where c.parent_id = t.id and c.merged_into is null order by lower(c.name), c.id limit 200) as listed), '[]') as narrower
    from topics t left join topics w on w.id = t.parent_id
    where t.id = ${id} and t.merged_into is null`)
  return found(row, 'topic')
}
