import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { askedNames, mentioned } from '../lib/mentions'
import type { Actor } from '../lib/permissions'
import type { Page } from '../lib/record'
import { newComment, seenMention, settling } from '../lib/review-input'
import { db, type Transaction } from './connection'
import { claims } from './schema'
import { articles } from './schema-articles'
import { comments, mentions } from './schema-talk'
import { found, mayRead, unchanged, write } from './write'

/** What is talked about. */
export type Talked = { claimId: number | null; articleId: number | null }

export type CommentLine = {
  id: number
  version: number
  body: string
  settled: boolean
  by: string | null
  createdBy: number | null
  /** ISO 8601, UTC. */
  at: string
}

const PAGE = 50
const about = ({ claimId, articleId }: Talked) =>
  claimId ? sql`c.claim_id = ${claimId}` : sql`c.article_id = ${articleId}`

/** What editors said of a claim or an article, the newest first; at most 50 a page. Errors: Forbidden. */
export async function commentsOn(actor: Actor, on: Talked, before = 2147483647): Promise<Page<CommentLine>> {
  mayRead(actor)
  const rows = await db().execute<CommentLine>(sql`
    select c.id, c.version, c.body, c.settled, u.name as by, c.created_by as "createdBy", to_json(c.created_at) as at
    from comments c left join users u on u.id = c.created_by
    where ${about(on)} and c.id < ${before} order by c.id desc limit ${PAGE + 1}`)
  const lines = rows.slice(0, PAGE)
  return { lines, next: rows.length > PAGE ? String(lines.at(-1)!.id) : null }
}

type Person = { id: number; name: string }

/** Some of those who may be named in a comment, by name; at most 9. Errors: Forbidden. */
export async function people(actor: Actor): Promise<Person[]> {
  mayRead(actor)
  return [
    ...(await db().execute<Person>(
      sql`select id, name from users where active order by lower(name), id limit 9`,
    )),
  ]
}

/** Whom these comments, at most a page of them, name; at most 1000. Errors: Forbidden. */
export async function peopleNamed(actor: Actor, ids: number[]): Promise<Person[]> {
  mayRead(actor)
  const rows = await db().execute<Person>(sql`
    select distinct u.id, u.name from mentions m join users u on u.id = m.user_id
    where m.comment_id = any (${`{${ids.slice(0, PAGE).join(',')}}`}::int[]) limit 1000`)
  return [...rows]
}

/** Whom a comment may name: who is not switched off and is called so; at most 1000. */
async function called(on: Pick<Transaction, 'execute'>, body: string): Promise<Person[]> {
  const names = askedNames(body)
  if (!names.length) return []
  return [
    ...(await on.execute<Person>(sql`
      select id, name from users where active and lower(name) in (
        select lower(asked) from json_array_elements_text(${JSON.stringify(names)}::json) as asked)
      order by lower(name), id limit 1000`)),
  ]
}

/** Adds a comment; whoever it names hears of it, and what one was told of the same matter counts as seen. */
export async function addComment(actor: Actor, input: z.input<typeof newComment>): Promise<number> {
  return write(actor, 'comment: write', { schema: newComment, input }, async ({ tx, actor }, comment) => {
    const { claimId, articleId, body } = comment
    const [row] = claimId
      ? await tx.select({ id: claims.id }).from(claims).where(eq(claims.id, claimId))
      : await tx.select({ id: articles.id }).from(articles).where(eq(articles.id, articleId!))
    found(row, claimId ? 'claim' : 'article')
    const [made] = await tx.insert(comments).values(comment).returning({ id: comments.id })
    const me = actor.kind === 'user' ? actor.id : 0
    const named = mentioned(body, await called(tx, body)).filter((id) => id !== me)
    if (named.length)
      await tx.insert(mentions).values(named.map((userId) => ({ commentId: made!.id, userId })))
    await tx.execute(sql`
      update mentions m set seen_at = now() from comments c
      where c.id = m.comment_id and ${about(comment)} and m.user_id = ${me} and m.seen_at is null`)
    return made!.id
  })
}

/** Marks a comment as settled, or takes that back; one's own, or any by an admin. Errors: Conflict. */
export async function settleComment(actor: Actor, input: z.input<typeof settling>): Promise<void> {
  const door = { schema: settling, input, maybeOwn: true }
  await write(actor, 'comment: settle', door, async ({ tx, actor, demand }, { id, version, settled }) => {
    const [comment] = await tx.select().from(comments).where(eq(comments.id, id)).for('update')
    const { createdBy, version: onRecord } = found(comment, 'comment')
    demand('comment: settle', actor.kind === 'user' && createdBy === actor.id)
    unchanged(version, onRecord, comment)
    await tx.update(comments).set({ settled }).where(eq(comments.id, id))
  })
}

/** Says that one has seen where one was named. */
export async function seeMention(actor: Actor, input: z.input<typeof seenMention>): Promise<void> {
  await write(
    actor,
    'comment: write',
    { schema: seenMention, input },
    async ({ tx, actor }, { commentId }) => {
      const me = actor.kind === 'user' ? actor.id : 0
      await tx
        .update(mentions)
        .set({ seenAt: sql`now()` })
        .where(and(eq(mentions.commentId, commentId), eq(mentions.userId, me), isNull(mentions.seenAt)))
    },
  )
}

export type MentionLine = Omit<CommentLine, 'version' | 'createdBy' | 'settled'> & Talked & { what: string }

/** Where one is named and has not seen it, the newest first; at most 50. Errors: Forbidden. */
export async function unseenMentions(actor: Actor): Promise<MentionLine[]> {
  mayRead(actor)
  const rows = await db().execute<MentionLine>(sql`
    select c.id, c.body, u.name as by, to_json(c.created_at) as at, c.claim_id as "claimId", c.article_id as "articleId",
      coalesce(k.wording, r.title) as what
    from mentions m join comments c on c.id = m.comment_id left join users u on u.id = c.created_by
    left join claims k on k.id = c.claim_id left join articles r on r.id = c.article_id
    where m.user_id = ${actor.kind === 'user' ? actor.id : 0} and m.seen_at is null
    order by m.comment_id desc limit ${PAGE}`)
  return [...rows]
}
