import { drizzle } from 'drizzle-orm/postgres-js'
import { cursor } from '../lib/front'
import { nouns } from '../lib/generate/words'
import { client } from './connection'
import { nearestSpellings, searchStatements } from './search'

export type Timed = { what: string; through: number; alone: number }
type Sent = { query: string; params: unknown[] }

const [water, road] = nouns as [string, string]

/** Searches of a generated record, each as a reader's page asks it. */
function searches(name: string): Record<string, () => Promise<unknown>> {
  const misspelt = name.replace(/(.)(.)$/, '$2$1')
  return {
    'a rare word': () => searchStatements({ q: nouns.at(-1) }),
    'a common word': () => searchStatements({ q: water }),
    'two words': () => searchStatements({ q: `${water} ${road}` }),
    'a misspelt name': async () => {
      await searchStatements({ q: misspelt })
      await nearestSpellings(misspelt)
    },
    'a source in two years': () => searchStatements({ source: ['1'], from: '2018', to: '2019' }),
    'a page far down': () => searchStatements({ q: water }, { after: cursor('2016-07-01', 1) }),
  }
}

/**
 * How long each search takes through the functions of this room, and how long its very statements take alone, one after
 * the other: medians of `times` in ms, taken in turn.
 */
export async function searchTimes(times: number): Promise<Timed[]> {
  const sent: Sent[] = []
  const logger = { logQuery: (query: string, params: unknown[]) => void sent.push({ query, params }) }
  const held = globalThis as { __database?: { db: unknown } }
  const plain = client()
  const before = held.__database!
  held.__database = { ...before, db: drizzle(plain, { casing: 'snake_case', logger }) }
  const [row] = await plain<{ name: string }[]>`select name from sources where id = 1`
  const timed: Timed[] = []
  for (const [what, search] of Object.entries(searches(row!.name))) {
    const [through, alone]: [number[], number[]] = [[], []]
    for (let time = 0; time < times; time += 1) {
      sent.splice(0)
      through.push(await lasting(search))
      alone.push(
        await lasting(async () => {
          for (const { query, params } of sent)
            await plain.unsafe(query, params as never[], { prepare: true })
        }),
      )
    }
    timed.push({ what, through: median(through), alone: median(alone) })
  }
  held.__database = before
  return timed
}

async function lasting(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await run()
  return performance.now() - began
}

const median = (numbers: number[]) => numbers.sort((one, other) => one - other)[numbers.length >> 1]!
