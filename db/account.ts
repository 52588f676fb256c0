import { and, eq, ne, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { ownName, ownPassword } from '../lib/account-input'
import type { Actor } from '../lib/permissions'
import type { UserRole } from '../lib/record'
import { asksFor } from '../lib/second-factor'
import { db } from './connection'
import { EVERYTHING } from './notices'
import { hashPassword } from './passwords'
import { prove } from './proof'
import { sessions, users } from './schema-users'
import { self } from './self'
import { revokeTokensOf } from './tokens'
import { found, secondFactorAsked, write } from './write'

export type OwnAccount = {
  name: string
  email: string
  role: UserRole
  /** Null: one signs in through another service alone. */
  password: boolean
  /** Since when a second factor is in force, ISO 8601; null: none is. */
  secondFactor: string | null
  /** Whether the instance asks for one. */
  asked: boolean
  /** Recovery codes that are left. */
  codes: number
  /** The sign-in before this one, and the tries refused since, counted up to 1000. */
  before: { at: string; place: string | null } | null
  refused: number
}

// The sign-in before the last: of the last the user knows.
const before = sql`select i.id, i.at, i.place from sign_ins i
  where i.user_id = users.id and i.outcome = 'in' order by i.id desc offset 1 limit 1`

/** One's own account. Errors: Forbidden, NotFound. */
export async function ownAccount(actor: Actor): Promise<OwnAccount> {
  const [row] = await db()
    .select({
      name: users.name,
      email: users.email,
      role: users.role,
      password: sql<boolean>`password_hash is not null`,
      secondFactor: users.totpConfirmedAt,
      setting: secondFactorAsked,
      codes: sql<number>`(select count(*)::int from recovery_codes c where c.user_id = users.id and c.used_at is null)`,
      before: sql<{ at: string; place: string | null } | null>`(select to_json(b) from (${before}) b)`,
      refused: sql<number>`(select count(*)::int from (select from sign_ins f
        where f.user_id = users.id and f.outcome <> 'in' and f.id > coalesce((select b.id from (${before}) b), 0)
        limit 1000) refused)`,
    })
    .from(users)
    .where(eq(users.id, self(actor)))
  const { setting, secondFactor, ...account } = found(row, 'user')
  return {
    ...account,
    secondFactor: secondFactor?.toISOString() ?? null,
    asked: asksFor(setting, account.role),
  }
}

/** Changes one's own name. */
export async function changeOwnName(actor: Actor, input: z.input<typeof ownName>): Promise<void> {
  await write(actor, 'account: keep', { schema: ownName, input }, async ({ tx, changed }, { name }) => {
    const renamed = await tx
      .update(users)
      .set({ name })
      .where(and(eq(users.id, self(actor)), ne(users.name, name)))
      .returning({ id: users.id })
    // Names stand in the histories of claims and on the pages of withdrawn ones.
    if (renamed.length) changed(EVERYTHING)
  })
}

/** Changes one's own password and ends all tokens, and all sign-ins but that of the request. Errors: Invalid at `old`. */
export async function changeOwnPassword(actor: Actor, input: z.input<typeof ownPassword>): Promise<void> {
  const door = { schema: ownPassword, input }
  await write(actor, 'account: keep', door, async ({ tx }, { old, password, current }) => {
    const id = self(actor)
    await prove(tx, id, { field: 'old', password: old })
    await tx
      .update(users)
      .set({ passwordHash: await hashPassword(password) })
      .where(eq(users.id, id))
    await tx.delete(sessions).where(and(eq(sessions.userId, id), ne(sessions.id, current ?? '')))
    await revokeTokensOf(tx, id)
  })
}
