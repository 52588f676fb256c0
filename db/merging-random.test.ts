import { sql, type SQL } from 'drizzle-orm'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { isExpected } from '../lib/errors'
import { system } from '../lib/permissions'
import type { Mergeable } from '../lib/record'
import { closeDatabase, db } from './connection'
import { mergedInto } from './survivors'
import { split } from './splitting'
import { aSource, join, owners, read, undo, why } from './test-merges'
import { makeArticle, makeDraft, unique } from './test-rows'

afterAll(closeDatabase)

const RUNS = process.env.ONRECORD_TEST_SIZE === 'full' ? 150 : 8

/** A few rows of one kind with rows of another at them, under random acts. */
type Kind = {
  object: Mergeable
  noun: 'utterances' | 'articles' | 'topic_names'
  column: 'source_id' | 'claim_id' | 'publisher_id' | 'topic_id'
  make(): Promise<number>
  say(at: number): Promise<number>
  /** What a new row is called that is split off; null where none is split. */
  fresh: string | null
}

const made = async (statement: SQL): Promise<number> => (await db().execute<{ id: number }>(statement))[0]!.id

const kinds: Kind[] = [
  {
    object: 'sources',
    noun: 'utterances',
    column: 'source_id',
    make: aSource,
    say: async (id) => (await makeDraft(system, { source: { id } })).utterance,
    fresh: 'Another Smith',
  },
  {
    object: 'claims',
    noun: 'utterances',
    column: 'claim_id',
    make: async () => (await makeDraft(system)).claim,
    say: async (id) => (await makeDraft(system, { claim: { id } })).utterance,
    fresh: 'Another claim.',
  },
  {
    object: 'publishers',
    noun: 'articles',
    column: 'publisher_id',
    make: () => made(sql`insert into publishers (name) values (${unique('The Herald')}) returning id`),
    say: async (id) => {
      const article = await makeArticle(system)
      return made(sql`update articles set publisher_id = ${id} where id = ${article.id} returning id`)
    },
    fresh: null,
  },
  {
    object: 'topics',
    noun: 'topic_names',
    column: 'topic_id',
    make: () => made(sql`insert into topics (name) values (${unique('Harbour')}) returning id`),
    say: (id) =>
      made(sql`insert into topic_names (topic_id, name) values (${id}, ${unique('Port')}) returning id`),
    fresh: null,
  },
]

const place = fc.nat(20)
const act = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constant('merge' as const), place, place) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('undo' as const), place, place) },
  { weight: 3, arbitrary: fc.tuple(fc.constant('split' as const), place, place) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('reassign' as const), place, place) },
  { weight: 1, arbitrary: fc.tuple(fc.constant('say' as const), place, place) },
)

// What a rule refuses is no act.
const tried = (act: Promise<unknown>) =>
  act.then(
    () => true,
    (error: unknown) => {
      if (!isExpected(error)) throw error
      return false
    },
  )

test.each(kinds)(
  'whatever is done to $object, no row is lost, and undoing all puts each where it was or a person put it',
  async ({ object, noun, column, make, say, fresh }) => {
    const acts = fc.array(act, { minLength: 3, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(acts, fc.nat(), async (acts, seed) => {
        const rows = [await make(), await make(), await make(), await make()]
        /** Each utterance with where it may stand when all is undone. */
        const homes = new Map<number, number[]>()
        for (const row of rows.slice(0, 3)) homes.set(await say(row), [row])
        const done: number[] = []
        const said = (at: number) => [...homes.keys()][at % homes.size]!
        for (const [what, a, b] of acts) {
          const [one, other] = [rows[a % rows.length]!, rows[b % rows.length]!]
          if (what === 'merge' && one !== other)
            await tried(join(object, one, other).then((id) => done.push(id)))
          if (what === 'undo' && done.length) {
            const id = done[a % done.length]!
            if (await tried(undo(id))) done.splice(done.indexOf(id), 1)
          }
          if (what === 'split' && fresh && (object === 'sources' || object === 'claims')) {
            const utterance = said(a)
            const [from] = await owners([utterance], column, noun)
            const into = b % 3 ? { id: other } : { name: fresh }
            const asked = {
              object,
              from: await read(object, from!),
              into,
              utterances: [utterance],
              reason: why,
            }
            await tried(
              split(system, asked).then(({ id, into }) => {
                done.push(id)
                if (!rows.includes(into)) rows.push(into)
              }),
            )
          }
          if (what === 'say' && !(await mergedInto(object, one))) homes.set(await say(one), [one])
          if (what === 'reassign' && !(await mergedInto(object, one))) {
            const utterance = said(b)
            const [at] = await owners([utterance], column, noun)
            if (at === one) continue
            await db().execute(
              sql`update ${sql.identifier(noun)} set ${sql.identifier(column)} = ${one} where id = ${utterance}`,
            )
            homes.get(utterance)!.push(one)
          }
          await inSight({ object, noun, column }, [...homes.keys()])
        }
        while (done.length) {
          const [id] = done.splice(seed % done.length, 1)
          await undo(id!)
          await inSight({ object, noun, column }, [...homes.keys()])
        }
        for (const row of rows) expect(await mergedInto(object, row)).toBeNull()
        const ends = await owners([...homes.keys()], column, noun)
        for (const [index, [utterance, home]] of [...homes].entries()) {
          if (home.length === 1) expect([utterance, ends[index]]).toEqual([utterance, home[0]])
          else expect(home).toContain(ends[index])
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    )
  },
  600_000,
)

/** Each stands at a row that is merged into none. */
async function inSight(
  { object, noun, column }: Pick<Kind, 'object' | 'noun' | 'column'>,
  rows: number[],
): Promise<void> {
  const at = await owners(rows, column, noun)
  const hidden = await db().execute(
    sql`select id from ${sql.identifier(object)} where id in ${at} and merged_into is not null`,
  )
  expect([...hidden]).toEqual([])
}
