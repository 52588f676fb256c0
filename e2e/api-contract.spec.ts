import fc from 'fast-check'
import { operations } from '../lib/api/operations'
import { withdrawClaim } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { counted, eachOf, full, told } from './api-counts'
import { named, served, type Served } from './api-document'
import { tokensOf } from './api-program'
import { requests } from './api-requests'
import { expect, test } from './fixtures'
import { claimOf, makePublished } from './rows'

/** Requests to each operation. */
const RUNS = full ? 1000 : 25
const today = () => new Date().toISOString().slice(0, 10)

type Asking = Served & {
  known: Record<string, string[]>
  /** Numbers of public rows by what a path calls them. */
  ids: Record<string, string[]>
  token: string
}

let ground: Promise<Asking> | undefined

/** The document as it is served, and values that lead to rows: made once. */
const asks = (): Promise<Asking> => (ground ??= makeGround())

async function makeGround(): Promise<Asking> {
  const at = `http://localhost:${process.env.ONRECORD_E2E_PORT}/api/v1`
  const read = async <T>(path: string) => (await (await fetch(at + path)).json()) as T
  const statement = await makePublished()
  await makePublished({ claim: { id: statement.claim } })
  const gone = await makePublished()
  await withdrawClaim(system, { ...(await claimOf(gone)), reason: 'It was a mistake.' })
  const nouns = ['claims', 'sources', 'articles', 'publishers', 'topics']
  const pages = await Promise.all(
    [...nouns, 'search', 'claims?limit=1'].map((path) =>
      read<{ items: { id: number }[]; next: string | null }>(`/${path}`),
    ),
  )
  const after = pages.flatMap(({ next }) => (next ? [new URL(next).searchParams.get('after')!] : []))
  const numbers = pages.map(({ items }) => items.map(({ id }) => String(id)))
  const ids: Asking['ids'] = Object.fromEntries(nouns.map((noun, at) => [noun, numbers[at]!]))
  ids.claims!.push(String(gone.claim))
  ids.utterances = [...numbers[nouns.length]!, String(statement.utterance)]
  ids.attestations = [String(statement.attestation)]
  const known = {
    number: ['1', '2'],
    since: ['0', '1'],
    after: [...after, 'none_5'],
    q: ['harbour', '"the gates"', 'gates -ferry', 'or', '-', '"', 'a & b | !c'],
    ...{ from: ['2023', '2023-03', '2023-02-30'], to: ['2025', '2025-12'] },
    asOf: [today(), '2023-01-01', '0000-01-01', '9999-12-31'],
    ...{ year: ['2023', '2025'], channel: ['a press briefing'] },
  }
  const { read: token } = await tokensOf('editor')
  return { ...(await served()), known, ids, token }
}

test.setTimeout(full ? 900_000 : 120_000)

test('the served document names every operation', async () => {
  const { document } = await asks()
  const named = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  )
  expect(named.sort()).toEqual(operations.map(({ id }) => id).sort())
})

for (const { id, method, path } of operations.filter(({ scope }) => scope !== 'write')) {
  test(`${id}: whatever is asked, the answer is one that the document names`, async ({ baseURL }) => {
    const asking = await asks()
    const operation = asking.document.paths[path]![method]!
    const counts = new Map<string, number>()
    const known = { ...asking.known, id: asking.ids[path.replace(/^\/desk/, '').split('/')[1]!] ?? [] }
    const addresses = fc.sample(requests(path, operation, known), { numRuns: RUNS, seed: 7 })
    await eachOf(addresses.length, async (at) => {
      const address = addresses[at]!
      // Some know the answer already, as far as they say, and some have no token.
      const headers: Record<string, string> = at % 10 === 9 ? { 'If-None-Match': '*' } : {}
      if (at % 5 === 1) headers.Accept = 'application/ld+json, application/json;q=0.5'
      if (operation.security.length && at % 10 !== 8) headers.Authorization = `Bearer ${asking.token}`
      const url = `${baseURL}/api/v1${address}`
      const answer = await fetch(url, { method: method.toUpperCase(), headers, redirect: 'manual' })
      counted(counts, answer)
      await named(asking, operation, answer, address)
    })
    told(id, counts)
    // A contract that nothing meets would be met by anything.
    expect([...counts.keys()].some((status) => /^[23]/.test(status))).toBe(true)
  })
}
