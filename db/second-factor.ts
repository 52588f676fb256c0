import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import { z } from 'zod'
import { firstCode, lostFactor, proof } from '../lib/account-input'
import { Conflict, Invalid } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import { hashOfCode, RECOVERY_CODES, recoveryCode } from '../lib/recovery-codes'
import type { SecondFactor } from '../lib/record'
import { keyAddress, lacksSecondFactor, newKey, stepOf } from '../lib/second-factor'
import { db, type Transaction } from './connection'
import { prove } from './proof'
import { recoveryCodes } from './schema-people'
import { sessions, users } from './schema-users'
import { self } from './self'
import { revokeTokensOf } from './tokens'
import { found, noteAct, write } from './write'

const nothing = z.null()

/** How the setting up of a second factor stands; `key` is the app's, until a code of it was confirmed. */
export type FactorState =
  { state: 'none' } | { state: 'begun'; key: string; address: string } | { state: 'on' }

/** One's own second factor. Errors: Forbidden, NotFound. */
export async function ownSecondFactor(actor: Actor): Promise<FactorState> {
  const [row] = await db()
    .select({ email: users.email, key: users.totpSecret, on: users.totpConfirmedAt })
    .from(users)
    .where(eq(users.id, self(actor)))
  const { email, key, on } = found(row, 'user')
  if (on) return { state: 'on' }
  return key ? { state: 'begun', key, address: keyAddress(key, email) } : { state: 'none' }
}

/** Makes a key for an app; it is not asked for until a code of it is confirmed. Errors: Conflict where one is in force. */
export async function beginSecondFactor(actor: Actor): Promise<void> {
  await write(actor, 'account: keep', { schema: nothing, input: null }, async ({ tx }) => {
    const begun = await tx
      .update(users)
      .set({ totpSecret: newKey(), totpStep: null })
      .where(and(eq(users.id, self(actor)), isNull(users.totpConfirmedAt)))
      .returning({ id: users.id })
    if (!begun.length) throw new Conflict('A second factor is in force: switch it off first.')
  })
}

async function newCodes(tx: Transaction, userId: number): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(randomBytes(10)))
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
  await tx.insert(recoveryCodes).values(codes.map((code) => ({ userId, codeHash: hashOfCode(userId, code) })))
  return codes
}

/** Puts the second factor into force by a first code of the app; returns the recovery codes, told this once. */
export async function confirmSecondFactor(actor: Actor, input: z.input<typeof firstCode>): Promise<string[]> {
  return write(actor, 'account: keep', { schema: firstCode, input }, async ({ tx }, { code }) => {
    const id = self(actor)
    const [user] = await tx.select().from(users).where(eq(users.id, id)).for('update')
    if (!user?.totpSecret || user.totpConfirmedAt)
      throw new Conflict('There is no key that waits for its first code: begin anew.')
    const step = stepOf(user.totpSecret, code, new Date())
    if (step === null)
      throw new Invalid([
        { field: 'code', message: 'This code is not right. Is the clock of the device right?' },
      ])
    await tx.update(users).set({ totpConfirmedAt: new Date(), totpStep: step }).where(eq(users.id, id))
    return newCodes(tx, id)
  })
}

async function inForce(tx: Transaction, actor: Actor): Promise<number> {
  const id = self(actor)
  const [user] = await tx
    .select({ on: users.totpConfirmedAt })
    .from(users)
    .where(eq(users.id, id))
    .for('update')
  if (!user?.on) throw new Conflict('There is no second factor in force.')
  return id
}

/** Makes new recovery codes, told this once; those before are good no more. Errors: Invalid at `password`, `code`. */
export async function renewRecoveryCodes(actor: Actor, input: z.input<typeof proof>): Promise<string[]> {
  return write(actor, 'account: keep', { schema: proof, input }, async (writing, given) => {
    const { tx } = writing
    const id = await inForce(tx, actor)
    await prove(tx, id, { field: 'password', ...given })
    const codes = await newCodes(tx, id)
    const after = { codes: codes.length }
    await noteAct(writing, { object: 'recovery_codes', objectId: id, action: 'update', after })
    return codes
  })
}

async function forget(tx: Transaction, id: number): Promise<void> {
  await tx
    .update(users)
    .set({ totpSecret: null, totpConfirmedAt: null, totpStep: null })
    .where(eq(users.id, id))
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, id))
}

/** Switches one's own second factor off. Errors: Invalid at `password`, `code`. */
export async function switchOffSecondFactor(actor: Actor, input: z.input<typeof proof>): Promise<void> {
  await write(actor, 'account: keep', { schema: proof, input }, async ({ tx }, given) => {
    const id = await inForce(tx, actor)
    await prove(tx, id, { field: 'password', ...given })
    await forget(tx, id)
  })
}

/** Takes the second factor of another user away, whose device is lost, and ends all sign-ins. Errors: NotFound. */
export async function resetSecondFactor(actor: Actor, input: z.input<typeof lostFactor>): Promise<void> {
  await write(actor, 'users: manage', { schema: lostFactor, input }, async ({ tx }, { id }) => {
    if (actor.kind === 'user' && actor.id === id)
      throw new Conflict('Your own is switched off on the page of your account, with password and code.')
    const [user] = await tx.select({ id: users.id }).from(users).where(eq(users.id, id)).for('update')
    found(user, 'user')
    await forget(tx, id)
    await tx.delete(sessions).where(eq(sessions.userId, id))
    await revokeTokensOf(tx, id)
  })
}

/** Keeps an admin who has no second factor from asking for it of all admins. Errors: Conflict. */
export async function stayInside(tx: Transaction, actor: Actor, who: SecondFactor): Promise<void> {
  if (actor.kind !== 'user') return
  const [own] = await tx
    .select({ on: users.totpConfirmedAt, role: users.role })
    .from(users)
    .where(eq(users.id, actor.id))
  const me = { role: own!.role, confirmed: own!.on !== null, vouched: actor.vouched }
  if (lacksSecondFactor(who, me))
    throw new Conflict('Set up your own second factor first: you would be shut out at once.')
}
