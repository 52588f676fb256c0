import { afterAll, beforeEach, expect, test } from 'vitest'
import { system, type SignedIn } from '../lib/permissions'
import { MOST_TOKENS } from '../lib/token'
import { changeOwnPassword } from './account'
import { client, closeDatabase } from './connection'
import { recordSource } from './source-doors'
import { conflict, emailOf, forbidden, makeUser } from './test-rows'
import { makeToken, makeTokenFor, ownTokens, revokeToken, tokenActor } from './tokens'
import { changeUser, endSessions, userLine } from './users'

let user: SignedIn
beforeEach(async () => {
  user = await makeUser('editor')
})
afterAll(closeDatabase)

const script = { name: 'A script', scopes: ['read', 'write'] as ('read' | 'write')[] }

test('a token acts for its user with the role of this moment, and is kept as a hash alone', async () => {
  const { id, token } = await makeToken(user, script)
  expect(token).toMatch(/^onrecord_[A-Za-z0-9_-]{43}$/)
  expect(await tokenActor(token, 'write')).toEqual({ ...user, token: id })
  await client()`update users set role = 'admin' where id = ${user.id}`
  expect(await tokenActor(token, 'read')).toMatchObject({ id: user.id, role: 'admin' })
  const [row] = await client()`select * from tokens where id = ${id}`
  expect(JSON.stringify(row)).not.toContain(token.slice('onrecord_'.length))
  expect(await ownTokens(user)).toMatchObject([{ id, name: 'A script', scopes: ['read', 'write'] }])
  expect((await ownTokens(user))[0]!.used).not.toBeNull()
})

test('what a token was not made for is refused', async () => {
  const { token } = await makeToken(user, { ...script, scopes: ['read'] })
  await expect(tokenActor(token, 'write')).rejects.toMatchObject(forbidden)
  expect(await tokenActor(`${token.slice(0, -1)}_`, 'read')).toBeNull()
})

test('a token that was revoked or has expired works no more, nor does that of who is switched off', async () => {
  const [revoked, expired, of] = [
    await makeToken(user, script),
    await makeToken(user, script),
    await makeToken(user, script),
  ]
  await revokeToken(user, { id: revoked.id })
  await expect(revokeToken(user, { id: revoked.id })).rejects.toMatchObject(conflict)
  await client()`update tokens set expires_at = now() where id = ${expired.id}`
  expect([await tokenActor(revoked.token, 'read'), await tokenActor(expired.token, 'read')]).toEqual([
    null,
    null,
  ])
  expect((await ownTokens(user)).map(({ id }) => id)).toEqual([of.id])
  const { id, version, name, role } = await userLine(system, user.id)
  await changeUser(system, { id, version, name, role, active: false })
  await client()`update users set active = true where id = ${id}`
  expect(await tokenActor(of.token, 'read')).toBeNull()
})

test('a request that is under way writes no more once its token is revoked or has expired', async () => {
  const source = { name: 'Ada Lund', kind: 'person', description: null } as const
  for (const end of [
    (id: number) => revokeToken(user, { id }),
    (id: number) => client()`update tokens set expires_at = now() where id = ${id}`,
  ]) {
    const { id, token } = await makeToken(user, script)
    const actor = (await tokenActor(token, 'write'))!
    await recordSource(actor, source)
    await end(id)
    await expect(recordSource(actor, source)).rejects.toMatchObject({
      ...forbidden,
      message: 'This token works no more.',
    })
  }
})

test('a new password and the end of all sign-ins end the tokens too', async () => {
  const [one, other] = [await makeToken(user, script), await makeToken(await makeUser('editor'), script)]
  await changeOwnPassword(user, {
    old: 'correct horse battery',
    password: 'another long password',
    current: null,
  })
  expect(await tokenActor(one.token, 'read')).toBeNull()
  const two = await makeToken(user, script)
  await endSessions(system, { id: user.id })
  expect(await tokenActor(two.token, 'read')).toBeNull()
  expect(await tokenActor(other.token, 'read')).not.toBeNull()
})

test('nobody revokes the token of another', async () => {
  const { id, token } = await makeToken(user, script)
  await expect(revokeToken(await makeUser('admin'), { id })).rejects.toMatchObject(conflict)
  expect(await tokenActor(token, 'read')).not.toBeNull()
})

test('making and revoking stand in the audit log, without the token', async () => {
  const { id } = await makeToken(user, { ...script, days: 3 })
  await revokeToken(user, { id })
  const lines = await client()`
    select actor_id, action, before, after from revisions where object = 'tokens' and object_id = ${id} order by id`
  expect(lines).toEqual([
    {
      actor_id: user.id,
      action: 'insert',
      before: null,
      after: { user_id: user.id, name: 'A script', scopes: ['read', 'write'], days: 3 },
    },
    { actor_id: user.id, action: 'delete', before: { name: 'A script' }, after: null },
  ])
})

test('the program makes one for the user of an address, for no other', async () => {
  const { token } = await makeTokenFor(system, { ...script, email: (await emailOf(user)).toUpperCase() })
  expect(await tokenActor(token, 'write')).toMatchObject(user)
  const nobody = makeTokenFor(system, { ...script, email: 'nobody@example.org' })
  await expect(nobody).rejects.toMatchObject({ kind: 'not-found' })
})

test('only so many work at once, however many are asked for together', async () => {
  await client()`insert into tokens (user_id, name, scopes, token_hash, expires_at)
    select ${user.id}, 'A script', '{read}', md5(i || ${user.name}) || md5(${user.name} || i), now() + interval '1 day'
    from generate_series(2, ${MOST_TOKENS}) i`
  const made = await Promise.allSettled([makeToken(user, script), makeToken(user, script)])
  expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('who lacks the second factor that is asked for writes nothing by a token', async () => {
  const { token } = await makeToken(user, script)
  await client()`update settings set second_factor = 'everyone'`
  try {
    expect(await tokenActor(token, 'write')).toMatchObject({ lacks: true })
  } finally {
    await client()`update settings set second_factor = 'nobody'`
  }
})
