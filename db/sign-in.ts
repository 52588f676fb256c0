import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { and, eq, sql } from 'drizzle-orm'
import { codeLimit, takeCode } from './codes'
import { db } from './connection'
import { limiter, secondsToWait } from './limiter'
import { passwordIsRight } from './passwords'
import { users } from './schema-users'
import { keepTry } from './sign-ins'

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

type Known = { id: number; name: string }
/** The first step of a sign-in was right; `seal` stands for the password that it was right with. */
export type SecondStep = { id: number; seal: string }
type Slow = { refused: 'slow'; seconds: number }
export type SignIn = { user: Known } | { second: SecondStep } | { refused: 'wrong' } | Slow

const slow = (slowed: unknown): Slow => ({ refused: 'slow', seconds: secondsToWait(slowed) })
const sealOf = (passwordHash: string | null) =>
  createHash('sha256')
    .update(passwordHash ?? '')
    .digest('base64url')
const columns = {
  id: users.id,
  name: users.name,
  email: users.email,
  active: users.active,
  passwordHash: users.passwordHash,
  second: sql<boolean>`${users.totpConfirmedAt} is not null`,
}
const addressOf = (email: string) => email.replaceAll('\0', '').trim().toLowerCase().slice(0, 254)

/**
 * Checks an email address and a password; `from` is the network address of the client. An unknown address
 * and a wrong password get the same answer in the same time. A right password takes back what was counted for
 * its address, never the wrong tries for others. Where the user has a second factor, it leads to the second step.
 */
export async function signIn(
  email: string,
  password: string,
  from: string,
  userAgent: string | null = null,
): Promise<SignIn> {
  // No address holds NUL, which Postgres cannot store.
  const address = addressOf(email)
  const place = placeOf(from)
  const pair = `${address} ${place}`
  try {
    // First that of the place, so that a spray over many addresses costs neither rows nor hashing.
    await limits().place.consume(place)
    await limits().pair.consume(pair)
    if (!(await limits().known.get(pair))) await limits().address.consume(address)
  } catch (slowed) {
    return slow(slowed)
  }
  const [user] = await db()
    .select(columns)
    .from(users)
    .where(eq(sql`lower(${users.email})`, address))
  const right = await passwordIsRight(user?.passwordHash ?? null, password.slice(0, 500))
  if (!right || !user?.active) {
    if (user) await keepTry(user.id, right ? 'off' : 'password', { place: from, userAgent })
    return { refused: 'wrong' }
  }
  await Promise.all([
    limits().place.reward(place),
    limits().pair.delete(pair),
    limits().address.delete(address),
  ])
  if (user.second) return { second: { id: user.id, seal: sealOf(user.passwordHash) } }
  await limits().known.set(pair, 1, KNOWN_SECONDS)
  return { user: { id: user.id, name: user.name } }
}

/**
 * The second step: a code of the app or a recovery code, each good once; five wrong ones in a quarter of an hour for
 * each user. `late`: the password was changed meanwhile, or the user switched off.
 */
export async function signInWithCode(
  step: SecondStep,
  code: string,
  from: string,
  userAgent: string | null = null,
): Promise<{ user: Known } | { refused: 'code' | 'late' } | Slow> {
  const limit = codeLimit()
  try {
    await limit.consume(String(step.id))
  } catch (slowed) {
    return slow(slowed)
  }
  const [user] = await db().select(columns).from(users).where(eq(users.id, step.id))
  if (!user?.active || !user.second || sealOf(user.passwordHash) !== step.seal) return { refused: 'late' }
  if (!(await takeCode(user.id, code.slice(0, 100)))) {
    await keepTry(user.id, 'code', { place: from, userAgent })
    return { refused: 'code' }
  }
  await Promise.all([
    limit.delete(String(user.id)),
    limits().known.set(`${addressOf(user.email)} ${placeOf(from)}`, 1, KNOWN_SECONDS),
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
