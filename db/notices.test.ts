import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { SignedIn } from '../lib/permissions'
import { changeArticle } from './bring-in'
import { client, closeDatabase, db } from './connection'
import { EVERYTHING, heed, sending, startNotices, withdrawnClaims, type Notice } from './notices'
import { publish } from './publishing'
import { addRole, changeSource, recordSource } from './source-doors'
import { changeStatement, recordStatement } from './statements'
import { edition, formOf, makeArticle, makeDraft, makePublished, makeUser, statementOn } from './test-rows'
import { unique, type Statement } from './test-rows'
import { reinstateClaim, withdrawClaim } from './withdrawing'
import { write } from './write'

const held = globalThis as {
  __pages?: { expire(tags: string[]): void; clear(): void }
  __withdrawn?: Set<number>
}
let editor: SignedIn
let admin: SignedIn
let listener: postgres.Sql
const heard: Notice[] = []
const pages = { expire: vi.fn<(tags: string[]) => void>(), clear: vi.fn<() => void>() }

beforeAll(async () => {
  editor = await makeUser('editor')
  admin = await makeUser('admin')
  listener = postgres(process.env.DATABASE_URL!, { max: 1 })
  await listener.listen('onrecord', (message) => void heard.push(JSON.parse(message) as Notice))
  held.__pages = pages
})
beforeEach(() => {
  heard.length = 0
  vi.clearAllMocks()
})
afterEach(() => expect(heard.every((notice) => new Set(notice.tags).size === notice.tags.length)).toBe(true))
afterAll(async () => {
  delete held.__pages
  await listener.end()
  await closeDatabase()
})

/** Waits for what comes by a notice, on a busy machine too. */
const soon = <Found>(there: () => Found | Promise<Found>) => vi.waitFor(there, { timeout: 20_000 })

/** Waits until the notices of earlier writes have come, and forgets them. */
async function settled(): Promise<void> {
  const last = { tags: [unique('last')], withdrawn: [], reinstated: [] }
  await client().notify('onrecord', JSON.stringify(last))
  await soon(() => expect(heard).toContainEqual(last))
  heard.length = 0
}

/** The notice of one write as another connection hears it; the process itself has heeded the same tags. */
async function noticeOf(door: () => Promise<unknown>): Promise<Notice> {
  await settled()
  pages.expire.mockClear()
  await door()
  await soon(() => expect(heard).toHaveLength(1))
  expect(pages.expire.mock.calls).toEqual([[heard[0]!.tags]])
  return heard[0]!
}

const sourceOf = async ({ utterance }: Statement) =>
  (await client()`select source_id as id from utterances where id = ${utterance}`)[0]!.id as number
const reason = 'Wrong'

describe('a write tells every process the pages that changed:', () => {
  test('a name remembered for a public source those of the source and the lists', async () => {
    const id = await sourceOf(await makePublished(editor))
    const article = await makeArticle(editor)
    const statement = statementOn(article, { source: { id }, remember: 'alias' })
    const { tags } = await noticeOf(() => recordStatement(editor, statement))
    expect(tags).toEqual([`source:${id}`, 'sources', 'claims'])
  })

  test('publication those of claim, source, article and lists', async () => {
    const draft = await makeDraft(editor)
    const notice = await noticeOf(() => publish(editor, { articleId: draft.article.id, only: null }))
    const source = `source:${await sourceOf(draft)}`
    const tags = [
      `claim:${draft.claim}`,
      source,
      `article:${draft.article.id}`,
      'claims',
      'sources',
      'articles',
    ]
    expect(notice).toEqual({ tags: expect.arrayContaining(tags) as string[], withdrawn: [], reinstated: [] })
    expect(notice.tags).toHaveLength(tags.length)
  })

  test('withdrawal and reinstatement, with the claim whose address answers 410', async () => {
    const statement = await makePublished(editor)
    const { claim } = await edition(statement)
    const gone = await noticeOf(() => withdrawClaim(editor, { ...claim, reason }))
    expect(gone).toMatchObject({ withdrawn: [claim.id], reinstated: [] })
    expect(gone.tags).toEqual(
      expect.arrayContaining([`claim:${claim.id}`, `source:${await sourceOf(statement)}`]),
    )
    expect(withdrawnClaims().has(claim.id)).toBe(true)
    const now = (await edition(statement)).claim
    const back = await noticeOf(() => reinstateClaim(editor, { ...now, reason }))
    expect(back).toMatchObject({
      withdrawn: [],
      reinstated: [claim.id],
      tags: expect.arrayContaining(['claims']) as unknown,
    })
    expect(withdrawnClaims().has(claim.id)).toBe(false)
  })

  test('a change of source those of the source before and after', async () => {
    const statement = await makePublished(editor)
    const before = await sourceOf(statement)
    const form = await formOf(statement.attestation)
    const source = { name: unique('Boris'), kind: 'person' } as const
    const { tags } = await noticeOf(() => changeStatement(editor, { ...form, source }))
    expect(tags).toEqual(expect.arrayContaining([`source:${before}`, `source:${await sourceOf(statement)}`]))
  })

  test('a move to another claim those of both', async () => {
    const there = await makePublished(editor)
    const stays = await makePublished(editor)
    const moves = await makePublished(editor, { claim: { id: stays.claim } })
    const form = { ...(await formOf(moves.attestation)), claim: { id: there.claim } }
    const { tags } = await noticeOf(() => changeStatement(editor, form))
    expect(tags).toEqual(expect.arrayContaining([`claim:${stays.claim}`, `claim:${there.claim}`]))
  })

  test('the name of a public source, and of an organisation that is named in roles only', async () => {
    const statement = await makePublished(editor)
    const person = await sourceOf(statement)
    const office = { name: unique('Office'), kind: 'organisation', description: null } as const
    const id = await recordSource(admin, { ...office, publisher: null })
    const role = { sourceId: person, title: 'Clerk', organisationId: id, held: null }
    expect((await noticeOf(() => addRole(admin, role))).tags).toContain(`source:${person}`)
    const renamed = await noticeOf(() =>
      changeSource(admin, { ...office, id, version: 1, name: unique('New') }),
    )
    expect(renamed.tags).toContain(`source:${id}`)
  })

  test('what is known of an article, once it is public', async () => {
    const { article } = await makePublished(editor)
    const change = {
      id: article.id,
      version: 1,
      title: 'Corrected',
      publisher: null,
      author: null,
      url: null,
    }
    const { tags } = await noticeOf(() =>
      changeArticle(editor, { ...change, language: 'en', date: null, reason: 'A mistake of ours.' }),
    )
    expect(tags).toContain(`article:${article.id}`)
  })
})

test('drafts and refused writes tell nobody anything', async () => {
  await settled()
  const draft = await makeDraft(editor)
  await changeStatement(editor, { ...(await formOf(draft.attestation)), channel: 'a letter' })
  const doomed = write(
    editor,
    'statement: change',
    { schema: z.null(), input: null },
    async ({ changed, withdrawn }) => {
      changed('claims')
      withdrawn(draft.claim)
      throw new Error('refused')
    },
  )
  await expect(doomed).rejects.toThrow('refused')
  const last = { tags: ['claims'], withdrawn: [], reinstated: [] }
  await db().execute(sending(last))
  await soon(() => expect(heard.length).toBeGreaterThan(0))
  expect(heard).toEqual([last])
  expect(withdrawnClaims().has(draft.claim)).toBe(false)
})

test('more tags than a message holds stand for all pages', async () => {
  await settled()
  const many = Array.from({ length: 2000 }, (_, index) => `claim:${index}`)
  const door = { schema: z.null(), input: null }
  await write(editor, 'statement: change', door, async ({ changed }) => changed(...many))
  await soon(() => expect(heard).toEqual([{ tags: [EVERYTHING], withdrawn: [], reinstated: [] }]))
  heed(heard[0]!)
  expect(pages.clear).toHaveBeenCalledOnce()
})

describe('a process that listens', () => {
  test('expires what other connections wrote, and knows the withdrawn claims from the start', async () => {
    const before = await makePublished(editor)
    await withdrawClaim(editor, { ...(await edition(before)).claim, reason })
    held.__withdrawn = new Set([2147483647])
    pages.clear.mockClear()
    const stop = await startNotices()
    try {
      expect(pages.clear).toHaveBeenCalledOnce()
      const known = withdrawnClaims()
      await soon(() => expect([known.has(before.claim), known.has(2147483647)]).toEqual([true, false]))
      pages.expire.mockClear()
      const tags = ['claim:77', 'claims']
      const notice = JSON.stringify({ tags, withdrawn: [77_777], reinstated: [before.claim] })
      await listener.notify('onrecord', notice)
      await soon(() => expect(pages.expire.mock.calls).toEqual([[tags]]))
      expect([known.has(77_777), known.has(before.claim)]).toEqual([true, false])
    } finally {
      await stop()
    }
  })

  test('keeps what it hears while it reads the withdrawn set', async () => {
    const { claim } = await makePublished(editor)
    const writer = await client().reserve()
    await writer`begin`
    await writer`lock table claims in access exclusive mode`
    const starting = startNotices()
    try {
      const waits = () => listener`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
          and query like 'select id from claims%'`
      await soon(async () => expect(await waits()).toHaveLength(1))
      await listener.notify('onrecord', JSON.stringify({ tags: [], withdrawn: [claim], reinstated: [] }))
      await soon(() => expect(withdrawnClaims().has(claim)).toBe(true))
    } finally {
      await writer`rollback`
      writer.release()
      await (
        await starting
      )()
    }
    expect(withdrawnClaims().has(claim)).toBe(true)
    withdrawnClaims().delete(claim)
  })

  test('reads the withdrawn set again until it succeeds', async () => {
    const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
    withdrawnClaims().add(2147483647)
    await client()`alter table claims rename to claims_away`
    const starting = startNotices()
    try {
      await soon(() => expect(printed).toHaveBeenCalledOnce())
      expect(withdrawnClaims().has(2147483647)).toBe(true)
    } finally {
      await client()`alter table claims_away rename to claims`
      await (
        await starting
      )()
      printed.mockRestore()
    }
    expect(withdrawnClaims().has(2147483647)).toBe(false)
  })

  test('empties its pages and reads the withdrawn set again after a lost connection', async () => {
    const listening = async () => {
      const rows = await client()`
        select pid from pg_stat_activity where datname = current_database() and query ilike 'listen%'`
      return rows.map((row) => row.pid as number)
    }
    const others = await listening()
    const stop = await startNotices()
    try {
      pages.clear.mockClear()
      withdrawnClaims().add(2147483647)
      const [own, ...more] = (await listening()).filter((pid) => !others.includes(pid))
      expect([typeof own, more]).toEqual(['number', []])
      await client()`select pg_terminate_backend(${own!})`
      await soon(() => expect(pages.clear).toHaveBeenCalled())
      await soon(() => expect(withdrawnClaims().has(2147483647)).toBe(false))
    } finally {
      await stop()
    }
  })
})

test('a notice is never longer than Postgres sends', async () => {
  const tags = Array.from({ length: 400 }, (_, index) => `article:${'é'.repeat(20)}${index}`)
  await settled()
  await db().execute(sending({ tags, withdrawn: [1], reinstated: [] }))
  await soon(() => expect(heard).toEqual([{ tags: [EVERYTHING], withdrawn: [1], reinstated: [] }]))
})
