import { randomBytes } from 'node:crypto'
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Forbidden, Invalid } from '../lib/errors'
import { hashOfToken, INVITATION_DAYS, RESET_HOURS } from '../lib/invitation'
import { may, type Actor } from '../lib/permissions'
import type { UserRole } from '../lib/record'
import { invitationOf, newInvitation } from '../lib/user-input'
import { db, type Transaction } from './connection'
import { invitations } from './schema-people'
import { users } from './schema-users'
import { found, write } from './write'

/** A link as it was just made: `token` is told this once, and is in the link alone. */
export type NewLink = { id: number; email: string; name: string; token: string }

export type InvitationLine = {
  id: number
  email: string
  name: string
  role: UserRole
  /** When it ends, ISO 8601. */
  expiresAt: string
  expired: boolean
  by: string | null
}

const open = and(isNull(invitations.usedAt), isNull(invitations.takenBackAt))
const forDays = sql`now() + make_interval(days => ${INVITATION_DAYS})`
const forHours = sql`now() + make_interval(hours => ${RESET_HOURS})`

function newToken() {
  const token = randomBytes(32).toString('base64url')
  return { token, tokenHash: hashOfToken(token) }
}

/** Invitations that are neither used nor taken back, the newest first, at most 100 from before the given one. */
export async function openInvitations(actor: Actor, after = 2147483647): Promise<InvitationLine[]> {
  if (!may(actor, 'users: manage')) throw new Forbidden('Only an admin sees the invitations.')
  const rows = await db()
    .select({
      id: invitations.id,
      email: invitations.email,
      name: invitations.name,
      role: invitations.role,
      expiresAt: invitations.expiresAt,
      expired: sql<boolean>`${invitations.expiresAt} <= now()`,
      by: users.name,
    })
    .from(invitations)
    .leftJoin(users, eq(users.id, invitations.createdBy))
    .where(and(open, isNull(invitations.userId), lt(invitations.id, after)))
    .orderBy(desc(invitations.id))
    .limit(100)
  return rows.map((row) => ({ ...row, expiresAt: row.expiresAt.toISOString() }))
}

/** Makes the link by which a person comes. Errors: Forbidden, Invalid where the address is here or invited already. */
export async function invite(actor: Actor, input: z.input<typeof newInvitation>): Promise<NewLink> {
  return write(actor, 'users: manage', { schema: newInvitation, input }, async ({ tx }, person) => {
    await tx.execute(sql`lock table invitations in share row exclusive mode`)
    const same = (message: string) => new Invalid([{ field: 'email', message }])
    const [user] = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(sql`lower(${users.email})`, person.email))
    if (user) throw same('There is a user with this address already.')
    const [invited] = await tx
      .select({ id: invitations.id })
      .from(invitations)
      .where(and(open, isNull(invitations.userId), eq(invitations.email, person.email)))
    if (invited) throw same('This address is invited already: renew that invitation below.')
    const { token, tokenHash } = newToken()
    const [made] = await tx
      .insert(invitations)
      .values({ ...person, tokenHash, expiresAt: forDays })
      .returning({ id: invitations.id })
    return { id: made!.id, email: person.email, name: person.name, token }
  })
}

/** Another link for the same invitation, good for as long as a new one; the one before works no more. */
export async function renewInvitation(actor: Actor, input: z.input<typeof invitationOf>): Promise<NewLink> {
  return write(actor, 'users: manage', { schema: invitationOf, input }, async ({ tx }, { id }) => {
    const { token, tokenHash } = newToken()
    const [row] = await tx
      .update(invitations)
      .set({ tokenHash, expiresAt: forDays })
      .where(and(open, isNull(invitations.userId), eq(invitations.id, id)))
      .returning({ email: invitations.email, name: invitations.name })
    if (!row) throw new Conflict('This invitation was used or taken back meanwhile.')
    return { id, ...row, token }
  })
}

export async function takeBackInvitation(actor: Actor, input: z.input<typeof invitationOf>): Promise<void> {
  await write(actor, 'users: manage', { schema: invitationOf, input }, async ({ tx }, { id }) => {
    const taken = await tx
      .update(invitations)
      .set({ takenBackAt: sql`now()` })
      .where(and(open, isNull(invitations.userId), eq(invitations.id, id)))
      .returning({ id: invitations.id })
    if (!taken.length) throw new Conflict('This invitation was used or taken back meanwhile.')
  })
}

/** Makes the link by which a user sets a new password; one made before works no more. Errors: NotFound, Conflict. */
export async function makeResetLink(actor: Actor, input: z.input<typeof invitationOf>): Promise<NewLink> {
  return write(actor, 'users: manage', { schema: invitationOf, input }, async ({ tx }, { id }) => {
    const [row] = await tx.select().from(users).where(eq(users.id, id)).for('update')
    const { email, name, role, active } = found(row, 'user')
    if (!active) throw new Conflict('The user is switched off: switch the user on first.')
    await tx
      .update(invitations)
      .set({ takenBackAt: sql`now()` })
      .where(and(open, eq(invitations.userId, id)))
    const { token, tokenHash } = newToken()
    const [made] = await tx
      .insert(invitations)
      .values({ email, name, role, userId: id, tokenHash, expiresAt: forHours })
      .returning({ id: invitations.id })
    return { id: made!.id, email, name, token }
  })
}

/** Takes back what a person who is no longer an admin has sent out, so that nobody comes by it. */
export async function takeBackAllOf(tx: Transaction, userId: number): Promise<void> {
  await tx
    .update(invitations)
    .set({ takenBackAt: sql`now()` })
    .where(and(open, eq(invitations.createdBy, userId)))
}
