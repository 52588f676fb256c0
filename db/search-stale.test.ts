import postgres from 'postgres'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { system } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { publish } from './publishing'
import { searchStatements } from './search'
import { renewalDue, renewSearch } from './search-stale'
import { makeDraft, makePublished, unique } from './test-rows'

let one: postgres.Sql
let other: postgres.Sql
beforeAll(() => {
  const options = { max: 1, onnotice: () => {}, connection: { lock_timeout: 2000 } }
  one = postgres(process.env.DATABASE_URL!, options)
  other = postgres(process.env.DATABASE_URL!, options)
})
afterAll(async () => {
  await one.end()
  await other.end()
  await closeDatabase()
})

let count = 0
/** Letters that stand nowhere else, so that a search finds them alone. */
const word = () =>
  `zq${[...`${process.pid}x${count++}`].map((sign) => String.fromCharCode(97 + (sign.charCodeAt(0) % 26))).join('')}`
const found = async (q: string) => (await searchStatements({ q })).count
const renamed = (sql: postgres.Sql | postgres.TransactionSql, id: number, name: string) =>
  sql`update sources set name = ${name} where id = ${id}`
const renewed = async () => {
  while (await renewSearch(system));
}

/** A source with so many public claims, each with one utterance of the same printed words. */
async function makeMany(claims: number): Promise<{ source: number; mark: string }> {
  const mark = word()
  const made = await makePublished(system, { source: { name: unique('Talker'), kind: 'person' } })
  await one.begin(async (tx) => {
    const ids = await tx`
      insert into claims (wording, language, state, published_at)
      select ${`The ${mark} was number `} || n, 'en', 'published', now() from generate_series(2, ${claims}::int) as n
      returning id`
    await tx`
      with said as (
        insert into utterances (claim_id, source_id, stance, said_on, said_from, said_to, said_basis)
        select c.id, u.source_id, u.stance, u.said_on, u.said_from, u.said_to, u.said_basis
        from utterances u, unnest(${ids.map(({ id }) => id as number)}::int[]) as c (id)
        where u.id = ${made.utterance} returning id)
      insert into attestations (utterance_id, version_id, content, cue, mention, kind, state)
      select said.id, a.version_id, a.content, a.cue, a.mention, a.kind, 'published'
      from attestations a, said where a.id = ${made.attestation}`
    await tx`update claims set wording = ${`The ${mark} was number 1`} where id = ${made.claim}`
  })
  await renewed()
  const [row] = await one`select source_id from utterances where id = ${made.utterance}`
  return { source: row!.source_id as number, mark }
}

describe('a change of many claims', () => {
  let many: { source: number; mark: string }
  beforeAll(async () => {
    many = await makeMany(201)
  })

  test('is found when the worker has come to it, and shown at once', async () => {
    const name = word()
    await renamed(one, many.source, name)
    expect(await found(name)).toBe(0)
    const { lines } = await searchStatements({ q: many.mark })
    expect(new Set(lines.map(({ source }) => source?.name))).toEqual(new Set([name]))
    expect(await one`select from graphile_worker.jobs where key = 'search'`).toHaveLength(1)
    await renewed()
    expect(await found(name)).toBe(201)
    expect(await one`select from search_stale`).toHaveLength(0)
  })

  test('is taken up by another worker where one has it in hand, and again where it was lost', async () => {
    const name = word()
    await renamed(one, many.source, name)
    await one.begin(async (tx) => {
      await tx`select from search_stale for update`
      expect(await renewSearch(system)).toBe(false)
    })
    await one`select graphile_worker.remove_job('search')`
    await renewalDue(system)
    expect(await one`select from graphile_worker.jobs where key = 'search'`).toHaveLength(1)
    await renewed()
    expect(await found(name)).toBe(201)
  })

  test('moves utterances to another source at once, and both are counted', async () => {
    const { source } = await makeMany(1)
    await one`update utterances set source_id = ${source} where source_id = ${many.source}`
    const from = async (id: number) => (await searchStatements({ source: [String(id)] })).count
    expect([await from(many.source), await from(source)]).toEqual([0, 202])
    const counts = await one`
      select public_utterances as n from sources where id in (${many.source}, ${source}) order by id`
    expect(counts.map(({ n }) => n as number)).toEqual([0, 202])
    await one`update utterances set source_id = ${many.source} where source_id = ${source}`
    await renewed()
  })

  test('withdraws at once', async () => {
    expect(await found(many.mark)).toBe(201)
    await one`update claims set state = 'withdrawn', withdrawn_reason = 'Wrong.' where wording like ${`The ${many.mark} %`}`
    expect(await found(many.mark)).toBe(0)
    await renewed()
    expect(await found(many.mark)).toBe(0)
  })
})

test('a change of few claims is found at once', async () => {
  const { source } = await makeMany(3)
  const name = word()
  await renamed(one, source, name)
  expect(await found(name)).toBe(3)
  expect(await one`select from search_stale`).toHaveLength(0)
})

describe('two at once', () => {
  let [a, b, c, d]: number[] = []
  let claims: number[]
  beforeAll(async () => {
    const speakers = await client()`
      insert into sources (name, kind) select 'Speaker ' || n, 'person' from generate_series(1, 4) as n returning id`
    ;[a, b, c, d] = speakers.map(({ id }) => id as number)
    const said = (id: number, claim?: number) =>
      makePublished(system, { source: { id }, ...(claim && { claim: { id: claim } }) })
    const first = await said(a!)
    const second = await said(b!)
    await said(c!, second.claim)
    await said(d!, first.claim)
    claims = [first.claim, second.claim]
  })
  const documents = async () => {
    const rows = await client()`
      select s.name, d.words @@ plainto_tsquery('simple', s.name) as found
      from search_documents d join sources s on s.id = d.source_id where d.claim_id in ${client()(claims)}`
    return rows.map(({ found }) => found as boolean)
  }

  test('a source is renamed while another changes its claim', async () => {
    await one.begin(async (tx) => {
      await tx`select from claims where id in ${tx(claims)} order by id for update`
      await renamed(other, a!, word())
      await tx`update utterances set source_id = ${b!} where source_id = ${a!}`
      await tx`update utterances set source_id = ${a!} where source_id = ${b!} and claim_id = ${claims[0]!}`
    })
    expect(await documents()).toEqual([true, true, true, true])
  })

  test('each renames two sources whose claims cross', async () => {
    await one.begin(async (tx) => {
      await renamed(tx, a!, word())
      await other.begin(async (also) => {
        await renamed(also, b!, word())
        await renamed(tx, c!, word())
        await renamed(also, d!, word())
      })
    })
    expect(await documents()).toEqual([true, true, true, true])
  })

  test('each renames its own, again and again', async () => {
    for (let round = 0; round < 40; round += 1)
      await Promise.all([
        one.begin(async (tx) => {
          for (const id of [a!, c!]) await renamed(tx, id, word())
        }),
        other.begin(async (tx) => {
          for (const id of [b!, d!]) await renamed(tx, id, word())
        }),
        ...(round % 4 ? [] : [makePublished(system, { source: { id: a! }, claim: { id: claims[1]! } })]),
      ])
    expect(new Set(await documents())).toEqual(new Set([true]))
  })

  test('who publish passages of the same claims hold them in one order', async () => {
    const [first, second] = claims.map((id) => ({ claim: { id } }))
    const there = await makeDraft(system, second)
    await makeDraft(system, first, there.article)
    await one
      .begin(async (tx) => {
        await tx`select from claims where id = ${claims[0]!} for update`
        const published = publish(system, { articleId: there.article.id, only: null })
        const waits = async () => {
          const waiting = await other`select from pg_stat_activity where datname = current_database()
          and wait_event_type = 'Lock'`
          expect(waiting).toHaveLength(1)
        }
        await vi.waitFor(waits, { timeout: 20_000 })
        await tx`select from claims where id = ${claims[1]!} for update`
        return { published }
      })
      .then(({ published }) => published)
  })
})
