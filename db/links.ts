import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, NotFound } from '../lib/errors'
import { hashOfToken, isToken, linkProblems, type LinkState } from '../lib/invitation'
import { system } from '../lib/permissions'
import type { UserRole } from '../lib/record'
import { usedLink } from '../lib/user-input'
import { db, type Transaction } from './connection'
import { hashPassword } from './passwords'
import { invitations } from './schema-people'
import { sessions, users } from './schema-users'
import { revokeTokensOf } from './tokens'
import { write } from './write'

const state = sql<LinkState>`case
  when ${invitations.usedAt} is not null then 'used'
  when ${invitations.takenBackAt} is not null then 'taken-back'
  when ${invitations.userId} is not null and not (select u.active from users u where u.id = ${invitations.userId}) then 'taken-back'
  when ${invitations.expiresAt} <= now() then 'expired'
  else 'open' end`

const columns = {
  state,
  email: invitations.email,
  name: invitations.name,
  role: invitations.role,
  userId: invitations.userId,
}

/** What the page of a link tells; of the person only while it is open. */
export type LinkView =
  | { state: 'open'; email: string; name: string; role: UserRole; reset: boolean }
  | { state: Exclude<LinkState, 'open'> }

/** How the link of this token stands. */
export async function linkOf(token: string): Promise<LinkView> {
  if (!isToken(token)) return { state: 'unknown' }
  const [row] = await db()
    .select(columns)
    .from(invitations)
    .where(eq(invitations.tokenHash, hashOfToken(token)))
  if (!row) return { state: 'unknown' }
  if (row.state !== 'open') return { state: row.state }
  const { email, name, role, userId } = row
  return { state: 'open', email, name, role, reset: userId !== null }
}

/**
 * Uses a link: makes its user, or sets the new password and signs the user out everywhere. Whoever has the token
 * may, once: of two at the same time one waits and is refused. `place` is the network address of the request.
 * Errors: NotFound, Conflict where the link works no more, Invalid.
 */
export async function takeLink(
  token: string,
  input: z.input<typeof usedLink>,
  place: string | null,
): Promise<{ email: string }> {
  if (!isToken(token)) throw new NotFound(linkProblems.unknown[0])
  const before = await linkOf(token)
  if (before.state !== 'open') throw refused(before.state)
  return write(system, 'users: manage', { schema: usedLink, input }, async ({ tx }, { name, password }) => {
    const passwordHash = await hashPassword(password)
    // The user before the link, in the order in which another link is made for the user.
    await tx.execute(sql`
      select from users where id = (select user_id from invitations where token_hash = ${hashOfToken(token)}) for update`)
    const [row] = await tx
      .select({ ...columns, id: invitations.id })
      .from(invitations)
      .where(eq(invitations.tokenHash, hashOfToken(token)))
      .for('update')
    if (row?.state !== 'open') throw refused(row?.state ?? 'unknown')
    await tx.execute(sql`select set_config('onrecord.place', ${place ?? ''}, true)`)
    const { id, email, role, userId } = row
    const made = userId ?? (await come(tx, { email, role, name: name ?? row.name, passwordHash }))
    // The history names who did it: the user of the link.
    await tx.execute(sql`select set_config('onrecord.actor', ${String(made)}, true)`)
    if (userId !== null) await setAnew(tx, userId, passwordHash)
    await tx
      .update(invitations)
      .set({ usedAt: sql`now()`, madeId: userId === null ? made : null })
      .where(eq(invitations.id, id))
    return { email }
  })
}

async function come(tx: Transaction, user: typeof users.$inferInsert): Promise<number> {
  const [made] = await tx.insert(users).values(user).returning({ id: users.id })
  return made!.id
}

async function setAnew(tx: Transaction, userId: number, passwordHash: string): Promise<void> {
  await tx.update(users).set({ passwordHash }).where(eq(users.id, userId))
  await tx.delete(sessions).where(eq(sessions.userId, userId))
  await revokeTokensOf(tx, userId)
}

const refused = (state: Exclude<LinkState, 'open'>) =>
  state === 'unknown' ? new NotFound(linkProblems.unknown[0]) : new Conflict(linkProblems[state].join(' '))
