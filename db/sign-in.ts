import { isIPv6 } from 'node:net'
import { and, eq, sql } from 'drizzle-orm'
import { RateLimiterDrizzle, RateLimiterRes } from 'rate-limiter-flexible'
import { db } from './connection'
import { passwordIsRight } from './passwords'
import { rateLimits, users } from './schema-users'

const limiter = (keyPrefix: string, points: number, duration: number) =>
  new RateLimiterDrizzle({ storeClient: db(), schema: rateLimits, keyPrefix, points, duration })

const KNOWN_SECONDS = 30 * 24 * 60 * 60

/**
 * Wrong tries: in a quarter of an hour 60 from one place for all addresses and 5 for each address; 100 an hour
 * for each address from all places where nobody has signed in to it within 30 days (`known`).
 */
const openLimits = () => ({
  place: limiter('sign-in-place', 60, 15 * 60),
  pair: limiter('sign-in', 5, 15 * 60),
  address: limiter('sign-in-all', 100, 60 * 60),
  known: limiter('sign-in-known', 1, KNOWN_SECONDS),
})

let opened: ReturnType<typeof openLimits> | null = null
const limits = () => (opened ??= openLimits())

// Whoever has one IPv6 address has the 2^64 of its network. IPv4 may come in the form of IPv6 (RFC 4291, 2.5.5.2).
function placeOf(from: string): string {
  const address = from.replace(/^::ffff:(?=[0-9.]+$)/i, '').replace(/%.*/, '')
  if (!isIPv6(address)) return address.slice(0, 64)
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::')
  const groups = head ? head.split(':') : []
  const after = tail ? tail.split(':') : []
  while (groups.length + after.length < 8) groups.push('0')
  return `${[...groups, ...after].slice(0, 4).join(':')}::/64`
}

export type SignIn =
  { user: { id: number; name: string } } | { refused: 'wrong' } | { refused: 'slow'; seconds: number }

/**
 * Checks an email address and a password; `from` is the network address of the client. An unknown address
 * and a wrong password get the same answer in the same time. A right password takes back what was counted for
 * its address, never the wrong tries for others.
 */
export async function signIn(email: string, password: string, from: string): Promise<SignIn> {
  // No address holds NUL, which Postgres cannot store.
  const address = email.replaceAll('\0', '').trim().toLowerCase().slice(0, 254)
  const place = placeOf(from)
  const pair = `${address} ${place}`
  try {
    // First that of the place, so that a spray over many addresses costs neither rows nor hashing.
    await limits().place.consume(place)
    await limits().pair.consume(pair)
    if (!(await limits().known.get(pair))) await limits().address.consume(address)
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
  await Promise.all([
    limits().place.reward(place),
    limits().pair.delete(pair),
    limits().address.delete(address),
    limits().known.set(pair, 1, KNOWN_SECONDS),
  ])
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
