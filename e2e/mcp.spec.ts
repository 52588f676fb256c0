import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import fc from 'fast-check'
import { client as database } from '../db/connection'
import { publish } from '../db/publishing'
import { withdrawClaim } from '../db/withdrawing'
import type { McpStatement } from '../lib/mcp/statement'
import { system } from '../lib/permissions'
import { expect, test as base } from './fixtures'
import {
  claimOf,
  makeArticle,
  makeDraft,
  makePublished,
  quotation,
  savedOn,
  word,
  type Statement,
} from './rows'

type Answer = {
  isError?: boolean
  text: string
  data: { onRecord: boolean; message: string; statements?: McpStatement[]; next: string | null } & Record<
    string,
    unknown
  >
}
type Call = (tool: string, input: Record<string, unknown>) => Promise<Answer>

/** The tools, called by the SDK's own client, which checks each answer against its schema. */
const test = base.extend<{ call: Call; mcp: Client }>({
  mcp: async ({ baseURL }, provide) => {
    const mcp = new Client({ name: 'test', version: '1' })
    await mcp.connect(new StreamableHTTPClientTransport(new URL('/mcp', baseURL)))
    await provide(mcp)
    await mcp.close()
  },
  call: async ({ mcp }, provide) => {
    // So that the client knows the schemas of the answers.
    await mcp.listTools()
    await provide(async (name, input) => {
      const { isError, content, structuredContent } = await mcp.callTool({ name, arguments: input })
      const [{ text }] = content as [{ text: string }]
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(20_000)
      return { isError: Boolean(isError), text, data: structuredContent as Answer['data'] }
    })
  },
})

const numbersOf = ({ data }: Answer) => data.statements?.map(({ statement }) => statement)

async function sourceOf(statement: Statement): Promise<{ id: number; name: string }> {
  const [row] = await database()`select s.id, s.name from utterances u join sources s on s.id = u.source_id
    where u.id = ${statement.utterance}`
  return row as unknown as { id: number; name: string }
}

/** Words of one, spoken by another on its behalf, printed in an outlet. */
async function makeSpoken(more: Parameters<typeof makeDraft>[2] = {}) {
  const mark = word()
  const article = await makeArticle(`${quotation} Ada Lund ${mark} said on Friday.`, {
    ...{ title: `Ferry ${mark}`, publisher: `Harbour Post ${mark}`, date: '2025-03-14' },
    url: `https://harbour-post.example/${mark}`,
  })
  const statement = await makeDraft(article, quotation, {
    ...{ source: { name: `Ada Lund ${mark}`, kind: 'person' }, capacity: `harbour master ${mark}` },
    speaksFor: { name: `Ferry Office ${mark}`, kind: 'organisation' },
    saidOn: { edtf: '2025-03-14', wording: 'on Friday', basis: 'relative' },
    ...{ channel: 'a press briefing', topics: [`Ferries ${mark}`], stance: 'denies' },
    ...more,
  })
  await publish(system, { articleId: article.id, only: null })
  return { ...statement, mark }
}

test('each tool tells a statement as one unit: speaker, for whom, capacity, stance, day, outlet, words, addresses', async ({
  call,
}) => {
  const said = await makeSpoken()
  const { id: source } = await sourceOf(said)
  const { mark } = said
  const found = await call('search_record', {
    words: `"ferry is late" ${mark}`,
    quoted: false,
    stance: ['denies'],
  })
  expect(found.data.onRecord).toBe(true)
  const unit = found.data.statements![0]!
  expect(unit).toMatchObject({
    ...{ statement: said.utterance, stance: 'denies', capacity: `harbour master ${mark}`, sample: false },
    claim: { id: said.claim, wording: said.wording },
    source: { id: source, name: `Ada Lund ${mark}`, kind: 'person', named: true },
    speaksFor: { name: `Ferry Office ${mark}`, kind: 'organisation' },
    saidOn: { day: '2025-03-14', inWords: '14 March 2025', basis: 'relative' },
    printed: [
      {
        ...{
          attestation: said.attestation,
          words: quotation,
          quoteKind: 'direct',
          outlet: `Harbour Post ${mark}`,
        },
        article: { title: `Ferry ${mark}`, publishedOn: '2025-03-14' },
      },
    ],
  })
  expect(unit.address).toMatch(new RegExp(`^http://localhost:\\d+${said.path}#u${said.utterance}$`))
  const block = found.text.slice(found.text.indexOf('--- Statement'))
  for (const line of [
    `Said by: Ada Lund ${mark}`,
    'Stance: denies',
    `> ${quotation}`,
    `Printed in: Harbour Post ${mark}`,
  ])
    expect(block).toContain(`\n${line}`)
  expect(block).toMatch(
    new RegExp(`\nSpeaking for: Ferry Office ${mark} .*; the words are those of Ada Lund ${mark}\n`),
  )

  const behind = unit.speaksFor!.id
  const asked: [string, Record<string, unknown>][] = [
    ['get_claim', { claim: said.claim }],
    ['get_source', { source }],
    ['get_source', { name: `ada lund ${mark}` }],
    ['statements_of_source', { source, topic: `ferries ${mark}`, from: '2025-03', to: '2025-03-14' }],
    // What was said for it is told as said by the other.
    ['statements_of_source', { source: behind, stance: ['denies'], order: 'oldest' }],
    ['list_attestations', { claim: said.claim }],
    ['list_attestations', { statement: said.utterance }],
  ]
  for (const [tool, input] of asked) {
    const answer = await call(tool, input)
    expect(answer.data.statements, `${tool}: ${answer.text}`).toEqual([unit])
    expect(answer.text).toContain(block.trim())
  }
  const known = await call('record_as_known', {
    claim: said.claim,
    asOf: new Date().toISOString().slice(0, 10),
  })
  expect(known.data.statements![0]).toMatchObject({
    source: unit.source,
    printed: unit.printed,
    speaksFor: unit.speaksFor,
  })
})

test('two sources are compared side by side', async ({ call }) => {
  const one = await makeSpoken()
  const other = await makeSpoken({ claim: { id: one.claim }, stance: 'asserts', topics: [] })
  const [a, b] = [await sourceOf(one), await sourceOf(other)]
  const { data, text } = await call('compare_sources', { a: a.id, b: b.id })
  expect(data.counts).toMatchObject({ opposed: 1, same: 0, otherwise: 0 })
  expect(data.lines).toMatchObject([
    {
      relation: 'opposed',
      a: { statement: one.utterance, source: a },
      b: { statement: other.utterance, source: b },
    },
  ])
  expect(text).toMatch(new RegExp(`=== Opposed[^]*Said by: ${a.name}[^]*Said by: ${b.name}`))
  const none = await call('compare_sources', { a: a.id, b: b.id, from: '1999', to: '2000' })
  expect([none.data.onRecord, none.text]).toEqual([false, expect.stringMatching(/^Not on record: .*1999/)])
  expect((await call('compare_sources', { a: a.id, b: a.id })).text).toContain('are one')
})

test('what is not on record is said in words, with what was sought and what is spelled nearly so', async ({
  call,
}) => {
  const said = await makeSpoken()
  const { id: source, name } = await sourceOf(said)
  const none = word()
  const asked: [string, Record<string, unknown>, RegExp][] = [
    ['search_record', { words: none, year: [1999] }, new RegExp(`“${none}”; year 1999`)],
    ['get_claim', { claim: 2147483647 }, /no public claim 2147483647/],
    ['get_source', { source: 2147483647 }, /no source 2147483647/],
    [
      'get_source',
      { name: `${name}x` },
      new RegExp(`no source is called “${name}x”[^]*nearly so[^]*${name}`),
    ],
    [
      'statements_of_source',
      { source, topic: none },
      new RegExp(`${name} .* on “${none}”[^]*Topics .*Ferries`),
    ],
    ['statements_of_source', { source, to: '1999' }, new RegExp(`${name} .*before 1999`)],
    ['statements_of_source', { source: 2147483647 }, /no source 2147483647/],
    ['compare_sources', { a: source, b: 2147483647 }, /no source 2147483647/],
    ['record_as_known', { claim: said.claim, asOf: '2001-01-01' }, /on 1 January 2001/],
    ['record_as_known', { source, asOf: '2001-01-01' }, /on 1 January 2001/],
    ['list_attestations', { statement: 2147483647 }, /no public statement 2147483647/],
  ]
  for (const [tool, input, told] of asked) {
    const { isError, text, data } = await call(tool, input)
    expect(isError, `${tool} ${text}`).toBe(false)
    expect(text).toMatch(/^Not on record/)
    expect(text).toMatch(told)
    expect(data).toMatchObject({ onRecord: false, next: null })
    expect(data).not.toHaveProperty('statements')
  }
  const near = await call('get_source', { name: `${name}x` })
  expect((near.data.nearest as unknown[])[0]).toMatchObject({ source: { id: source } })
})

test('an unnamed source is told as one', async ({ call }) => {
  const name = `a senior official ${word()}`
  const said = await makePublished({ source: { name, kind: 'unnamed' } })
  const { data, text } = await call('get_claim', { claim: said.claim })
  expect(data.statements![0]!.source).toMatchObject({ kind: 'unnamed', named: false })
  expect(text).toContain(`Said by: an unnamed source, told of as “${name}”`)
  const source = await call('get_source', { source: data.statements![0]!.source.id })
  expect(source.text).toContain('do not join it to another unnamed one')
})

test('a withdrawn claim is told as withdrawn, with the reason and none of its words', async ({ call }) => {
  const said = await makePublished()
  await withdrawClaim(system, { ...(await claimOf(said)), reason: 'The quotation was invented.' })
  const today = new Date().toISOString().slice(0, 10)
  for (const [tool, input] of [
    ['get_claim', { claim: said.claim }],
    ['list_attestations', { claim: said.claim }],
    ['record_as_known', { claim: said.claim, asOf: today }],
  ] as const) {
    const { data, text } = await call(tool, input)
    expect(data).toMatchObject({
      onRecord: false,
      withdrawn: { on: today, reason: 'The quotation was invented.' },
    })
    expect(text).toContain(`Claim ${said.claim} was withdrawn on`)
    expect(text).not.toContain(said.wording)
  }
  expect((await call('list_attestations', { statement: said.utterance })).data.onRecord).toBe(false)
  expect((await call('search_record', { words: `"${said.wording}"` })).data.onRecord).toBe(false)
})

test('the record is told as it was known on a day, before it was corrected', async ({ call }) => {
  const said = await makePublished()
  await savedOn('2023-03-01', said)
  const wording = `The gates ${word()} were open.`
  await database()`update claims set wording = ${wording} where id = ${said.claim}`
  const { id: source } = await sourceOf(said)
  const then = await call('record_as_known', { claim: said.claim, asOf: '2023-04-01' })
  expect(then.data.claim).toMatchObject({ wording: said.wording, wordingNow: wording })
  const ofSource = await call('record_as_known', { source, asOf: '2023-04-01' })
  for (const { data, text } of [then, ofSource]) {
    expect(data.statements).toMatchObject([
      { statement: said.utterance, claim: { wording: said.wording }, asKnownOn: '2023-04-01' },
    ])
    expect(text).toContain('As known on: 1 April 2023')
    expect(text).toContain('?asOf=2023-04-01#u')
  }
  expect((await call('get_claim', { claim: said.claim })).text).toContain(wording)
  expect((await call('record_as_known', { source, asOf: '2023-02-28' })).data.onRecord).toBe(false)
})

test('cursors lead through a long list to its end, each statement once', async ({ call }) => {
  test.slow()
  const mark = word()
  const article = await makeArticle(`${quotation} Ada Lund ${mark} said on Friday.`, {
    title: `Ferry ${mark}`,
  })
  const first = await makeDraft(article, quotation, { source: { name: `Ada Lund ${mark}`, kind: 'person' } })
  const { id: source } = await sourceOf(first)
  const made = [first.utterance]
  for (let number = 1; number < 46; number += 1)
    made.push((await makeDraft(article, quotation, { source: { id: source } })).utterance)
  await publish(system, { articleId: article.id, only: null })
  const today = new Date().toISOString().slice(0, 10)
  const walk = async (tool: string, input: Record<string, unknown>) => {
    const told: number[] = []
    for (let cursor: string | null | undefined; cursor !== null;) {
      const answer = await call(tool, cursor ? { ...input, cursor } : input)
      told.push(...numbersOf(answer)!)
      expect(numbersOf(answer)!.length).toBeLessThanOrEqual(20)
      cursor = answer.data.next
      if (cursor) expect(answer.text).toContain(`cursor “${cursor}”`)
      expect(told.length).toBeLessThanOrEqual(made.length)
    }
    return told
  }
  const newest = made.toReversed()
  expect(await walk('statements_of_source', { source })).toEqual(newest)
  expect(await walk('statements_of_source', { source, order: 'oldest' })).toEqual(made)
  expect((await walk('search_record', { words: mark, order: 'best' })).sort((a, b) => b - a)).toEqual(newest)
  expect(await walk('record_as_known', { source, asOf: today })).toEqual(newest)
})

test('nonsense is answered by an error that says why, never by an error of the server', async ({
  call,
  mcp,
  request,
}) => {
  const wrong: [string, Record<string, unknown>, RegExp][] = [
    ['search_record', { word: 'x' }, /word/],
    ['search_record', { from: 'yesterday' }, /“from” is a day/],
    ['search_record', { words: 'a', cursor: 'none_1' }, /not a place in this list/],
    ['search_record', { cursor: '2025-03-14_1~x' }, /not a place in this list/],
    ['get_claim', {}, /claim/],
    ['get_claim', { claim: -1 }, /claim/],
    ['get_claim', { claim: 1, cursor: '~0' }, /not a place in this list|Not on record/],
    ['get_source', {}, /either “source” or “name”/],
    ['record_as_known', { claim: 1, asOf: '2999-01-01' }, /has not come yet/],
    ['record_as_known', { asOf: '2025-01-01' }, /either “claim” or “source”/],
    ['list_attestations', { claim: 1, statement: 1 }, /either “claim” or “statement”/],
    ['no_such_tool', {}, /not found/],
  ]
  for (const [tool, input, told] of wrong) {
    const answer = await mcp.callTool({ name: tool, arguments: input })
    expect((answer.content as [{ text: string }])[0].text, tool).toMatch(told)
  }
  const names = [
    'words',
    'claim',
    'source',
    'name',
    'a',
    'b',
    'asOf',
    'cursor',
    'from',
    'topic',
    'statement',
    'year',
  ]
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.integer(),
    fc.constantFrom<unknown>(
      1,
      [1],
      '2025',
      '2025-03-14',
      null,
      {},
      [],
      '"',
      '-',
      "' or 1=1 --",
      '\0',
      '\ud800',
      2147483647,
    ),
  )
  const tools = (await mcp.listTools()).tools.map(({ name }) => name)
  const inputs = fc.sample(fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 4 }), {
    numRuns: 100,
    seed: 7,
  })
  for (const [index, input] of inputs.entries()) {
    const name = tools[index % tools.length]!
    const answer = await request.post('/mcp', {
      data: { jsonrpc: '2.0', id: index, method: 'tools/call', params: { name, arguments: input } },
      headers: { Accept: 'application/json, text/event-stream' },
    })
    expect(answer.status(), JSON.stringify({ name, input })).toBe(200)
    const { result } = (await answer.json()) as { result: { content: [{ text: string }] } }
    expect(result.content[0].text).not.toBe('')
    expect(result.content[0].text, JSON.stringify({ name, input })).not.toContain('Something went wrong')
  }
  expect((await call('search_record', {})).data.onRecord).toBe(true)
})

test('the address takes messages alone, of some size, from programs', async ({ request }) => {
  const list = { jsonrpc: '2.0', id: 1, method: 'tools/list' }
  expect((await request.get('/mcp')).status()).toBe(405)
  expect((await request.delete('/mcp')).status()).toBe(405)
  expect(
    (await request.post('/mcp', { data: { ...list, params: { x: 'x'.repeat(70_000) } } })).status(),
  ).toBe(413)
  expect(
    (await request.post('/mcp', { data: list, headers: { Origin: 'https://evil.example' } })).status(),
  ).toBe(403)
  const answer = await request.post('/mcp?x=1', { data: list })
  expect([answer.status(), answer.headers()['cache-control'], answer.headers()['set-cookie']]).toEqual([
    ...[200, 'no-store', undefined],
  ])
})

test('/llms.txt says what this is and how it is asked and cited, and is kept', async ({ request }) => {
  const answer = await request.get('/llms.txt')
  expect(answer.headers()['content-type']).toBe('text/plain; charset=utf-8')
  const text = await answer.text()
  expect(text).toMatch(/^# Onrecord\n\n> A public record of who said what/)
  const addresses = [...text.matchAll(/\((https?:\/\/[^)]+)\)/g)].map(([, address]) => new URL(address!))
  expect(addresses.map(({ pathname }) => pathname)).toContain('/mcp')
  for (const { pathname, search } of addresses.filter(
    ({ pathname }) => !/NUMBER|mcp|licenses/.test(pathname),
  ))
    expect((await request.get(pathname + search)).status(), pathname).toBe(200)
  const again = await request.get('/llms.txt', { headers: { 'If-None-Match': answer.headers()['etag']! } })
  expect(again.status()).toBe(304)
  expect((await request.get('/llms/at/txt')).status()).toBe(404)
})
