import fc from 'fast-check'
import { publish } from '../db/publishing'
import { system } from '../lib/permissions'
import { expect } from './fixtures'
import { numbersOf, sourceOf, test } from './mcp-client'
import { makeArticle, makeDraft, quotation, word } from './rows'

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
    ['search_record', { word: 'x' }, /does not take “word”. It takes words, quoted/],
    ['search_record', { from: '2025', to: '2024' }, /“from”, 2025, is later than “to”, 2024/],
    ['compare_sources', { a: 1, b: 2, from: '2025', to: '2024' }, /“from”, 2025, is later than/],
    ['search_record', { from: 'yesterday' }, /“from” is a day/],
    ['search_record', { words: 'a', cursor: 'none_1' }, /not a place in this list/],
    ['search_record', { cursor: '2025-03-14_1~x' }, /not a place in this list/],
    ['get_claim', {}, /claim/],
    ['get_claim', { claim: -1 }, /claim/],
    ['get_claim', { claim: 1, cursor: '~0' }, /not a place in this list|Not on record/],
    ['get_source', { name: ' ' }, /“name” is empty/],
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
    // The dump is there once it was made.
    ({ pathname }) => !/NUMBER|mcp|licenses|onrecord\.zip/.test(pathname),
  ))
    expect((await request.get(pathname + search)).status(), pathname).toBe(200)
  const again = await request.get('/llms.txt', { headers: { 'If-None-Match': answer.headers()['etag']! } })
  expect(again.status()).toBe(304)
  expect((await request.get('/llms/at/txt')).status()).toBe(404)
})
