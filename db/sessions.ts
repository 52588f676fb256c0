import { randomBytes } from 'node:crypto'
import { and, eq, gt, lt, sql } from 'drizzle-orm'
import type { SignedIn } from '../lib/permissions'
import { db } from './connection'
import { sessions, users } from './schema-users'

/** How long a sign-in lasts, in days. */
export const SESSION_DAYS = 14

/** Opens a sign-in and returns its random id (256 bits), which the signed cookie carries. */
export async function openSession(userId: number, userAgent: string | null): Promise<string> {
  const id = randomBytes(32).toString('base64url')
  await db()
    .delete(sessions)
    .where(lt(sessions.expiresAt, sql`now()`))
  await db()
    .insert(sessions)
    .values({
      id,
      userId,
      userAgent: userAgent?.slice(0, 300),
      expiresAt: sql`now() + make_interval(days => ${SESSION_DAYS})`,
    })
  return id
}

export async function endSession(id: string): Promise<void> {
  await db().delete(sessions).where(eq(sessions.id, id))
}

/** Who is signed in by this session, with the role of this moment; null where it has ended. */
export async function sessionActor(id: string): Promise<SignedIn | null> {
  const [user] = await db()
    .select({ id: users.id, role: users.role, name: users.name })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.id, id), gt(sessions.expiresAt, sql`now()`), users.active))
  return user ? { kind: 'user', ...user } : null
}
