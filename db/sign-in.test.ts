import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { makeResetLink } from './invitations'
import { takeLink } from './links'
import { endSession, openSession, sessionActor, SESSION_DAYS } from './sessions'
import { signIn, userOfEmail } from './sign-in'
import { emailOf, makeUser } from './test-rows'
import { changeUser, endSessions, userLine } from './users'

const hashing = vi.hoisted(() => ({ now: 0, most: 0 }))
vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof import('@node-rs/argon2')>()
  const verify: typeof argon2.verify = async (...args) => {
    hashing.most = Math.max(hashing.most, ++hashing.now)
    return argon2.verify(...args).finally(() => hashing.now--)
  }
  return { ...argon2, verify }
})

const right = 'correct horse battery'
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
afterAll(closeDatabase)

const place = () => `10.0.0.1 ${randomUUID()}`
/** The first half of an IPv6 address that no other test uses. */
const network = () => `2001:db8:${randomUUID().slice(0, 4)}:${randomUUID().slice(0, 4)}`
const unknown = () => `${randomUUID()}@example.org`
const wrong = { refused: 'wrong' }
/** As many wrong tries at once, each for the address and from the place that it is given. */
const tries = (count: number, address: () => string, from: () => string) =>
  Promise.all(Array.from({ length: count }, () => signIn(address(), 'wrong', from())))
const slow = { refused: 'slow', seconds: expect.any(Number) as number }

describe('signing in', () => {
  test('works with address and password, whatever the case of the address', async () => {
    const signedIn = { user: { id: user.id, name: user.name } }
    expect(await signIn(email, right, place())).toEqual(signedIn)
    expect(await signIn(` ${email.toUpperCase()} `, right, place())).toEqual(signedIn)
  })

  test('gives a wrong password, an unknown address and a user switched off the same answer', async () => {
    const answers = [await signIn(email, `${right}!`, place()), await signIn(email, '', place())]
    answers.push(await signIn(`${randomUUID()}@example.org`, right, place()))
    await changeUser(admin, { id: user.id, version: 1, name: user.name, role: 'editor', active: false })
    answers.push(await signIn(email, right, place()))
    await client()`insert into users (email, name, role) values (${`x${email}`}, 'Without password', 'editor')`
    answers.push(await signIn(`x${email}`, '', place()), await signIn(`x${email}`, 'null', place()))
    expect(answers).toEqual(Array(6).fill(wrong))
  })

  test('is slowed at the sixth try from one place, even with the right password, and not from another', async () => {
    const from = place()
    for (let attempt = 1; attempt <= 5; attempt++) expect(await signIn(email, 'wrong', from)).toEqual(wrong)
    const sixth = await signIn(email, right, from)
    expect(sixth).toEqual(slow)
    const { seconds } = sixth as { seconds: number }
    expect(seconds > 0 && seconds <= 15 * 60).toBe(true)
    expect(await signIn(email, right, place())).toMatchObject({ user: { id: user.id } })
  })

  test('is slowed for an address that nobody has in the same way', async () => {
    const address = unknown()
    const from = place()
    for (let attempt = 1; attempt <= 5; attempt++) expect(await signIn(address, 'wrong', from)).toEqual(wrong)
    expect(await signIn(address, 'wrong', from)).toEqual(slow)
  })

  test('counts tries that come at once: no more than five are answered', async () => {
    const from = place()
    const answers = await Promise.all(Array.from({ length: 8 }, () => signIn(email, 'wrong', from)))
    expect(answers.filter((answer) => 'refused' in answer && answer.refused === 'wrong')).toHaveLength(5)
  })

  test('with the right password clears the tries before it', async () => {
    const from = place()
    for (let round = 1; round <= 2; round++) {
      for (let attempt = 1; attempt <= 4; attempt++) expect(await signIn(email, 'wrong', from)).toEqual(wrong)
      expect(await signIn(email, right, from)).toMatchObject({ user: { id: user.id } })
    }
  })

  test('is slowed at the 61st wrong try from one network, whatever the addresses, and not from the next', async () => {
    const [here, there] = [network(), network()]
    let host = 1
    expect(await tries(60, unknown, () => `${here}::${(host++).toString(16)}`)).toEqual(Array(60).fill(wrong))
    expect(await signIn(unknown(), 'wrong', `${here}:0:0:0:ffff`)).toEqual(slow)
    expect(await signIn(email, right, `${here}:1:2:3:4`)).toEqual(slow)
    expect(await signIn(email, right, `${there}::1`)).toMatchObject({ user: { id: user.id } })
  })

  test('with a right password counts for nothing against its place, and forgives nothing there', async () => {
    const from = place()
    await tries(59, unknown, () => from)
    for (let times = 1; times <= 3; times++)
      expect(await signIn(email, right, from)).toMatchObject({ user: { id: user.id } })
    expect(await signIn(unknown(), 'wrong', from)).toEqual(wrong)
    expect(await signIn(unknown(), 'wrong', from)).toEqual(slow)
  })

  test('is slowed for an address tried from many places, but not where its user has signed in', async () => {
    const usual = place()
    await signIn(email, right, usual)
    expect(await tries(100, () => email, place)).toEqual(Array(100).fill(wrong))
    expect(await signIn(email, right, place())).toEqual(slow)
    for (let attempt = 1; attempt <= 5; attempt++) expect(await signIn(email, 'wrong', usual)).toEqual(wrong)
    expect(await signIn(email, right, usual)).toEqual(slow)
    await client()`delete from rate_limits where key like 'sign-in:%'`
    expect(await signIn(email, right, usual)).toMatchObject({ user: { id: user.id } })
  })

  test('knows an IPv4 address in the form of IPv6, and keeps it from others', async () => {
    const last = () => Math.floor(Math.random() * 250)
    const from = `10.${last()}.${last()}`
    await tries(
      5,
      () => email,
      () => `::ffff:${from}.1`,
    )
    expect(await signIn(email, right, `${from}.1`)).toEqual(slow)
    expect(await signIn(email, right, `::ffff:${from}.2`)).toMatchObject({ user: { id: user.id } })
  })

  test('checks two passwords at once; the others wait', async () => {
    hashing.most = 0
    expect(await tries(12, unknown, place)).toEqual(Array(12).fill(wrong))
    expect(hashing).toEqual({ now: 0, most: 2 })
  })

  test('takes any input as words', async () => {
    for (const odd of ['', ' ', '\0', 'a\0b', '\ud83d', "' or 1=1 --", 'a'.repeat(10_000), '🙂'.repeat(300)])
      expect(await signIn(odd, odd, place())).toEqual(wrong)
  })
})

test('a user is found by an address that another service has vouched for, while active', async () => {
  expect(await userOfEmail(` ${email.toUpperCase()}`)).toEqual({ id: user.id, name: user.name })
  expect(await userOfEmail(`x${email}`)).toBeNull()
  await changeUser(admin, { id: user.id, version: 1, name: user.name, role: 'editor', active: false })
  expect(await userOfEmail(email)).toBeNull()
})

describe('a session', () => {
  test('gives the user with the role of this moment', async () => {
    const id = await openSession(user.id, 'A browser')
    expect(await sessionActor(id)).toEqual(user)
    await changeUser(admin, { id: user.id, version: 1, name: 'New Name', role: 'admin', active: true })
    expect(await sessionActor(id)).toEqual({ ...user, name: 'New Name', role: 'admin' })
  })

  test('has an id of its own that cannot be guessed, and ends after 14 days', async () => {
    const ids = await Promise.all(Array.from({ length: 5 }, () => openSession(user.id, null)))
    expect(new Set(ids).size).toBe(5)
    for (const id of ids) expect(id).toMatch(/^[\w-]{43}$/)
    const [row] = await client()`
      select expires_at - created_at = make_interval(days => ${SESSION_DAYS}) as exact from sessions where id = ${ids[0]!}`
    expect([SESSION_DAYS, row!.exact]).toEqual([14, true])
  })

  test('is ended alone, and is refused from then on', async () => {
    const [one, two] = [await openSession(user.id, null), await openSession(user.id, null)]
    await endSession(one)
    expect([await sessionActor(one), await sessionActor(two)]).toEqual([null, user])
  })

  test('is ended with all of the same user, of nobody else', async () => {
    const mine = [await openSession(user.id, null), await openSession(user.id, null)]
    const other = await openSession(admin.id, null)
    const line = await userLine(admin, user.id)
    expect(line).toMatchObject({ id: user.id, sessions: 2 })
    expect(await endSessions(admin, { id: user.id })).toBe(2)
    expect(await Promise.all(mine.map((id) => sessionActor(id)))).toEqual([null, null])
    expect(await sessionActor(other)).toEqual(admin)
  })

  test('ends when the user is switched off, and when the password is set anew', async () => {
    const id = await openSession(user.id, null)
    const { token } = await makeResetLink(admin, { id: user.id })
    expect(await sessionActor(id)).toEqual(user)
    await takeLink(token, { name: null, password: 'another long password' }, null)
    expect(await sessionActor(id)).toBeNull()
    expect(await signIn(email, right, place())).toEqual(wrong)
    expect(await signIn(email, 'another long password', place())).toMatchObject({ user: { id: user.id } })
    const again = await openSession(user.id, null)
    const change = { id: user.id, version: 2, name: user.name, role: 'editor' } as const
    await changeUser(admin, { ...change, active: false })
    // A sign-in that was under way: its session would be good again with the user.
    await expect(openSession(user.id, null)).rejects.toMatchObject({ kind: 'forbidden' })
    await changeUser(admin, { ...change, version: 3, active: true })
    expect(await sessionActor(again)).toBeNull()
  })

  test('that has expired is refused, and swept when another is opened', async () => {
    const id = await openSession(user.id, null)
    await client()`update sessions set expires_at = now() - interval '1 second' where id = ${id}`
    expect(await sessionActor(id)).toBeNull()
    await openSession(user.id, null)
    expect(await client()`select from sessions where id = ${id}`).toHaveLength(0)
  })

  test('is none for an unknown id, whatever it holds', async () => {
    for (const id of ['', 'unknown', "'", '\ud83d', 'a'.repeat(10_000)])
      expect(await sessionActor(id)).toBeNull()
  })
})
