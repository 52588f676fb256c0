import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Forbidden, Invalid, isExpected, NotFound } from '../lib/errors'
import { errorsOf } from '../lib/issues'
import { may, type Action, type Actor } from '../lib/permissions'
import type { SecondFactor } from '../lib/record'
import { lacksSecondFactor } from '../lib/second-factor'
import { db, type Transaction } from './connection'
import { holdRequest } from './idempotency'
import { heed, sending, type Notice } from './notices'
import { refusal } from './refusals'
import { revisions, users } from './schema-users'

/** What runs inside a write: the transaction, the actor with the role of this moment, and what it changes. */
export type Writing = {
  tx: Transaction
  actor: Actor
  /** Tags of the reader pages that show what changed. */
  changed(...tags: string[]): void
  withdrawn(claim: number): void
  reinstated(claim: number): void
  /** Throws Forbidden unless the actor may, `own` as in lib/permissions. */
  demand(action: Action, own?: boolean): void
}

/** Who is asked for a second factor, as a column. */
export const secondFactorAsked = sql<SecondFactor>`(select s.second_factor from settings s where s.id = 1)`

// A request of many lines may go on for minutes after its token was looked at.
const tokenWorks = (id: number) =>
  sql`exists (select from tokens t where t.id = ${id} and t.revoked_at is null and t.expires_at > now())`

/** The actor with the role of this moment; Forbidden where the user, or the token, is gone or off. */
async function current(tx: Transaction, actor: Actor): Promise<Actor> {
  if (actor.kind !== 'user') return actor
  const [user] = await tx
    .select({
      role: users.role,
      name: users.name,
      confirmed: sql<boolean>`${users.totpConfirmedAt} is not null`,
      asked: secondFactorAsked,
    })
    .from(users)
    .where(and(eq(users.id, actor.id), users.active, actor.token ? tokenWorks(actor.token) : undefined))
    .for('share')
  if (!user)
    throw new Forbidden(
      actor.token
        ? 'This token works no more.'
        : 'Your sign-in has ended. Sign in again; nothing typed is lost.',
    )
  const { role, name, confirmed, asked } = user
  const lacks = lacksSecondFactor(asked, { role, confirmed, vouched: actor.vouched })
  return { ...actor, role, name, lacks }
}

const mayNot = (actor: Actor) =>
  new Forbidden(
    actor.kind === 'user' && actor.lacks
      ? 'First set up your second factor, on the page of your account.'
      : 'You may not do this.',
  )

/**
 * The one way to write: parse, ask who may, change, and tell every server process what changed, in one
 * transaction. The triggers write the revisions with the actor and the reason.
 * Errors: Invalid, Forbidden, NotFound, Conflict; anything else is a fault.
 */
export async function write<Schema extends z.ZodType, T>(
  actor: Actor,
  action: Action,
  door: {
    schema: Schema
    input: z.input<Schema>
    reason?: (input: z.output<Schema>) => string
    maybeOwn?: boolean
  },
  change: (writing: Writing, input: z.output<Schema>) => Promise<T>,
): Promise<T> {
  if (!may(actor, action, true)) throw mayNot(actor)
  const input = parse(door.schema, door.input)
  const notice: Notice = { tags: [], withdrawn: [], reinstated: [] }
  try {
    const value = await db().transaction(async (tx) => {
      const acting = await current(tx, actor)
      const demand = (wanted: Action, own = false) => {
        if (!may(acting, wanted, own)) throw mayNot(acting)
      }
      demand(action, door.maybeOwn)
      await tx.execute(sql`select set_config('onrecord.actor', ${acting.kind === 'user' ? String(acting.id) : ''}, true),
        set_config('onrecord.reason', ${door.reason?.(input) ?? ''}, true),
        set_config('onrecord.place', ${(acting.kind === 'user' && acting.place) || ''}, true)`)
      if (acting.kind === 'system' && acting.samples) await markSamples(tx)
      if (acting.kind === 'user' && acting.request) await holdRequest(tx, acting.request)
      const tags = new Set<string>()
      const done = await change(
        {
          tx,
          actor: acting,
          demand,
          changed: (...more) => more.forEach((tag) => tags.add(tag)),
          withdrawn: (id) => notice.withdrawn.push(id),
          reinstated: (id) => notice.reinstated.push(id),
        },
        input,
      )
      notice.tags = [...tags]
      if (tags.size || notice.withdrawn.length || notice.reinstated.length) await tx.execute(sending(notice))
      return done
    })
    heed(notice)
    return value
  } catch (error) {
    throw isExpected(error) ? error : refusal(error)
  }
}

/**
 * A line in the audit log of an act whose rows keep no revisions of their own: what was there before, and what is there
 * now; `object` is a kind of lib/audit.
 */
export async function noteAct(
  { tx, actor }: Pick<Writing, 'tx' | 'actor'>,
  line: Pick<typeof revisions.$inferInsert, 'object' | 'objectId' | 'action' | 'before' | 'after'>,
): Promise<void> {
  const by = actor.kind === 'user' ? { actorId: actor.id, place: actor.place || null } : {}
  await tx.insert(revisions).values({ ...line, ...by })
}

/** The input as its schema reads it, or Invalid with a problem for each field. */
export function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const read = schema.safeParse(input)
  if (!read.success) throw new Invalid(errorsOf(read.error, input))
  const fields = unstorable(read.data, [])
  if (!fields.length) return read.data
  throw new Invalid(fields.map((field) => ({ field, message: 'A character here cannot be stored.' })))
}

/** The fields whose text Postgres refuses (NUL) or would change (half a surrogate pair). */
function unstorable(value: unknown, path: string[]): string[] {
  if (typeof value === 'string') return /\0|\p{Cs}/u.test(value) ? [path.join('.')] : []
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return []
  return Object.entries(value).flatMap(([key, inner]) => unstorable(inner, [...path, key]))
}

/** Marks what this transaction makes as sample. */
export async function markSamples(tx: Transaction): Promise<void> {
  await tx.execute(sql`select set_config('onrecord.sample', 'on', true)`)
}

/** For desk reads: throws Forbidden unless the actor may see the desk. */
export function mayRead(actor: Actor): asserts actor is Exclude<Actor, { kind: 'reader' }> {
  if (!may(actor, 'desk: read')) throw new Forbidden('Sign in to see the desk.')
}

/** The row, or NotFound in these words. */
export function found<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw new NotFound(`There is no such ${what}.`)
  return row
}

/** Refuses an edit that was made on an older version than the one on record. */
export function unchanged(read: number, onRecord: number, current: unknown): void {
  if (read !== onRecord) throw new Conflict('This changed while you were editing.', current, true)
}
