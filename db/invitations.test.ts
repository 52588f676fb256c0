import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { system, type SignedIn } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { invite, makeResetLink, openInvitations, renewInvitation, takeBackInvitation } from './invitations'
import { linkOf, takeLink } from './links'
import { passwordIsRight } from './passwords'
import { openSession, sessionActor } from './sessions'
import { signIn } from './sign-in'
import { newcomer } from './test-people-doors'
import { conflict, emailOf, invalidAt, makeUser } from './test-rows'
import { addUser, changeUser, userLine } from './users'

const password = 'correct horse battery'
const chosen = { name: 'Grace Hume', password }
const later = { name: null, password: 'another long password' }

let admin: SignedIn
beforeAll(async () => {
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const expire = (id: number) =>
  client()`update invitations set expires_at = now() - interval '1 second' where id = ${id}`
const place = () => `192.0.2.${Math.random()}`

describe('an invitation', () => {
  test('makes its user, who can sign in, once', async () => {
    const person = newcomer()
    const { token } = await invite(admin, { ...person, email: person.email.toUpperCase() })
    expect(await linkOf(token)).toEqual({ state: 'open', ...person, reset: false })
    expect(await takeLink(token, chosen, '192.0.2.7')).toEqual({ email: person.email })
    const answer = await signIn(person.email, password, place())
    expect(answer).toMatchObject({ user: { name: 'Grace Hume' } })
    expect(await linkOf(token)).toEqual({ state: 'used' })
    await expect(takeLink(token, later, null)).rejects.toMatchObject(conflict)
    expect(await signIn(person.email, password, place())).toEqual(answer)
  })

  test('keeps of its token a hash alone, also in the history, which names who came and from where', async () => {
    const { id, token, email } = await invite(admin, newcomer())
    await takeLink(token, chosen, '192.0.2.7')
    const [row] = await client()`
      select i.*, u.id as user_id_made from invitations i join users u on u.id = i.made_id where i.id = ${id}`
    expect(JSON.stringify(row)).not.toContain(token)
    const history = await client()`
      select actor_id, place, before, after from revisions where object = 'invitations' and object_id = ${id} order by id`
    expect(JSON.stringify(history)).not.toMatch(/token/)
    expect(history.map((change) => change.actor_id as number)).toEqual([admin.id, row!.made_id])
    expect(history[1]).toMatchObject({ place: '192.0.2.7', after: { email } })
  })

  test('is used by one of two who open it at the same time', async () => {
    const { token, email } = await invite(admin, newcomer())
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map((one) => takeLink(token, { name: `Person ${one}`, password }, null)),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject(conflict)
    expect(await client()`select from users where email = ${email}`).toHaveLength(1)
  })

  test('sets a password anew for one of those who use it at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const user = await makeUser('editor')
      const { token } = await makeResetLink(admin, { id: user.id })
      const passwords = ['one', 'two', 'three'].map((word) => `a password for tests, ${word}`)
      const outcomes = await Promise.allSettled(
        passwords.map((password) => takeLink(token, { name: null, password }, null)),
      )
      const won = outcomes.flatMap(({ status }, at) => (status === 'fulfilled' ? [passwords[at]!] : []))
      expect(won).toHaveLength(1)
      const [row] = await client()`select password_hash as hash from users where id = ${user.id}`
      for (const password of passwords)
        expect(await passwordIsRight(row!.hash as string, password)).toBe(password === won[0])
    }
  })

  test('for a new password is used or replaced by another, whichever came first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await makeUser('editor')
      const { token } = await makeResetLink(admin, { id })
      const [used, made] = await Promise.allSettled([
        takeLink(token, later, null),
        makeResetLink(admin, { id }),
      ])
      expect(made.status).toBe('fulfilled')
      if (used.status === 'rejected') expect(used.reason).toMatchObject(conflict)
    }
  })

  test('works no more once it has expired, until it is renewed by another link', async () => {
    const { id, token } = await invite(admin, newcomer())
    await expire(id)
    expect(await linkOf(token)).toEqual({ state: 'expired' })
    await expect(takeLink(token, chosen, null)).rejects.toMatchObject(conflict)
    const again = await renewInvitation(admin, { id })
    expect(again.token).not.toBe(token)
    expect(await linkOf(token)).toEqual({ state: 'unknown' })
    await takeLink(again.token, chosen, null)
    await expect(renewInvitation(admin, { id })).rejects.toMatchObject(conflict)
  })

  test('is good for seven days, one for a new password for one', async () => {
    const { id } = await invite(admin, newcomer())
    const { id: other } = await makeResetLink(admin, { id: (await makeUser('editor')).id })
    const rows = await client()`
      select extract(epoch from expires_at - created_at)::int / 3600 as hours from invitations
      where id in (${id}, ${other}) order by id`
    expect(rows.map(({ hours }) => hours as number)).toEqual([7 * 24, 24])
  })

  test('works no more once it is taken back, and is no longer listed', async () => {
    const { id, token } = await invite(admin, newcomer())
    const listed = async () => (await openInvitations(admin)).some((line) => line.id === id)
    expect(await listed()).toBe(true)
    await takeBackInvitation(admin, { id })
    expect(await listed()).toBe(false)
    expect(await linkOf(token)).toEqual({ state: 'taken-back' })
    await expect(takeLink(token, chosen, null)).rejects.toMatchObject(conflict)
    await expect(takeBackInvitation(admin, { id })).rejects.toMatchObject(conflict)
    await expect(renewInvitation(admin, { id })).rejects.toMatchObject(conflict)
  })

  test('goes neither to an address that is here nor twice to one', async () => {
    const email = await emailOf(admin)
    await expect(invite(admin, { ...newcomer(), email })).rejects.toMatchObject(invalidAt('email'))
    const person = newcomer()
    const tries = await Promise.allSettled([1, 2].map(() => invite(admin, person)))
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  test('is refused where its address has got a user meanwhile, and stays open', async () => {
    const person = newcomer()
    const { token } = await invite(admin, person)
    await addUser(system, { ...person, password })
    await expect(takeLink(token, chosen, null)).rejects.toMatchObject(invalidAt('email'))
    expect(await linkOf(token)).toMatchObject({ state: 'open' })
  })

  test('goes with the rights of who sent it', async () => {
    for (const change of [
      { role: 'editor', active: true } as const,
      { role: 'admin', active: false } as const,
    ]) {
      const leaving = await makeUser('admin')
      const { token } = await invite(leaving, newcomer())
      await changeUser(admin, { id: leaving.id, version: 1, name: leaving.name, ...change })
      expect(await linkOf(token)).toEqual({ state: 'taken-back' })
    }
  })

  test('asks for a name and a long password', async () => {
    const { token } = await invite(admin, newcomer())
    await expect(takeLink(token, { ...chosen, password: 'short' }, null)).rejects.toMatchObject(
      invalidAt('password'),
    )
    await expect(takeLink(token, { ...chosen, name: ' ' }, null)).rejects.toMatchObject(invalidAt('name'))
    expect(await linkOf(token)).toMatchObject({ state: 'open' })
  })

  test('is none for whatever else is given as a token', async () => {
    for (const odd of ['', "'", '\0', '\ud83d', 'a'.repeat(43), 'a'.repeat(10_000)]) {
      expect(await linkOf(odd)).toEqual({ state: 'unknown' })
      await expect(takeLink(odd, chosen, null)).rejects.toMatchObject({ kind: 'not-found' })
    }
  })
})

describe('a link for a new password', () => {
  test('ends all sign-ins when it is used, not before, and leaves the name', async () => {
    const user = await makeUser('editor')
    const email = await emailOf(user)
    const session = await openSession(user.id, null)
    const { token } = await makeResetLink(admin, { id: user.id })
    expect(await linkOf(token)).toEqual({
      state: 'open',
      email,
      name: user.name,
      role: 'editor',
      reset: true,
    })
    expect(await sessionActor(session)).toEqual(user)
    await takeLink(token, later, null)
    expect(await sessionActor(session)).toBeNull()
    expect(await signIn(email, password, place())).toEqual({ refused: 'wrong' })
    expect(await signIn(email, later.password, place())).toEqual({ user: { id: user.id, name: user.name } })
    expect(await linkOf(token)).toEqual({ state: 'used' })
  })

  test('is taken back by the next one, and stands in no list of invitations', async () => {
    const user = await makeUser('editor')
    const first = await makeResetLink(admin, { id: user.id })
    const second = await makeResetLink(admin, { id: user.id })
    expect(await linkOf(first.token)).toEqual({ state: 'taken-back' })
    expect(await linkOf(second.token)).toMatchObject({ state: 'open' })
    expect((await openInvitations(admin)).map(({ id }) => id)).not.toContain(second.id)
    await expect(renewInvitation(admin, { id: second.id })).rejects.toMatchObject(conflict)
  })

  test('lets nobody in who is switched off', async () => {
    const user = await makeUser('editor')
    const { token } = await makeResetLink(admin, { id: user.id })
    await changeUser(admin, { ...(await userLine(admin, user.id)), active: false })
    expect(await linkOf(token)).toEqual({ state: 'taken-back' })
    await expect(takeLink(token, later, null)).rejects.toMatchObject(conflict)
    await expect(makeResetLink(admin, { id: user.id })).rejects.toMatchObject(conflict)
  })
})
