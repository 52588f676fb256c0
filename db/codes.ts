import { and, eq, isNull, lt, or, sql } from 'drizzle-orm'
import { hashOfCode, readRecoveryCode } from '../lib/recovery-codes'
import { stepOf } from '../lib/second-factor'
import { db, type Database, type Transaction } from './connection'
import { limiter } from './limiter'
import { recoveryCodes } from './schema-people'
import { users } from './schema-users'

let opened: ReturnType<typeof limiter> | null = null
/** Wrong second factors: five in a quarter of an hour for each user, wherever they come from. */
export const codeLimit = () => (opened ??= limiter('second-factor', 5, 15 * 60))

/**
 * Takes a code of the app or a recovery code of a user whose second factor is in force: each is good once, also of two
 * that come at the same time. Whether it was right.
 */
export async function takeCode(userId: number, typed: string, on: Database | Transaction = db()) {
  const recovery = readRecoveryCode(typed)
  if (recovery) {
    const used = await on
      .update(recoveryCodes)
      .set({ usedAt: sql`now()` })
      .where(
        and(
          eq(recoveryCodes.userId, userId),
          eq(recoveryCodes.codeHash, hashOfCode(userId, recovery)),
          isNull(recoveryCodes.usedAt),
        ),
      )
      .returning({ id: recoveryCodes.id })
    return used.length > 0
  }
  const [user] = await on.select({ key: users.totpSecret }).from(users).where(eq(users.id, userId))
  const step = user?.key ? stepOf(user.key, typed, new Date()) : null
  if (step === null) return false
  const taken = await on
    .update(users)
    .set({ totpStep: step })
    .where(and(eq(users.id, userId), or(isNull(users.totpStep), lt(users.totpStep, step))))
    .returning({ id: users.id })
  return taken.length > 0
}
