import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import type { SecondFactor } from '../lib/record'
import { codeAt } from '../lib/second-factor'
import { changeOwnName, ownAccount } from './account'
import { client, closeDatabase } from './connection'
import * as factor from './second-factor'
import { changeSettings, readSettings } from './settings'
import { openSession, sessionActor } from './sessions'
import { signIn, signInWithCode, type SecondStep } from './sign-in'
import { signInsOf } from './sign-ins'
import { conflict, emailOf, forbidden, invalidAt, makeArticle, makeUser } from './test-rows'
import { changeUser, listUsers, userLine } from './users'

const password = 'correct horse battery'
const slow = { refused: 'slow', seconds: expect.any(Number) as number }
const place = () => `10.0.0.1 ${randomUUID()}`

let admin: SignedIn
let user: SignedIn
let email: string
beforeAll(async () => {
  admin = await makeUser('admin')
})
beforeEach(async () => {
  user = await makeUser('editor')
  email = await emailOf(user)
})
afterEach(() => client()`update settings set second_factor = 'nobody'`)
afterAll(closeDatabase)

const steps = (count: number) => new Date(Date.now() + count * 30_000)
/** Forgets which code was taken last, as if time had passed. */
const later = (who: SignedIn) => client()`update users set totp_step = null where id = ${who.id}`

async function setUp(who = user): Promise<{ key: string; codes: string[]; now: () => string }> {
  await factor.beginSecondFactor(who)
  const begun = await factor.ownSecondFactor(who)
  if (begun.state !== 'begun') throw new Error('No key was made.')
  const now = () => codeAt(begun.key, new Date())
  const codes = await factor.confirmSecondFactor(who, { code: now() })
  await later(who)
  return { key: begun.key, codes, now }
}

async function firstStep(): Promise<SecondStep> {
  const answer = await signIn(email, password, place())
  if (!('second' in answer)) throw new Error('No second step was asked for.')
  return answer.second
}

describe('a second factor', () => {
  test('is not asked for before its first code is confirmed', async () => {
    await factor.beginSecondFactor(user)
    expect(await signIn(email, password, place())).toMatchObject({ user: { id: user.id } })
    for (const code of ['000000', '', 'abcdef'])
      await expect(factor.confirmSecondFactor(user, { code })).rejects.toMatchObject(invalidAt('code'))
    expect(await factor.ownSecondFactor(user)).toMatchObject({ state: 'begun' })
    await setUp()
    expect(await factor.ownSecondFactor(user)).toEqual({ state: 'on' })
    expect(await signIn(email, password, place())).toEqual({
      second: { id: user.id, seal: expect.any(String) as string },
    })
  })

  test('takes a code of now and of the steps beside it, each once', async () => {
    const { key } = await setUp()
    const step = await firstStep()
    for (const away of [-3, 3])
      expect(await signInWithCode(step, codeAt(key, steps(away)), place())).toEqual({ refused: 'code' })
    const code = codeAt(key, steps(1))
    expect(await signInWithCode(step, code, place())).toMatchObject({ user: { id: user.id } })
    expect(await signInWithCode(step, code, place())).toEqual({ refused: 'code' })
    // None of an earlier step either.
    expect(await signInWithCode(step, codeAt(key, steps(0)), place())).toEqual({ refused: 'code' })
  })

  test('takes one code once, also when it comes five times at once', async () => {
    const { codes, now } = await setUp()
    const step = await firstStep()
    for (const code of [now(), codes[0]!]) {
      const answers = await Promise.all([1, 2, 3, 4].map(() => signInWithCode(step, code, place())))
      expect(answers.filter((answer) => 'user' in answer)).toHaveLength(1)
      await client()`delete from rate_limits where key = ${`second-factor:${user.id}`}`
    }
  })

  test('has ten recovery codes, each good once, however it is typed', async () => {
    const { codes } = await setUp()
    expect(new Set(codes).size).toBe(10)
    expect(await ownAccount(user)).toMatchObject({ codes: 10 })
    const step = await firstStep()
    const typed = codes[3]!.toUpperCase().replaceAll('-', ' ')
    expect(await signInWithCode(step, typed, place())).toMatchObject({ user: { id: user.id } })
    expect(await signInWithCode(step, codes[3]!, place())).toEqual({ refused: 'code' })
    expect(await ownAccount(user)).toMatchObject({ codes: 9 })
    const kept = await client()`select code_hash from recovery_codes where user_id = ${user.id}`
    expect(JSON.stringify(kept)).not.toContain(codes[0]!)
  })

  test('is no good with the codes of another', async () => {
    const { codes } = await setUp()
    user = await makeUser('editor')
    email = await emailOf(user)
    await setUp()
    expect(await signInWithCode(await firstStep(), codes[0]!, place())).toEqual({ refused: 'code' })
  })

  test('is slowed after five wrong codes, from wherever they come, and the right one then too', async () => {
    const { now } = await setUp()
    const step = await firstStep()
    for (let times = 0; times < 5; times++)
      expect(await signInWithCode(step, '000000', place())).toEqual({ refused: 'code' })
    expect(await signInWithCode(step, now(), place())).toEqual(slow)
    const { lines } = await signInsOf(admin, user.id)
    expect(lines.map(({ outcome }) => outcome)).toEqual(Array(5).fill('code'))
  })

  test('asks again for the password where that has changed meanwhile, or the user is off', async () => {
    const { now } = await setUp()
    const step = await firstStep()
    await client()`update users set password_hash = password_hash || 'x' where id = ${user.id}`
    expect(await signInWithCode(step, now(), place())).toEqual({ refused: 'late' })
    await client()`update users set password_hash = rtrim(password_hash, 'x') where id = ${user.id}`
    await changeUser(admin, { ...(await userLine(admin, user.id)), active: false })
    expect(await signInWithCode(step, now(), place())).toEqual({ refused: 'late' })
    expect(await signInWithCode({ id: 2_000_000_000, seal: '' }, now(), place())).toEqual({ refused: 'late' })
  })

  test('is not revealed by a wrong password', async () => {
    await setUp()
    expect(await signIn(email, 'wrong', place())).toEqual({ refused: 'wrong' })
  })

  test('is switched off, and gets new codes, with password and code alone', async () => {
    const { now, codes } = await setUp()
    for (const door of [factor.switchOffSecondFactor, factor.renewRecoveryCodes]) {
      await expect(door(user, { password: 'wrong', code: now() })).rejects.toMatchObject(
        invalidAt('password'),
      )
      await expect(door(user, { password, code: '000000' })).rejects.toMatchObject(invalidAt('code'))
    }
    const renewed = await factor.renewRecoveryCodes(user, { password, code: now() })
    expect(await signInWithCode(await firstStep(), codes[0]!, place())).toEqual({ refused: 'code' })
    await factor.switchOffSecondFactor(user, { password, code: renewed[0]! })
    expect(await factor.ownSecondFactor(user)).toEqual({ state: 'none' })
    expect(await signIn(email, password, place())).toMatchObject({ user: { id: user.id } })
    await expect(factor.switchOffSecondFactor(user, { password, code: now() })).rejects.toMatchObject(
      conflict,
    )
  })

  test('cannot be switched off by trying: five tries in a quarter of an hour', async () => {
    const { now } = await setUp()
    for (let times = 0; times < 5; times++)
      await expect(
        factor.switchOffSecondFactor(user, { password: 'wrong', code: '000000' }),
      ).rejects.toMatchObject(invalidAt('password'))
    await expect(factor.switchOffSecondFactor(user, { password, code: now() })).rejects.toThrow(/Too many/)
    expect(await factor.ownSecondFactor(user)).toEqual({ state: 'on' })
  })

  test('is not begun anew while it is in force', async () => {
    await setUp()
    await expect(factor.beginSecondFactor(user)).rejects.toMatchObject(conflict)
  })

  test('is taken away by an admin, never the own one; sign-ins end, and it stands in the history', async () => {
    await setUp()
    const session = await openSession(user.id, null)
    await factor.resetSecondFactor(admin, { id: user.id })
    expect(await sessionActor(session)).toBeNull()
    expect(await signIn(email, password, place())).toMatchObject({ user: { id: user.id } })
    const [last] = await client()`
      select actor_id, before ->> 'totp_confirmed_at' is not null as was, after ->> 'totp_confirmed_at' as is_now,
        before || after ? 'totp_secret' as leaks
      from revisions where object = 'users' and object_id = ${user.id} order by id desc limit 1`
    expect(last).toMatchObject({ actor_id: admin.id, was: true, is_now: null, leaks: false })
    await expect(factor.resetSecondFactor(admin, { id: admin.id })).rejects.toMatchObject(conflict)
  })

  test('stands in the list of users with the last sign-in and the tries refused since', async () => {
    await setUp()
    await signIn(email, 'wrong', '192.0.2.1', 'curl/8')
    const line = async () => (await listUsers(admin, user.id + 1))[0]
    expect(await line()).toMatchObject({ secondFactor: true, lastSignedIn: null, refused: 1 })
    await openSession(user.id, 'curl/8', '192.0.2.2')
    expect(await line()).toMatchObject({
      lastSignedIn: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      refused: 0,
    })
    const { lines } = await signInsOf(admin, user.id)
    expect(lines).toMatchObject([
      { outcome: 'in', place: '192.0.2.2', device: 'A program (curl)' },
      { outcome: 'password', place: '192.0.2.1' },
    ])
  })
})

describe('where a second factor is asked for', () => {
  const askOf = async (actor: SignedIn, secondFactor: SecondFactor) => {
    const { scale: _, ...set } = await readSettings()
    await changeSettings(actor, { ...set, secondFactor })
  }
  const lacks = async (who: SignedIn, vouched = false) =>
    Boolean((await sessionActor(await openSession(who.id, null), vouched))?.lacks)

  test('who has none may keep the own account and nothing else, at the next request and in every door', async () => {
    expect(await lacks(user)).toBe(false)
    await client()`update settings set second_factor = 'everyone'`
    expect(await lacks(user)).toBe(true)
    // Also with an actor that was read before.
    await expect(makeArticle(user)).rejects.toMatchObject(forbidden)
    await expect(makeArticle(user)).rejects.toThrow(/second factor/)
    await changeOwnName(user, { name: 'Still me' })
    await setUp()
    expect(await lacks(user)).toBe(false)
    await makeArticle(user)
  })

  test('of admins it is asked of admins, also of one who was made an admin just now', async () => {
    await client()`update settings set second_factor = 'admins'`
    expect([await lacks(user), await lacks(admin)]).toEqual([false, true])
    await client()`update users set role = 'admin' where id = ${user.id}`
    expect(await lacks(user)).toBe(true)
  })

  test('another service that vouched for the sign-in has its own', async () => {
    await client()`update settings set second_factor = 'everyone'`
    expect(await lacks(user, true)).toBe(false)
    await makeArticle({ ...user, vouched: true })
  })

  test('no admin is shut out by the own setting', async () => {
    for (const who of ['admins', 'everyone'] as const)
      await expect(askOf(admin, who)).rejects.toMatchObject(conflict)
    expect((await readSettings()).secondFactor).toBe('nobody')
    const careful = await makeUser('admin')
    await setUp(careful)
    await askOf(careful, 'admins')
    expect((await readSettings()).secondFactor).toBe('admins')
  })
})
