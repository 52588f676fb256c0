import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { changeOwnName, changeOwnPassword, ownAccount } from './account'
import { client, closeDatabase } from './connection'
import { endOtherSessions, endOwnSession, openSession, ownSessions, sessionActor } from './sessions'
import { signIn } from './sign-in'
import { emailOf, invalidAt, makeUser } from './test-rows'
import { changeUser, userLine } from './users'

const password = 'correct horse battery'
let user: SignedIn
beforeEach(async () => {
  user = await makeUser('editor')
})
afterAll(closeDatabase)

const place = () => `10.0.0.1 ${randomUUID()}`
const firefox = 'Mozilla/5.0 (Windows NT 10.0; rv:142.0) Gecko/20100101 Firefox/142.0'

test('the own name is changed, in the history too', async () => {
  await changeOwnName(user, { name: ' Grace Hume ' })
  expect(await ownAccount(user)).toMatchObject({ name: 'Grace Hume', role: 'editor', secondFactor: null })
  const [last] = await client()`
    select actor_id, after ->> 'name' as name from revisions where object = 'users' and object_id = ${user.id}
    order by id desc limit 1`
  expect(last).toEqual({ actor_id: user.id, name: 'Grace Hume' })
})

test('the own password is changed with the old one alone, and all other sign-ins end', async () => {
  const [here, elsewhere] = [await openSession(user.id, null), await openSession(user.id, null)]
  const change = { old: password, password: 'another long password', current: here }
  await expect(changeOwnPassword(user, { ...change, old: 'wrong' })).rejects.toMatchObject(invalidAt('old'))
  await expect(changeOwnPassword(user, { ...change, password: 'short' })).rejects.toMatchObject(
    invalidAt('password'),
  )
  expect(await sessionActor(elsewhere)).not.toBeNull()
  await changeOwnPassword(user, change)
  expect([await sessionActor(here), await sessionActor(elsewhere)]).toEqual([user, null])
  expect(await signIn(await emailOf(user), 'another long password', place())).toHaveProperty('user')
})

test('the old password cannot be guessed: five tries in a quarter of an hour', async () => {
  const change = { old: 'wrong', password: 'another long password', current: null }
  for (let times = 0; times < 5; times++)
    await expect(changeOwnPassword(user, change)).rejects.toThrow('This is not your password.')
  await expect(changeOwnPassword(user, { ...change, old: password })).rejects.toThrow(/Too many tries/)
})

test('sign-ins are listed with device and place, and ended one by one or all others', async () => {
  const other = await makeUser('editor')
  const theirs = await openSession(other.id, null)
  const ids = [
    await openSession(user.id, firefox, '192.0.2.1'),
    await openSession(user.id, null),
    await openSession(user.id, 'curl/8'),
  ]
  const lines = await ownSessions(user, ids[2]!)
  expect(lines).toHaveLength(3)
  expect(lines.find(({ place }) => place === '192.0.2.1')).toMatchObject({
    device: 'Firefox on Windows',
    current: false,
  })
  expect(lines.filter(({ current }) => current)).toMatchObject([{ device: 'A program (curl)' }])
  // What names a sign-in does not open it.
  for (const id of ids) expect(JSON.stringify(lines)).not.toContain(id)

  const [handle] = (await ownSessions(other, null)).map((line) => line.handle)
  expect(await endOwnSession(user, { handle: handle! })).toBe(false)
  expect(await sessionActor(theirs)).not.toBeNull()
  const firefoxLine = lines.find(({ place }) => place === '192.0.2.1')!
  expect(await endOwnSession(user, { handle: firefoxLine.handle })).toBe(true)
  expect(await sessionActor(ids[0]!)).toBeNull()
  expect(await endOtherSessions(user, { current: ids[2]! })).toBe(1)
  expect([await sessionActor(ids[1]!), await sessionActor(ids[2]!)]).toEqual([null, user])
  expect(await sessionActor(theirs)).not.toBeNull()
})

test('that a session was seen is written down at most every five minutes', async () => {
  const id = await openSession(user.id, null)
  const minutes = async () => {
    const [row] = await client()`
      select round(extract(epoch from now() - last_seen_at) / 60)::int as ago from sessions where id = ${id}`
    return row!.ago as number
  }
  const seen = (ago: number) =>
    client()`update sessions set last_seen_at = now() - make_interval(mins => ${ago}) where id = ${id}`
  await seen(4)
  await sessionActor(id)
  expect(await minutes()).toBe(4)
  await seen(6)
  await sessionActor(id)
  expect(await minutes()).toBe(0)
})

test('an account tells of the sign-in before this one, and of the tries refused since', async () => {
  const email = await emailOf(user)
  await openSession(user.id, null, '192.0.2.1')
  expect(await ownAccount(user)).toMatchObject({ before: null, refused: 0 })
  for (let times = 0; times < 3; times++) await signIn(email, 'wrong', place())
  await openSession(user.id, null, '192.0.2.2')
  expect(await ownAccount(user)).toMatchObject({ before: { place: '192.0.2.1' }, refused: 3 })
})

test('a right password of a user who is switched off is kept as that', async () => {
  await changeUser(await makeUser('admin'), {
    ...(await userLine({ kind: 'system' }, user.id)),
    active: false,
  })
  await signIn(await emailOf(user), password, '192.0.2.9')
  const rows = await client()`select outcome, place from sign_ins where user_id = ${user.id}`
  expect([...rows]).toEqual([{ outcome: 'off', place: '192.0.2.9' }])
})

test('tries to sign in are only added to', async () => {
  await openSession(user.id, null)
  await expect(client()`update sign_ins set outcome = 'in' where user_id = ${user.id}`).rejects.toThrow()
  await expect(client()`delete from sign_ins where user_id = ${user.id}`).rejects.toThrow()
})

test('of two last admins who step down at the same time one stays, also of two who put each other down', async () => {
  const pair = [await makeUser('admin'), await makeUser('admin')] as const
  const others = await client()`
    update users set active = false where role = 'admin' and active and id <> all(${pair.map(({ id }) => id)})
    returning id`
  try {
    for (const whose of [(place: number) => place, (place: number) => 1 - place]) {
      const lines = await Promise.all(pair.map(({ id }) => userLine({ kind: 'system' }, id)))
      const outcomes = await Promise.allSettled(
        pair.map((actor, place) => changeUser(actor, { ...lines[whose(place)]!, role: 'editor' })),
      )
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      const [count] = await client()`select count(*)::int from users where role = 'admin' and active`
      expect(count).toEqual({ count: 1 })
      await client()`update users set role = 'admin' where id = any(${pair.map(({ id }) => id)})`
    }
  } finally {
    await client()`update users set active = true where id = any(${others.map(({ id }) => id as number)})`
  }
})
