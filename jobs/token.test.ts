import { afterAll, afterEach, expect, test } from 'vitest'
import { closeDatabase } from '../db/connection'
import { emailOf, makeUser } from '../db/test-rows'
import { ownTokens, tokenActor } from '../db/tokens'
import { command, endCommands } from './test-command'

afterEach(endCommands)
afterAll(closeDatabase)

const token = (args: string[]) => command('token', args, { DATABASE_URL: process.env.DATABASE_URL! }).ended

test('the command prints a token that works, and nothing else', async () => {
  const user = await makeUser('editor')
  const { code, said } = await token([
    '--email',
    await emailOf(user),
    '--scopes',
    'read,write',
    '--days',
    '2',
  ])
  expect(code).toBe(0)
  expect(said).toMatch(/^onrecord_\S{43}\n$/)
  expect(await tokenActor(said.trim(), 'write')).toMatchObject({ id: user.id })
  expect(await ownTokens(user)).toMatchObject([{ name: 'Made on the command line' }])
})

test.each([
  [['--email', 'nobody@example.org'], 'No token is made: There is no such active user.\n'],
  [['--email', 'a@example.org', '--scopes', 'all'], 'No token is made: A scope is read or write.\n'],
  [[], 'No token is made: Name the address of a user.\n'],
])('%j is refused in one line', async (args, said) => {
  expect(await token(args)).toEqual({ code: 1, said })
})
