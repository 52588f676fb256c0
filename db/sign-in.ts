import { and, eq, sql } from 'drizzle-orm'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from './connection'
import { passwordIsRight } from './passwords'
import { rateLimits, users } from './schema-users'

const limiter = (keyPrefix: string, points: number, duration: number) =>
  new RateLimiterDrizzle({ storeClient: db(), schema: rateLimits, keyPrefix, points, duration })

let limiters: { pair: RateLimiterDrizzle; address: RateLimiterDrizzle } | null = null

/** Five tries in a quarter of an hour from one place, a hundred an hour from all places, for each address. */
const limits = () =>
  (limiters ??= {
    pair: limiter('sign-in', 5, 15 * 60),
    address: limiter('sign-in-all', 100, 60 * 60),
  })

export type SignIn =
  { user: { id: number; name: string } } | { refused: 'wrong' } | { refused: 'slow'; seconds: number }

/**
 * Checks an email address and a password; `from` is the network address of the client. An unknown address
 * and a wrong password get the same answer in the same time. Each try counts until one is right.
 */
export async function signIn(email: string, password: string, from: string): Promise<SignIn> {
  // No address holds NUL, which Postgres cannot store.
  const address = email.replaceAll('\0', '').trim().toLowerCase().slice(0, 254)
  const pair = `${address} ${from}`.slice(0, 320)
  try {
    await limits().pair.consume(pair)
    await limits().address.consume(address)
  } catch (slowed) {
    if (slowed instanceof RateLimiterRes)
      return { refused: 'slow', seconds: Math.ceil(slowed.msBeforeNext / 1000) }
    throw slowed
  }
  const [user] = await db()
    .select({ id: users.id, name: users.name, passwordHash: users.passwordHash })
    .from(users)
    .where(and(eq(sql`lower(${users.email})`, address), users.active))
  if (!(await passwordIsRight(user?.passwordHash ?? null, password.slice(0, 500))) || !user)
    return { refused: 'wrong' }
  await limits().pair.delete(pair)
  await limits().address.delete(address)
  return { user: { id: user.id, name: user.name } }
}

/** The active user of this address, for a sign-in that another service has vouched for; null if unknown. */
export async function userOfEmail(email: string): Promise<{ id: number; name: string } | null> {
  const [user] = await db()
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(and(eq(sql`lower(${users.email})`, email.trim().toLowerCase()), users.active))
  return user ?? null
}
