import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { isExpected } from '../lib/errors'
import { system, type SignedIn } from '../lib/permissions'
import { publishedArticles } from './articles'
import { newestStatements } from './claims'
import { closeDatabase } from './connection'
import { searchStatements } from './search'
import { recordSource } from './source-doors'
import { publishedSources, statementsOf } from './sources'
import { emailOf, invalidAt, makeUser, unique } from './test-rows'
import { addUser } from './users'
import { write } from './write'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

const secret = 'A secret that an editor typed'

/** What a write says whose statement fails in this way. */
async function failureOf(statement: ReturnType<typeof sql>): Promise<Error> {
  const door = { schema: z.null(), input: null }
  const failed = write(editor, 'statement: change', door, ({ tx }) =>
    tx.execute(statement).then(() => undefined),
  )
  return failed.then(
    () => new Error('It did not fail.'),
    (error: Error) => error,
  )
}

/** Everything that a log of an error might hold. */
const logged = (error: Error) =>
  [
    error.message,
    error.stack,
    JSON.stringify(error, Object.getOwnPropertyNames(error)),
    String(error.cause),
  ].join('\n')

describe('a failure of the database', () => {
  test.each([
    ['a check', sql`insert into claims (wording, state) values (${secret}, 'published')`],
    ['a type', sql`select ${secret}::text::integer`],
    ['a key', sql`insert into claim_topics (claim_id, topic_id) values (length(${secret}::text), -1)`],
    ['an enum', sql`select ${secret}::text::stance`],
    ['not null', sql`insert into sources (name) values (${secret})`],
    ['a unique index', sql`insert into topics (name) values (${secret}), (${secret})`],
    ['a syntax', sql`selekt ${secret}`],
    ['a function', sql`select no_such_function(${secret}::text)`],
  ])('by %s says nothing of what was typed', async (_, statement) => {
    const error = await failureOf(statement)
    expect(error.message).not.toBe('It did not fail.')
    expect(logged(error)).not.toContain(secret)
    expect(logged(error)).not.toMatch(/params|Failed query/)
  })

  test('by a constraint is a problem at its field, in words', async () => {
    const user = { name: 'N', role: 'editor', password: 'correct horse battery' } as const
    const email = await emailOf(editor)
    await expect(addUser(system, { ...user, email: email.toUpperCase() })).rejects.toMatchObject({
      problems: [{ field: 'email', message: 'There is a user with this address already.' }],
    })
  })

  test('by the rule on outlets of sources too', async () => {
    const source = { name: unique('Anna'), kind: 'person', publisher: unique('Post') } as const
    await expect(recordSource(editor, source)).rejects.toMatchObject(invalidAt('publisher'))
  })

  test('by a constraint that has no words here is named in the log, with its table', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    try {
      const key = sql`insert into claim_topics (claim_id, topic_id) values (length(${secret}::text), -1)`
      expect(await failureOf(key)).toMatchObject({
        problems: [{ field: '', message: 'A rule of the record refuses this.' }],
      })
      expect(printed.mock.calls).toEqual([
        [expect.stringMatching(/^Refused by claim_topics_\w+ of claim_topics$/)],
      ])
    } finally {
      printed.mockRestore()
    }
  })

  test('that another transaction caused is a conflict', async () => {
    const lock = sql`do $$ begin raise exception 'deadlock' using errcode = '40P01'; end $$`
    expect(await failureOf(lock)).toMatchObject({ kind: 'conflict' })
    const wait = sql`do $$ begin raise exception 'lock' using errcode = '55P03'; end $$`
    expect(await failureOf(wait)).toMatchObject({ kind: 'conflict' })
  })

  test('that nobody expected is none of the closed list', async () => {
    expect(isExpected(await failureOf(sql`select 1 / 0`))).toBe(false)
  })
})

test('a character that cannot be stored is refused at its field', async () => {
  const source = { name: unique('Anna'), kind: 'person', description: null, publisher: null } as const
  const bad = ['\0', '\ud83d', '\udc00x']
  for (const part of bad) {
    const described = recordSource(editor, { ...source, description: `a ${part}` })
    await expect(described).rejects.toMatchObject(invalidAt('description'))
    await expect(recordSource(editor, { ...source, name: `a ${part}` })).rejects.toMatchObject(
      invalidAt('name'),
    )
  }
})

test.each([
  'x',
  '1',
  '_',
  '_1',
  '12_5',
  'none_5',
  '2023-02-30_1',
  '2023-03-17_0',
  '2023-03-17_99999999999',
  "1' or '1",
])('the place %j in a list is read by its list or refused, never a fault', async (after) => {
  const reads = [newestStatements, publishedSources, publishedArticles].map((read) => read({ after }))
  const answers = await Promise.allSettled([
    ...reads,
    statementsOf(1, { after }),
    searchStatements({ q: 'harbour' }, { after }),
  ])
  const [newest, sources, articles, statements, found] = answers.map((answer) =>
    answer.status === 'rejected' ? (answer.reason as { kind: string }).kind : 'read',
  )
  expect([newest, statements, found]).toEqual(Array(3).fill('invalid'))
  expect(sources).toBe(after === '12_5' ? 'read' : 'invalid')
  expect(articles).toBe(after === 'none_5' ? 'read' : 'invalid')
})
