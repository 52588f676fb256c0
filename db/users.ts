import { desc, eq, lt, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Forbidden, Invalid } from '../lib/errors'
import { may, system, type Actor } from '../lib/permissions'
import type { UserRole } from '../lib/record'
import { endedSessions, firstUser, newUser, userChange } from '../lib/user-input'
import { db, type Transaction } from './connection'
import { EVERYTHING } from './notices'
import { takeBackAllOf } from './invitations'
import { hashPassword } from './passwords'
import { sessions, users } from './schema-users'
import { failedSince } from './sign-ins'
import { revokeTokensOf } from './tokens'
import { found, noteAct, unchanged, write } from './write'

export type UserLine = {
  id: number
  email: string
  name: string
  role: UserRole
  active: boolean
  version: number
  sessions: number
  secondFactor: boolean
  /** ISO 8601; null: never. */
  lastSignedIn: string | null
  /** Tries refused since then, counted up to 1000. */
  refused: number
}

const lines = (actor: Actor) => {
  if (!may(actor, 'users: manage')) throw new Forbidden('Only an admin sees the users.')
  return db()
    .select({
      id: users.id,
      email: users.email,
      name: users.name,
      role: users.role,
      active: users.active,
      version: users.version,
      // Written out: in the list of a select from one table Drizzle leaves the tables' names away.
      sessions: sql<number>`(select count(*)::int from sessions s where s.user_id = users.id and s.expires_at > now())`,
      secondFactor: sql<boolean>`totp_confirmed_at is not null`,
      lastSignedIn: sql<
        string | null
      >`to_char(last_signed_in_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`,
      refused: failedSince,
    })
    .from(users)
    .$dynamic()
}

/** Users, the last added first, at most 100 from before the given one. Errors: Forbidden. */
export async function listUsers(actor: Actor, after = 2147483647): Promise<UserLine[]> {
  return lines(actor).where(lt(users.id, after)).orderBy(desc(users.id)).limit(100)
}

/** One user. Errors: Forbidden, NotFound. */
export async function userLine(actor: Actor, id: number): Promise<UserLine> {
  const [user] = await lines(actor).where(eq(users.id, id))
  return found(user, 'user')
}

/** Makes the first admin where there is no user at all; null where there is one. */
export async function makeFirstAdmin(input: z.input<typeof firstUser>): Promise<number | null> {
  const passwordHash = await hashPassword(input.password)
  return write(system, 'users: manage', { schema: firstUser, input }, async ({ tx }, { email, name }) => {
    await tx.execute(sql`lock table users in share row exclusive mode`)
    const [anyone] = await tx.select({ id: users.id }).from(users).limit(1)
    if (anyone) return null
    const [made] = await tx
      .insert(users)
      .values({ email, name, role: 'admin', passwordHash })
      .returning({ id: users.id })
    return made!.id
  })
}

/** Adds a user with a password, for programs; people come by a link (db/invitations). */
export async function addUser(actor: Actor, input: z.input<typeof newUser>): Promise<number> {
  return write(actor, 'users: manage', { schema: newUser, input }, async ({ tx }, { password, ...user }) => {
    const passwordHash = await hashPassword(password)
    const [made] = await tx
      .insert(users)
      .values({ ...user, passwordHash })
      .returning({ id: users.id })
    return made!.id
  })
}

async function keepAnAdmin(tx: Transaction): Promise<void> {
  const [admin] = await tx
    .select({ id: users.id })
    .from(users)
    .where(sql`${users.role} = 'admin' and ${users.active}`)
    .limit(1)
  if (!admin)
    throw new Invalid([{ field: 'role', message: 'The last admin stays an admin: make another first.' }])
}

/** Name, role, active; a user switched off is signed out everywhere. */
export async function changeUser(actor: Actor, input: z.input<typeof userChange>): Promise<void> {
  await write(
    actor,
    'users: manage',
    { schema: userChange, input },
    async ({ tx, changed }, { id, version, ...change }) => {
      await tx.execute(sql`lock table users in share row exclusive mode`)
      const [user] = await tx.select().from(users).where(eq(users.id, id))
      const { version: onRecord, name, role, active } = found(user, 'user')
      unchanged(version, onRecord, { name, role, active })
      await tx.update(users).set(change).where(eq(users.id, id))
      await keepAnAdmin(tx)
      // Names stand in the histories of claims and on the pages of withdrawn ones.
      if (change.name !== name) changed(EVERYTHING)
      if (!change.active) {
        await tx.delete(sessions).where(eq(sessions.userId, id))
        await revokeTokensOf(tx, id)
      }
      if (!change.active || change.role !== 'admin') await takeBackAllOf(tx, id)
    },
  )
}

/** Ends all sign-ins and tokens of a user at once; how many sign-ins. */
export async function endSessions(actor: Actor, input: z.input<typeof endedSessions>): Promise<number> {
  return write(actor, 'users: manage', { schema: endedSessions, input }, async (writing, { id }) => {
    const ended = await writing.tx
      .delete(sessions)
      .where(eq(sessions.userId, id))
      .returning({ id: sessions.id })
    await revokeTokensOf(writing.tx, id)
    const before = { signIns: ended.length }
    if (ended.length) await noteAct(writing, { object: 'sessions', objectId: id, action: 'delete', before })
    return ended.length
  })
}
