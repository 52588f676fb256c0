import { randomBytes } from 'node:crypto'
import { and, desc, eq, gt, lt, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { otherSessions, ownSession } from '../lib/account-input'
import { Forbidden } from '../lib/errors'
import { deviceWords } from '../lib/device'
import type { Actor, SignedIn } from '../lib/permissions'
import { lacksSecondFactor } from '../lib/second-factor'
import { db } from './connection'
import { sessions, users } from './schema-users'
import { self } from './self'
import { keepTry } from './sign-ins'
import { secondFactorAsked, write } from './write'

/** How long a sign-in lasts, in days. */
export const SESSION_DAYS = 14

/**
 * Opens a sign-in and returns its random id (256 bits), which the signed cookie carries. `place` is the network
 * address of the request. Errors: Forbidden where the user is switched off.
 */
export async function openSession(
  userId: number,
  userAgent: string | null,
  place: string | null = null,
): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  const agent = userAgent?.replaceAll('\0', '').slice(0, 300)
  await db().transaction(async (tx) => {
    await tx.delete(sessions).where(lt(sessions.expiresAt, sql`now()`))
    // Whoever is being switched off is waited for: a session that came after would be good again with the user.
    const [user] = await tx
      .update(users)
      .set({ lastSignedInAt: sql`now()` })
      .where(and(eq(users.id, userId), users.active))
      .returning({ id: users.id })
    if (!user) throw new Forbidden('This user is switched off.')
    await tx.insert(sessions).values({
      id,
      userId,
      userAgent: agent,
      place: place?.slice(0, 64),
      expiresAt: sql`now() + make_interval(days => ${SESSION_DAYS})`,
    })
    await keepTry(userId, 'in', { place, userAgent }, tx)
  })
  return id
}

export async function endSession(id: string): Promise<void> {
  await db().delete(sessions).where(eq(sessions.id, id))
}

/**
 * Who is signed in by this session, with the role of this moment; null where it has ended. That it was seen is
 * written down at most every five minutes. `vouched`: another service signed the user in.
 */
export async function sessionActor(id: string, vouched = false): Promise<SignedIn | null> {
  const [user] = await db()
    .select({
      id: users.id,
      role: users.role,
      name: users.name,
      confirmed: sql<boolean>`${users.totpConfirmedAt} is not null`,
      asked: secondFactorAsked,
      unseen: sql<boolean>`${sessions.lastSeenAt} < now() - interval '5 minutes'`,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, id), gt(sessions.expiresAt, sql`now()`), users.active))
  if (!user) return null
  const { confirmed, asked, unseen, ...known } = user
  if (unseen)
    await db()
      .update(sessions)
      .set({ lastSeenAt: sql`now()` })
      .where(and(eq(sessions.id, id), lt(sessions.lastSeenAt, sql`now() - interval '5 minutes'`)))
  const lacks = lacksSecondFactor(asked, { ...known, confirmed, vouched })
  return { kind: 'user', ...known, ...(vouched && { vouched }), ...(lacks && { lacks }) }
}

export type SessionLine = {
  /** Names the sign-in without opening it: the SHA-256 of its id. */
  handle: string
  device: string
  place: string | null
  /** ISO 8601. */
  since: string
  seen: string
  current: boolean
}

const handleOf = sql<string>`encode(sha256(convert_to(${sessions.id}, 'UTF8')), 'hex')`

/** Where one is signed in, the last seen first, at most 100; `current` is the session of the request. */
export async function ownSessions(actor: Actor, current: string | null): Promise<SessionLine[]> {
  const rows = await db()
    .select({
      id: sessions.id,
      handle: handleOf,
      userAgent: sessions.userAgent,
      place: sessions.place,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
    })
    .from(sessions)
    .where(and(eq(sessions.userId, self(actor)), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.lastSeenAt), sessions.id)
    .limit(100)
  return rows.map((row) => ({
    handle: row.handle,
    device: deviceWords(row.userAgent),
    place: row.place,
    since: row.createdAt.toISOString(),
    seen: row.lastSeenAt.toISOString(),
    current: row.id === current,
  }))
}

/** Ends one of one's own sign-ins; whether it was still open. */
export async function endOwnSession(actor: Actor, input: z.input<typeof ownSession>): Promise<boolean> {
  return write(actor, 'account: keep', { schema: ownSession, input }, async ({ tx }, { handle }) => {
    const mine = and(eq(sessions.userId, self(actor)), sql`${handleOf} = ${handle}`)
    return (await tx.delete(sessions).where(mine).returning({ id: sessions.id })).length > 0
  })
}

/** Ends all one's sign-ins but that of the request; how many. */
export async function endOtherSessions(actor: Actor, input: z.input<typeof otherSessions>): Promise<number> {
  return write(actor, 'account: keep', { schema: otherSessions, input }, async ({ tx }, { current }) => {
    const others = and(eq(sessions.userId, self(actor)), ne(sessions.id, current ?? ''))
    return (await tx.delete(sessions).where(others).returning({ id: sessions.id })).length
  })
}
