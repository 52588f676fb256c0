import { sql, type SQL } from 'drizzle-orm'
import type { DeskTwin, DeskWork } from '../lib/desk-view'
import { inboxShows, type InboxFilter, type InboxShow } from '../lib/inbox'
import type { Actor } from '../lib/permissions'
import type { Page, WorkState } from '../lib/record'
import { place } from './claims'
import { db } from './connection'
import { twinOf, workOf } from './work'
import { mayRead } from './write'

export type InboxLine = {
  id: number
  title: string
  publisher: string | null
  byline: string | null
  publishedOn: string | null
  /** The feed or the list that it came from. */
  via: string | null
  /** Whether its page or file was read: whether there is a text. */
  read: boolean
  /** Why the last opening of its page failed. */
  problem: string | null
  passages: number
  drafts: number
  /** Suggestions for the newest version that nobody has decided on. */
  suggestions: number
  /** Whether the program has looked for suggestions in it. */
  sought: boolean
  toRepair: number
  work: DeskWork
  twin: DeskTwin | null
  sample: boolean
}

const PAGE = 50
/** Counts stop here; one more means "or more". */
export const COUNTED = 1000

type Asked = Partial<Omit<InboxFilter, 'after'>>

/** The conditions of a choice, each with an index in the order of numbers; what is to do is asked for state by state. */
function shown(show: InboxShow, actor: Actor): SQL[] {
  const state = (work: WorkState) => sql`and r.work = ${work}`
  switch (show) {
    case 'to-do':
      return [state('new'), state('in-work')]
    case 'mine':
      // Written out, as its index is for articles in work alone.
      return [sql`and r.work = 'in-work' and r.held_by = ${actor.kind === 'user' ? actor.id : null}`]
    case 'repair':
      return [sql`and r.to_repair > 0`]
    case 'unread':
      return [sql`and r.problem is not null`]
    case 'all':
      return [sql``]
    default:
      return [state(show)]
  }
}

/** Numbers of the articles that a filter lets through, each once, the last brought in first. */
function matching(
  actor: Actor,
  { show = 'to-do', q, publisher, feed }: Asked,
  more: SQL,
  limit: number,
): SQL {
  const words = q?.trim().slice(0, 200)
  const parts = shown(show, actor).flatMap((condition) => {
    const pick = (from: SQL, where: SQL = sql``) => sql`(
      select r.id from ${from}
      where r.joined_into is null ${condition} ${more} ${where}
        ${publisher ? sql`and r.publisher_id = ${publisher}` : sql``}
      order by r.id desc limit ${limit})`
    const from = feed
      ? sql`(select distinct i.article_id from feed_items i where i.feed_id = ${feed} and i.article_id is not null
          order by i.article_id desc) brought join articles r on r.id = brought.article_id`
      : sql`articles r`
    if (!words) return [pick(from)]
    return [
      pick(from, sql`and r.id in (select id from titled)`),
      sql`(select r.id from publishers p cross join lateral ${pick(from, sql`and r.publisher_id = p.id`)} r
        where ${holds(sql`plain(p.name)`, words)})`,
    ]
  })
  const titled = words
    ? sql`with titled as materialized (
        select t.id from articles t where ${holds(sql`plain(t.title)`, words)}) `
    : sql``
  return sql`${titled}select id from (${sql.join(parts, sql` union `)}) as found order by id desc limit ${limit}`
}

/** Whether a text holds these words; fewer than three letters, which no index finds within words, begin a word. */
function holds(text: SQL, words: string): SQL {
  const literal = words.replace(/[\\%_]/g, '\\$&')
  return words.length > 2
    ? sql`${text} like '%' || plain(${literal}) || '%'`
    : sql`(${text} like plain(${literal}) || '%' or ${text} like '% ' || plain(${literal}) || '%')`
}

/**
 * The articles of the inbox that a filter lets through, the last brought in first, at most 50 a page; those that are
 * part of another article are not listed. Errors: Forbidden, Invalid for a place that is none.
 */
export async function inbox(
  actor: Actor,
  { after, ...asked }: Partial<InboxFilter> = {},
): Promise<Page<InboxLine>> {
  mayRead(actor)
  const from = place(after, 'dayOrNone')
  const before = from ? sql`and r.id < ${from.id}` : sql``
  const rows = await db().execute<InboxLine>(sql`
    with page as materialized (${matching(actor, asked, before, PAGE + 1)})
    select r.id, r.title, p.name as publisher, r.byline, r.published_on as "publishedOn", r.problem,
      r.to_repair as "toRepair", r.sample, told.*, ${workOf} as work, ${twinOf} as twin
    from page join articles r on r.id = page.id
    left join publishers p on p.id = r.publisher_id
    cross join lateral (
      select count(a.id)::int as passages, count(*) filter (where a.state = 'draft')::int as drafts,
        exists (select from article_versions v where v.article_id = r.id) as read,
        (select count(*)::int from suggestions s where s.state = 'open' and s.version_id =
          (select n.id from article_versions n where n.article_id = r.id order by n.number desc limit 1)) as suggestions,
        exists (select from readings d where d.version_id =
          (select n.id from article_versions n where n.article_id = r.id order by n.number desc limit 1)) as sought,
        coalesce(
          (select f.title from feed_items i join feeds f on f.id = i.feed_id where i.article_id = r.id order by i.id limit 1),
          (select m.name from import_rows i join imports m on m.id = i.import_id where i.article_id = r.id
            order by i.import_id limit 1)) as via
      from article_versions v join attestations a on a.version_id = v.id
      where v.article_id = r.id and a.state <> 'withdrawn') as told
    order by r.id desc`)
  const lines = rows.slice(0, PAGE)
  return { lines, next: rows.length > PAGE ? `none_${lines.at(-1)!.id}` : null }
}

/** How many articles each choice would show with the same other filters; beyond 1000 the count is 1001. Errors: Forbidden. */
export async function inboxCounts(actor: Actor, asked: Asked = {}): Promise<Record<InboxShow, number>> {
  mayRead(actor)
  const count = async (show: InboxShow) => {
    const [row] = await db().execute<{ count: number }>(sql`
      select count(*)::int as count from (${matching(actor, { ...asked, show }, sql``, COUNTED + 1)}) as capped`)
    return row!.count
  }
  const counts = await Promise.all(inboxShows.map(async (show) => [show, await count(show)] as const))
  return Object.fromEntries(counts) as Record<InboxShow, number>
}

type Named = { id: number; name: string }

/** The publishers and feeds by which the inbox is filtered, by name, at most 500 of each, and the chosen ones. Errors: Forbidden. */
export async function inboxOrigins(
  actor: Actor,
  { publisher, feed }: Asked = {},
): Promise<{ publishers: Named[]; feeds: Named[] }> {
  mayRead(actor)
  const publishers = await db().execute<Named>(sql`
    select id, name from ((select id, name from publishers where merged_into is null order by lower(name), id limit 500)
      union select id, name from publishers where id = ${publisher ?? null}) as named order by lower(name), id`)
  const feeds = await db().execute<Named>(sql`
    select id, title as name from ((select id, title from feeds order by lower(title), id limit 500)
      union select id, title from feeds where id = ${feed ?? null}) as named order by lower(title), id`)
  return { publishers: [...publishers], feeds: [...feeds] }
}
