import { eq } from 'drizzle-orm'
import { Invalid } from '../lib/errors'
import { codeLimit, takeCode } from './codes'
import type { Transaction } from './connection'
import { secondsToWait } from './limiter'
import { passwordIsRight } from './passwords'
import { users } from './schema-users'

/**
 * Proves that whoever has the session of a user is the user: the password, and a code where one is asked. Five wrong
 * ones in a quarter of an hour. Errors: Invalid at `wanted.field` or `code`.
 */
export async function prove(
  tx: Transaction,
  userId: number,
  { field, password, code }: { field: string; password: string; code?: string },
): Promise<void> {
  const wrong = (at: string, message: string) => new Invalid([{ field: at, message }])
  const limit = codeLimit()
  try {
    await limit.consume(String(userId))
  } catch (slowed) {
    const minutes = Math.ceil(secondsToWait(slowed) / 60)
    throw wrong(field, `Too many tries. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`)
  }
  const [user] = await tx.select({ hash: users.passwordHash }).from(users).where(eq(users.id, userId))
  if (!(await passwordIsRight(user?.hash ?? null, password))) throw wrong(field, 'This is not your password.')
  if (code !== undefined && !(await takeCode(userId, code, tx)))
    throw wrong('code', 'This code is not right, or was used already.')
  await limit.delete(String(userId))
}
