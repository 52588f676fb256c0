import path from 'node:path'
import { fillRows, wordingOf } from '../db/bench-rows'
import { searchTimes } from '../db/bench-searches'
import { bringIn } from '../db/bring-in'
import { closeDatabase } from '../db/connection'
import { ensureDatabase, removeDatabase } from '../db/embedded'
import { freePort } from '../db/embedded-postmaster'
import { generateRecord } from '../db/generating'
import { deskImport } from '../db/import-desk'
import { migrate } from '../db/migrate'
import { versionOf } from '../db/passages'
import { publish } from '../db/publishing'
import { receiveList } from '../db/receiving'
import { recordStatement } from '../db/statements'
import { address } from '../lib/address'
import { csvLine } from '../lib/csv'
import { system } from '../lib/permissions'
import { suggest } from '../lib/suggest'
import { bulkSpeeds } from './bench-bulk'
import { serve } from './bench-server'
import { importList } from './import'
import { sampleTexts } from './sample-texts'

/** The number after an option of the command line; null where it is not given. */
const option = (name: string) => {
  const at = process.argv.indexOf(name)
  return at < 0 ? null : Number(process.argv[at + 1])
}
const rows = option('--rows') ?? 3000
const searched = option('--search')
const bulk = option('--bulk')
const root = path.join(import.meta.dirname, '..')
const data = path.join(root, '.data', `bench-${process.pid}`)

type Result = [what: string, perSecond: number]

/** Calls `run` for each item, eight abreast; calls a second. */
async function rate<Item>(items: readonly Item[], run: (item: Item) => Promise<unknown>): Promise<number> {
  const queue = items.values()
  const began = performance.now()
  const worker = async () => {
    for (const item of queue) await run(item)
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  return (items.length * 1000) / (performance.now() - began)
}

const numbers = (count: number) => Array.from({ length: Math.min(count, rows) }, (_, place) => place + 1)

async function pages(origin: string): Promise<Result[]> {
  const read = async (url: string) => {
    const answer = await fetch(origin + url, { redirect: 'manual' })
    if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}.`)
    await answer.text()
  }
  const claims = numbers(300).map((id) => `/claims/${address(id, wordingOf(id))}`)
  // The first pages of a new process are slow: they load the code.
  await rate(['/claims', '/search?q=warm', claims.pop()!], read)
  const anew = await rate(claims, read)
  const cached = await rate([...claims, ...claims, ...claims], read)
  const search = await rate(numbers(200), (id) => read(`/search?q=claim+${id}`))
  return [
    ['claim page, rendered anew', anew],
    ['claim page, cached', cached],
    ['search', search],
  ]
}

async function doors(): Promise<Result[]> {
  const text = 'He said: “We shut the gates at noon.” The report ends here.'
  const none = { title: null, publisher: null, author: null, url: null, language: null, date: '2023-03-18' }
  const articleId = await bringIn(system, { text, ...none })
  const versionId = await versionOf(articleId)
  const drafts: number[] = []
  const record = await rate(numbers(300), async (id) => {
    const { attestation } = await recordStatement(system, {
      ...{ versionId, content: [{ start: 10, end: 36 }], cue: null, mention: null, kind: 'direct' },
      ...{ claim: { wording: `New claim ${id}` }, source: { id: 1 }, stance: 'asserts', channel: null },
      ...{ utterance: null, remember: null, capacity: null, speaksFor: null, topics: [] },
      saidOn: { edtf: '2023-03-17', wording: null, basis: 'stated' },
    })
    drafts.push(attestation)
  })
  const published = await rate(drafts, (id) => publish(system, { articleId, only: [id] }))
  return [
    ['record a statement', record],
    ['publish a statement', published],
  ]
}

/** The sample articles, one after the other, as the worker reads them. */
async function reading(): Promise<Result[]> {
  const texts = sampleTexts()
  const read = async (text: string) => void suggest(text, { publishedOn: '2025-03-14', language: 'en' })
  const often = (times: number) => Array.from({ length: times }, () => texts).flat()
  await rate(often(20), read)
  return [['suggest for an article', await rate(often(40), read)]]
}

/** A list of whole articles, from its file to the last row; readings wait. */
async function list(): Promise<Result[]> {
  const articles = numbers(300)
  const began = performance.now()
  const id = await receiveList(system, 'bench.csv', fileOf(articles))
  while ((await deskImport(system, id)).state === 'running') await importList(id, async () => {})
  return [['article of a list', (articles.length * 1000) / (performance.now() - began)]]
}

async function* fileOf(articles: number[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(csvLine(['url', 'publisher', 'text']))
  for (const number of articles) {
    const words = Array.from({ length: 400 }, (_, at) => `word${(number * 7919 + at * at) % 3001}`).join(' ')
    yield Buffer.from(csvLine([`https://bench.example/${number}`, `Outlet ${number % 20}`, words]))
  }
}

/** Speeds of pages, doors and readings, each in calls a second and against the first. */
async function speeds(url: string): Promise<void> {
  console.log(`Filling a record of ${rows} claims …`)
  await fillRows(rows)
  const port = await freePort()
  const stop = await serve(port, url, data)
  const results = await pages(`http://localhost:${port}`).finally(stop)
  results.push(...(await doors()), ...(await list()), ...(await reading()))
  const base = results[0]![1]
  console.log(`\n${'a second'.padStart(36)}  ratio`)
  for (const [what, perSecond] of results)
    console.log(
      `${what.padEnd(26)}${perSecond.toFixed(0).padStart(10)}  ${(perSecond / base).toFixed(2).padStart(5)}`,
    )
}

/** Searches of a generated record of so many claims. */
async function searches(claims: number): Promise<void> {
  console.log(`Generating a record of ${claims} claims …`)
  await generateRecord(system, { claims, seed: 1 })
  console.log(`\n${'ms through'.padStart(36)}  alone`)
  for (const { what, through, alone } of await searchTimes(15))
    console.log(`${what.padEnd(26)}${through.toFixed(1).padStart(10)}  ${alone.toFixed(1).padStart(5)}`)
}

const embedded = await ensureDatabase(data)
process.env.DATABASE_URL = embedded.url
try {
  await migrate(embedded.url)
  await (searched ? searches(searched) : bulk ? bulkSpeeds(bulk, embedded.url, data) : speeds(embedded.url))
} finally {
  await closeDatabase()
  await embedded.stop()
  await removeDatabase(data)
}
