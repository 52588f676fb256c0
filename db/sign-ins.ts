import { and, desc, eq, lt, sql } from 'drizzle-orm'
import { Forbidden } from '../lib/errors'
import { deviceWords } from '../lib/device'
import { may, type Actor } from '../lib/permissions'
import type { SignInOutcome } from '../lib/record'
import { db, type Transaction } from './connection'
import { signIns } from './schema-people'
import { self } from './self'

export type SignInLine = {
  id: number
  /** ISO 8601. */
  at: string
  place: string | null
  device: string
  outcome: SignInOutcome
}

/** Where a try comes from: the network address and the browser. */
export type Origin = { place: string | null; userAgent: string | null }

/** Keeps one try to sign in. */
export async function keepTry(
  userId: number,
  outcome: SignInOutcome,
  { place, userAgent }: Origin,
  on: ReturnType<typeof db> | Transaction = db(),
): Promise<void> {
  // A browser may call itself anything; Postgres stores no NUL.
  const agent = userAgent?.replaceAll('\0', '').slice(0, 300) ?? null
  await on.insert(signIns).values({ userId, outcome, place: place?.slice(0, 64) ?? null, userAgent: agent })
}

const AT_ONCE = 20

async function lines(userId: number, before: number) {
  const rows = await db()
    .select()
    .from(signIns)
    .where(and(eq(signIns.userId, userId), lt(signIns.id, before)))
    .orderBy(desc(signIns.id))
    .limit(AT_ONCE + 1)
  const shown = rows.slice(0, AT_ONCE).map(({ id, at, place, userAgent, outcome }): SignInLine => {
    return { id, at: at.toISOString(), place, device: deviceWords(userAgent), outcome }
  })
  return { lines: shown, next: rows.length > AT_ONCE ? shown.at(-1)!.id : null }
}

export type SignInPage = { lines: SignInLine[]; /** Where the next page begins. */ next: number | null }

/** Tries to sign in as oneself, the last first. Errors: Forbidden, NotFound. */
export async function ownSignIns(actor: Actor, before = 2147483647): Promise<SignInPage> {
  return lines(self(actor), before)
}

/** Tries to sign in as a user, the last first. Errors: Forbidden. */
export async function signInsOf(actor: Actor, userId: number, before = 2147483647): Promise<SignInPage> {
  if (!may(actor, 'users: manage')) throw new Forbidden('Only an admin sees who signed in.')
  return lines(userId, before)
}

/** Tries refused since the last sign-in of the user whose number the SQL names; counted up to 1000. */
export const failedSince = sql<number>`(select count(*)::int from (
  select from sign_ins f where f.user_id = users.id and f.outcome <> 'in' and f.id > coalesce(
    (select i.id from sign_ins i where i.user_id = users.id and i.outcome = 'in' order by i.id desc limit 1), 0)
  limit 1000) refused)`
