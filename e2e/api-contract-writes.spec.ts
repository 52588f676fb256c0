import fc from 'fast-check'
import { MOST_HELD } from '../lib/api/bulk'
import { operations } from '../lib/api/operations'
import type { Known } from './api-bodies'
import { named, served, type Schema } from './api-document'
import { madeBy, makeOwnRows, standing, type OwnRow } from './api-own-rows'
import { tokensOf, type Tokens } from './api-program'
import { knownOf, writeRequest, type WriteRequest, type Writing } from './api-write-requests'
import { counted, eachOf, full, LANES, told } from './api-counts'
import { expect, test } from './fixtures'

/** Requests to each operation. */
const RUNS = full ? 1000 : 30

type Plan = {
  /** The rows that are asked for; a request that makes others uses none up. */
  rows: Parameters<typeof makeOwnRows>[2]
  /** The row that the path names, and the tag that a change carries. */
  of?: 'attestation' | 'claim' | 'source'
  /** The table of which each success makes a row. */
  makes?: string
  /** The schema of a line. */
  line?: string
  known?: Known
}

const plans: Record<string, Plan> = {
  createArticle: { rows: { apart: true }, makes: 'article_versions' },
  createArticles: { rows: { apart: true }, makes: 'article_versions', line: 'NewArticle' },
  createAttestation: { rows: {}, makes: 'attestations' },
  createAttestations: { rows: {}, makes: 'attestations', line: 'NewAttestation' },
  changeAttestation: { rows: {}, of: 'attestation' },
  withdrawAttestation: { rows: { published: true }, of: 'attestation' },
  // Only an unnamed one has an outlet.
  createSource: { rows: {}, makes: 'sources', known: { publisher: fc.constant(null) } },
  // A reason alone is refused: there would be nothing that it explains.
  changeSource: { rows: {}, of: 'source', known: { reason: fc.constant(null) } },
  createPublication: { rows: { apart: true } },
  withdrawClaim: { rows: { published: true }, of: 'claim' },
}

test.setTimeout(full ? 1_800_000 : 120_000)

for (const { id, method, path, body } of operations.filter(({ scope }) => scope === 'write')) {
  test(`${id}: whatever is sent, the answer is one that the document names, and what it says is so`, async ({
    baseURL,
  }) => {
    const plan = plans[id]!
    const { document, check } = await served()
    const operation = document.paths[path]![method]!
    const tokens = await tokensOf('editor')
    const rows = await makeOwnRows(tokens.actor, plan.makes ? LANES : RUNS, plan.rows)
    const before = plan.makes ? await madeBy(tokens.actor, plan.makes) : 0
    const known = { document, check, operation }
    const [sent] = Object.values(operation.requestBody!.content)
    const schema: Schema = plan.line ? { $ref: `#/components/schemas/${plan.line}` } : sent!.schema
    const writing = (row: OwnRow): Writing => ({
      ...{ ...known, schema, lines: plan.line !== undefined, most: body!.mostOfLine ?? body!.most },
      of: plan.of ? { id: row[plan.of], tag: row.tags[plan.of] } : null,
      known: { ...knownOf(row), ...plan.known },
    })
    const counts = new Map<string, number>()
    const done = { made: 0, tags: new Map<number, string>() }
    const send = async (row: OwnRow, asked: WriteRequest) => {
      const address = path.replace('{id}', asked.id)
      const ask = (body: WriteRequest['body']) =>
        fetch(`${baseURL}/api/v1${address}`, {
          method: method.toUpperCase(),
          headers: { ...asked.headers, ...bearer(tokens, asked.token) },
          body,
        })
      const answer = await ask(asked.body)
      counted(counts, answer)
      const what = `${asked.how}: ${address} ${Buffer.from(asked.body.slice(0, 2000)).toString()}`
      const text = await named(known, operation, answer, what)
      if (asked.expected) expect(asked.expected, `${what}: ${text}`).toContain(answer.status)
      if (!answer.ok) return
      if (asked.lines) done.made += linesAsExpected(asked.lines, text, what)
      else if (answer.status === 201) done.made += 1
      const tag = answer.headers.get('etag')
      if (tag) done.tags.set(row.attestation, tag)
      await readBack(baseURL!, tokens, row, text, plan.line !== undefined && id)
      if (!asked.again) return
      const again = await ask(asked.again === 'same' ? asked.body : `${Buffer.from(asked.body).toString()}\n`)
      counted(counts, again)
      const repeated = await named(known, operation, again, what)
      if (asked.again === 'other') return expect(again.status, what).toBe(422)
      expect([again.status, again.headers.get('idempotency-replayed'), repeated], what).toEqual([
        ...[answer.status, 'true', text],
      ])
    }
    const ask = (at: number, lane: number) => {
      const row = rows[plan.makes ? lane : at]!
      const [asked] = fc.sample(writeRequest(writing(row)), { numRuns: 1, seed: 11 + at })
      return send(row, asked!)
    }
    await eachOf(RUNS, ask, plan.line ? MOST_HELD.token : undefined)
    told(id, counts)
    // A refusal that wrote something, or a request that was done twice, would be seen here.
    if (plan.makes) expect(await madeBy(tokens.actor, plan.makes)).toBe(before + done.made)
    if (plan.of) {
      const now = await standing(rows.map(({ attestation }) => attestation))
      const tags = (of: (row: OwnRow) => string | undefined) => rows.map((row) => [row[plan.of!], of(row)])
      expect(tags(({ attestation }) => now.get(attestation)?.tags[plan.of!])).toEqual(
        tags((row) => done.tags.get(row.attestation) ?? row.tags[plan.of!]),
      )
    }
    for (const status of Object.keys(operation.responses).filter((one) => /^20[01]$/.test(one)))
      expect(counts.get(status), `${status} was reached`).toBeGreaterThan(0)
  })
}

const bearer = ({ write, read }: Tokens, token: WriteRequest['token']): Record<string, string> =>
  token === 'none'
    ? {}
    : { Authorization: `Bearer ${token === 'write' ? write : token === 'read' ? read : `${write}x`}` }

type Line = { line: number; status: number; id?: number; problem?: { type: string } }
const linesIn = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)

/** How many of the lines made a row. */
function linesAsExpected(expected: NonNullable<WriteRequest['lines']>, text: string, what: string): number {
  const lines = linesIn(text)
  expect(
    lines.map(({ line }) => line),
    `${what}: ${text}`,
  ).toEqual([...expected.keys()])
  for (const { line, status, id, problem } of lines) {
    const wanted = expected.get(line)
    if (wanted) expect(wanted, `line ${line} of ${what}: ${text}`).toContain(status)
    expect([201, 400, 404, 409, 413], `line ${line} of ${what}`).toContain(status)
    expect(status === 201 ? id : problem?.type, `line ${line} of ${what}`).toBeTruthy()
  }
  return lines.filter(({ status }) => status === 201).length
}

/** What was answered is what is read from then on, by a token for reading. */
async function readBack(
  baseURL: string,
  { read }: Tokens,
  row: OwnRow,
  text: string,
  bulk: string | false,
): Promise<void> {
  const at = async (address: string) => {
    const headers = { Authorization: `Bearer ${read}` }
    const answer = await fetch(address.startsWith('http') ? address : `${baseURL}/api/v1/desk/${address}`, {
      headers,
    })
    expect(answer.status, address).toBe(200)
    return (await answer.json()) as { id: number; state: string }
  }
  if (bulk) {
    const made = linesIn(text).find(({ id }) => id)
    if (made) await at(`${bulk === 'createArticles' ? 'articles' : 'attestations'}/${made.id}`)
    return
  }
  const answer = JSON.parse(text) as { self?: string; held?: boolean; article?: number; waits?: boolean }
  if (answer.held !== undefined) expect((await at(answer.self!)).id).toBe(answer.article)
  else if (answer.self) expect(await at(answer.self)).toEqual(answer)
  else expect((await at(`attestations/${row.attestation}`)).state).toBe('published')
}
