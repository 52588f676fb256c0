import fc from 'fast-check'
import { operations } from '../lib/api/operations'
import { withdrawClaim } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { answersOf, checker, requests, type Document, type Operation } from './api-document'
import { expect, test as base } from './fixtures'
import { claimOf, makePublished } from './rows'

const full = process.env.ONRECORD_TEST_SIZE === 'full'
/** Requests to each operation. */
const RUNS = full ? 1000 : 50
const AT_ONCE = 4
const today = () => new Date().toISOString().slice(0, 10)

type Served = { document: Document; check: ReturnType<typeof checker>; known: Record<string, string[]> }

/** The document as it is served, and values that lead to rows. */
const test = base.extend<object, { served: Served }>({
  served: [
    async ({}, provide) => {
      const at = `http://localhost:${process.env.ONRECORD_E2E_PORT}/api/v1`
      const read = async <T>(path: string) => (await (await fetch(at + path)).json()) as T
      const statement = await makePublished()
      await makePublished({ claim: { id: statement.claim } })
      const gone = await makePublished()
      await withdrawClaim(system, { ...(await claimOf(gone)), reason: 'It was a mistake.' })
      const lists = [
        '/claims',
        '/sources',
        '/articles',
        '/publishers',
        '/topics',
        '/search',
        '/claims?limit=1',
      ]
      const pages = await Promise.all(
        lists.map((path) => read<{ items: { id: number }[]; next: string | null }>(path)),
      )
      const ids = pages.flatMap(({ items }) => items.map(({ id }) => String(id)))
      const after = pages.flatMap(({ next }) => (next ? [new URL(next).searchParams.get('after')!] : []))
      const known = {
        id: [...ids, String(statement.attestation), String(gone.claim)],
        number: ['1', '2'],
        after: [...after, 'none_5'],
        q: ['harbour', '"the gates"', 'gates -ferry', 'or', '-', '"', 'a & b | !c'],
        ...{ from: ['2023', '2023-03', '2023-02-30'], to: ['2025', '2025-12'] },
        asOf: [today(), '2023-01-01', '0000-01-01', '9999-12-31'],
        ...{ year: ['2023', '2025'], channel: ['a press briefing'] },
      }
      const document = await read<Document>('/openapi.json')
      await provide({ document, check: checker(document), known })
    },
    { scope: 'worker' },
  ],
})
test.setTimeout(full ? 900_000 : 60_000)

test('the served document names every operation', ({ served: { document } }) => {
  const named = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  )
  expect(named.sort()).toEqual(operations.map(({ id }) => id).sort())
})

for (const { id, method, path } of operations) {
  test(`${id}: whatever is asked, the answer is one that the document names`, async ({ served, baseURL }) => {
    const operation = served.document.paths[path]![method]!
    const counts = new Map<string, number>()
    const asked = fc.sample(requests(path, operation, served.known), { numRuns: RUNS, seed: 7 })
    for (let at = 0; at < asked.length; at += AT_ONCE)
      await Promise.all(
        asked.slice(at, at + AT_ONCE).map(async (address, place) => {
          // Some know the answer already, as far as they say.
          const headers: Record<string, string> = (at + place) % 10 === 9 ? { 'If-None-Match': '*' } : {}
          if ((at + place) % 5 === 1) headers.Accept = 'application/ld+json, application/json;q=0.5'
          const url = `${baseURL}/api/v1${address}`
          const answer = await fetch(url, { method: method.toUpperCase(), headers, redirect: 'manual' })
          counts.set(String(answer.status), (counts.get(String(answer.status)) ?? 0) + 1)
          await named(served, operation, answer, address)
        }),
      )
    const told = [...counts].sort().map(([status, count]) => `${count} × ${status}`)
    test.info().annotations.push({ type: 'answers', description: told.join(', ') })
    if (full) console.log(`${id}: ${RUNS} requests: ${told.join(', ')}`)
    // A contract that nothing meets would be met by anything.
    if (!operation.security.length)
      expect([...counts.keys()].some((status) => /^[23]/.test(status))).toBe(true)
  })
}

/** Fails where the document does not name the status, the media type or the body of an answer. */
async function named(
  { document, check }: Served,
  operation: Operation,
  answer: Response,
  address: string,
): Promise<void> {
  const described = answersOf(document, operation)[answer.status]
  expect(described, `${answer.status} of ${address}`).toBeDefined()
  expect(answer.status, address).toBeLessThan(500)
  const text = await answer.text()
  if (!described!.content) return expect(text, address).toBe('')
  const type = answer.headers.get('content-type') ?? ''
  const content = described!.content[type] ?? described!.content[type.split(';')[0]!]
  expect(content, `${type} of ${address}`).toBeDefined()
  if (!/json$/.test(type)) return
  const whole = !new URLSearchParams(address.split('?')[1]).get('fields')
  expect(check(content!.schema, JSON.parse(text), whole), address).toBeNull()
}
