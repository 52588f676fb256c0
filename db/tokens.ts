import { randomBytes } from 'node:crypto'
import { and, desc, eq, gt, isNull, lt, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Forbidden } from '../lib/errors'
import { hashOfToken } from '../lib/invitation'
import type { Actor, SignedIn } from '../lib/permissions'
import { lacksSecondFactor } from '../lib/second-factor'
import { MOST_TOKENS, newToken, newTokenFor, tokenOf, tokenPrefix, type TokenScope } from '../lib/token'
import { db, type Transaction } from './connection'
import { tokens } from './schema-people'
import { users } from './schema-users'
import { self } from './self'
import { found, noteAct, secondFactorAsked, write, type Writing } from './write'

/** A token as it was just made: `token` is told this once. */
export type NewToken = { id: number; token: string }

export type TokenLine = {
  id: number
  name: string
  scopes: TokenScope[]
  /** ISO 8601. */
  since: string
  until: string
  /** When it was last used, ISO 8601, to the minute; null: never. */
  used: string | null
}

const works = and(isNull(tokens.revokedAt), gt(tokens.expiresAt, sql`now()`))

async function made(
  writing: Writing,
  userId: number,
  { name, scopes, days }: z.output<typeof newToken>,
): Promise<NewToken> {
  const { tx } = writing
  // Two at once wait for each other here: together they are not one too many.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('update')
  const [{ count } = { count: 0 }] = await tx
    .select({ count: sql<number>`count(*)::int` })
    .from(tokens)
    .where(and(eq(tokens.userId, userId), works))
  if (count >= MOST_TOKENS)
    throw new Conflict(`${MOST_TOKENS} tokens work already: revoke one that is not needed.`)
  const token = tokenPrefix + randomBytes(32).toString('base64url')
  const [row] = await tx
    .insert(tokens)
    .values({
      userId,
      name,
      scopes,
      tokenHash: hashOfToken(token),
      expiresAt: sql`now() + make_interval(days => ${days})`,
    })
    .returning({ id: tokens.id })
  const after = { user_id: userId, name, scopes, days }
  await noteAct(writing, { object: 'tokens', objectId: row!.id, action: 'insert', after })
  return { id: row!.id, token }
}

/** Makes a token for oneself. Errors: Forbidden, Invalid, Conflict where MOST_TOKENS work already. */
export async function makeToken(actor: Actor, input: z.input<typeof newToken>): Promise<NewToken> {
  return write(actor, 'account: keep', { schema: newToken, input }, (writing, token) =>
    made(writing, self(actor), token),
  )
}

/** Makes a token for the user of this address, from the command line. Errors: Forbidden, NotFound, Invalid, Conflict. */
export async function makeTokenFor(actor: Actor, input: z.input<typeof newTokenFor>): Promise<NewToken> {
  return write(actor, 'token: make for a user', { schema: newTokenFor, input }, async (writing, token) => {
    const [user] = await writing.tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(sql`lower(${users.email})`, token.email), users.active))
    return made(writing, found(user, 'active user').id, token)
  })
}

/** One's own tokens that still work, the newest first; there are at most MOST_TOKENS. */
export async function ownTokens(actor: Actor): Promise<TokenLine[]> {
  const rows = await db()
    .select()
    .from(tokens)
    .where(and(eq(tokens.userId, self(actor)), works))
    .orderBy(desc(tokens.id))
    .limit(MOST_TOKENS)
  return rows.map(({ id, name, scopes, createdAt, expiresAt, lastUsedAt }) => ({
    id,
    name,
    scopes,
    since: createdAt.toISOString(),
    until: expiresAt.toISOString(),
    used: lastUsedAt?.toISOString() ?? null,
  }))
}

/** Ends one of one's own tokens at once. Errors: Forbidden, Conflict where it works no more. */
export async function revokeToken(actor: Actor, input: z.input<typeof tokenOf>): Promise<void> {
  await write(actor, 'account: keep', { schema: tokenOf, input }, async (writing, { id }) => {
    const [row] = await writing.tx
      .update(tokens)
      .set({ revokedAt: sql`now()` })
      .where(and(eq(tokens.id, id), eq(tokens.userId, self(actor)), works))
      .returning({ name: tokens.name })
    if (!row) throw new Conflict('This token works no more.')
    await noteAct(writing, { object: 'tokens', objectId: id, action: 'delete', before: { name: row.name } })
  })
}

/** Ends all tokens of a user: whatever locks others out of the account locks out their programs too. */
export async function revokeTokensOf(tx: Transaction, userId: number): Promise<void> {
  await tx
    .update(tokens)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(tokens.userId, userId), works))
}

/**
 * For whom this token acts, with the role of this moment; null where it does not work. That it was used is written
 * down once a minute. Errors: Forbidden where it lacks the scope.
 */
export async function tokenActor(token: string, scope: TokenScope): Promise<SignedIn | null> {
  const [user] = await db()
    .select({
      id: users.id,
      role: users.role,
      name: users.name,
      confirmed: sql<boolean>`${users.totpConfirmedAt} is not null`,
      asked: secondFactorAsked,
      token: tokens.id,
      scopes: tokens.scopes,
    })
    .from(tokens)
    .innerJoin(users, eq(users.id, tokens.userId))
    .where(and(eq(tokens.tokenHash, hashOfToken(token)), works, users.active))
  if (!user) return null
  const { confirmed, asked, token: id, scopes, ...known } = user
  // What is written is answered as it stands then, and so who may write may read.
  if (!scopes.includes(scope) && !scopes.includes('write'))
    throw new Forbidden(`This token may not ${scope}.`)
  const minuteAgo = sql`now() - interval '1 minute'`
  await db()
    .update(tokens)
    .set({ lastUsedAt: sql`now()` })
    .where(and(eq(tokens.id, id), or(isNull(tokens.lastUsedAt), lt(tokens.lastUsedAt, minuteAgo))))
  const lacks = lacksSecondFactor(asked, { ...known, confirmed, vouched: false })
  return { kind: 'user', ...known, token: id, ...(lacks && { lacks }) }
}
