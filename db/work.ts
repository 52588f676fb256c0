import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { oneArticle, taking, workChange } from '../lib/arrival-input'
import type { DeskTwin, DeskWork } from '../lib/desk-view'
import { Conflict } from '../lib/errors'
import { moment } from '../lib/moments'
import type { Actor } from '../lib/permissions'
import type { Transaction } from './connection'
import { articles } from './schema-articles'
import { found, write, type Writing } from './write'

/** The work on the article `r` as DeskWork. */
export const workOf = sql<DeskWork>`json_build_object('state', r.work, 'since', r.held_at,
  'by', (select json_build_object('id', u.id, 'name', u.name) from users u where u.id = r.held_by))`

/** The article that looks the same as `r`, as DeskTwin or null; the newest where several do. */
export const twinOf = sql<DeskTwin | null>`(
  select json_build_object('id', t.id, 'title', t.title, 'score', alike.score, 'noted', alike.noted)
  from (select r.twin_id as id, r.twin_score as score, r.id as noted where r.twin_id is not null
    union all select o.id, o.twin_score, o.id from articles o where o.twin_id = r.id and o.joined_into is null) alike
  join articles met on met.id = alike.id join articles t on t.id = coalesce(met.joined_into, met.id)
  where t.id <> r.id and t.joined_into is null order by t.id desc limit 1)`

type Row = { id: number; title: string; joinedInto: number | null; work: DeskWork }

/** The articles with the work on them, locked in the order of their numbers. */
async function locked(tx: Transaction, ids: number[]): Promise<Row[]> {
  return tx.execute<Row>(sql`
    select r.id, r.title, r.joined_into as "joinedInto", ${workOf} as work
    from articles r where r.id in ${ids} order by r.id for update of r`)
}

/** Whether somebody else has the article in work. */
const withAnother = ({ work }: Row, actor: Actor): boolean =>
  work.state === 'in-work' && !(actor.kind === 'user' && work.by?.id === actor.id)

/** Who has an article and since when, in a sentence. */
function told({ by, since }: DeskWork): string {
  const when = since ? ` since ${moment(since, { now: new Date(), zone: 'UTC' })}` : ''
  return `${by?.name ?? 'Somebody'} has this article in work${when}.`
}

/** Refuses an article that somebody else has in work, with the DeskWork of who has it; it is locked. */
export async function refuseInWork(tx: Transaction, actor: Actor, id: number): Promise<void> {
  const article = found((await locked(tx, [id]))[0], 'article')
  if (withAnother(article, actor)) throw new Conflict(told(article.work), article.work)
}

const userOf = (actor: Actor) => (actor.kind === 'user' ? actor.id : null)

/**
 * Takes an article into one's own work. Where somebody else has it only who names that person as `from` takes it over.
 * Errors: NotFound; Conflict, with the DeskWork of who has it, where that is somebody else than was named.
 */
export async function takeArticle(actor: Actor, input: z.input<typeof taking>): Promise<void> {
  await write(actor, 'article: take', { schema: taking, input }, async ({ tx, actor }, { id, from }) => {
    const article = found((await locked(tx, [id]))[0], 'article')
    if (article.joinedInto) throw new Conflict('This article is part of another one by now.')
    if (withAnother(article, actor) && article.work.by?.id !== from)
      throw new Conflict(told(article.work), article.work)
    // The program has nothing in hand, and who has an article already has had it since then.
    if (actor.kind !== 'user') return
    if (article.work.state === 'in-work' && article.work.by?.id === actor.id) return
    await tx
      .update(articles)
      .set({ work: 'in-work', heldBy: actor.id, heldAt: sql`now()` })
      .where(eq(articles.id, id))
  })
}

/** Gives an article back for others to take; one that is not in work stays as it is. Errors: NotFound, Conflict as above. */
export async function releaseArticle(actor: Actor, input: z.input<typeof oneArticle>): Promise<void> {
  await write(actor, 'article: take', { schema: oneArticle, input }, async ({ tx, actor }, { id }) => {
    const article = found((await locked(tx, [id]))[0], 'article')
    if (withAnother(article, actor)) throw new Conflict(told(article.work), article.work)
    if (article.work.state !== 'in-work') return
    await tx.update(articles).set({ work: 'new', heldBy: null, heldAt: null }).where(eq(articles.id, id))
  })
}

/** `left`: articles that somebody else has in work, or that are part of another one, and so stayed as they were. */
export type WorkChanged = { changed: number; left: { id: number; title: string; by: string | null }[] }

/**
 * Calls articles done, sets them aside, or makes them new again, at most 200 at once. What somebody else has in work
 * is left and told of. Errors: Invalid; NotFound where there is none of them.
 */
export async function changeWork(actor: Actor, input: z.input<typeof workChange>): Promise<WorkChanged> {
  return write(
    actor,
    'article: take',
    { schema: workChange, input },
    async ({ tx, actor }, { ids, work }) => {
      const rows = await locked(tx, ids)
      found(rows[0], 'article')
      const stays = (row: Row) => row.joinedInto !== null || withAnother(row, actor)
      const free = rows.filter((row) => !stays(row)).map(({ id }) => id)
      const by = work === 'new' ? null : userOf(actor)
      if (free.length)
        await tx
          .update(articles)
          .set({ work, heldBy: by, heldAt: work === 'new' ? null : sql`now()` })
          .where(inArray(articles.id, free))
      const left = rows
        .filter(stays)
        .map(({ id, title, work }) => ({ id, title, by: work.state === 'in-work' ? work.by!.name : null }))
      return { changed: free.length, left }
    },
  )
}

/** Whoever writes on new articles has them from then on, within the same write; nobody waits for anybody here. */
export async function takeIfFree({ tx, actor }: Writing, versionIds: number[]): Promise<void> {
  if (actor.kind !== 'user') return
  const free = sql`(
    select r.id from articles r join article_versions v on v.article_id = r.id
    where v.id in ${versionIds} and r.work = 'new' for no key update of r skip locked)`
  await tx
    .update(articles)
    .set({ work: 'in-work', heldBy: actor.id, heldAt: sql`now()` })
    .where(and(sql`${articles.id} in ${free}`, isNull(articles.heldBy)))
}
