import type { APIRequestContext } from '@playwright/test'
import { client } from '../db/connection'
import { publish } from '../db/publishing'
import { changeStatement } from '../db/statements'
import { withdrawAttestation } from '../db/withdrawing'
import { operations } from '../lib/api/operations'
import { system } from '../lib/permissions'
import type { StatementChange } from '../lib/statement-input'
import { expect } from './fixtures'
import { sourceOf, test } from './mcp-client'
import { routes } from './rights'
import { makeArticle, makeDraft, makePublished, passageOf, savedOn, word, type Statement } from './rows'

const day = '2023-03-01'
const AT_ONCE = 6
const topic = `Ferries ${word()}`

async function change(said: Statement, more: Partial<StatementChange>): Promise<void> {
  const { cue, mention, source, speaksFor, claim, ...row } = await passageOf(said)
  await changeStatement(system, {
    ...{ ...row, id: said.attestation, cue: cue[0] ?? null, mention: mention[0] ?? null },
    ...{ claim: { wording: claim.wording }, utterance: null, remember: null },
    source: source && { id: source.id },
    speaksFor: speaksFor && { id: speaksFor.id },
    reason: 'A second look.',
    ...more,
  })
}

/** A statement with a word of its own in all that can be said of it, corrected at one claim, and moved to another. */
async function makeCorrected() {
  const words = { was: word(), is: word(), printed: word() }
  const [left, kept] = [await makePublished({ topics: [topic] }), await makePublished({ topics: [topic] })]
  const text = `“The ${words.printed} is late,” ${words.printed} said.`
  const place = { title: `On ${words.printed}`, publisher: `Post ${words.printed}` }
  const of = (mark: string) => ({
    source: { name: `Ada ${mark}`, kind: 'person' as const },
    speaksFor: { name: `Office ${mark}`, kind: 'organisation' as const },
    capacity: `pilot of ${mark}`,
    channel: `channel-${mark}`,
    chain: [{ kind: 'agency' as const, name: `Wire ${mark}` }],
  })
  const article = await makeArticle(text, place)
  const claim = { id: left.claim }
  const gone = await makeDraft(article, `The ${words.printed} is late`, { claim, ...of(words.was) })
  await publish(system, { articleId: article.id, only: null })
  const sources = [await sourceOf(gone)]
  await savedOn(day, left)
  await savedOn(day, kept)
  const [{ since }] = (await client()`select max(id)::int as since from revisions`) as unknown as [
    { since: number },
  ]
  await change(gone, { ...of(words.is), reason: `It is ${words.is}.` })
  await change(gone, { claim: { id: kept.claim } })
  sources.push(await sourceOf(gone), await sourceOf(kept))
  const [row] = await client()`
    select t.id as topic, r.publisher_id as publisher from topics t, articles r
    where t.name = ${topic} and r.id = ${article.id}`
  const ids = {
    claims: [left.claim, kept.claim],
    sources: sources.map(({ id }) => id),
    articles: [article.id, kept.article.id],
    utterances: [gone.utterance],
    attestations: [gone.attestation],
    publishers: [row!.publisher as number],
    topics: [row!.topic as number],
  }
  return { words, gone, kept, ids, since, at: row as unknown as { topic: number; publisher: number } }
}
type Made = Awaited<ReturnType<typeof makeCorrected>>

/** For each route that readers have, the addresses at which something of this could be told; none where it tells of no row. */
function pagesOf({ ids, words, at }: Made): Record<string, string[]> {
  const each = (noun: keyof typeof ids, ...ends: string[]) =>
    ids[noun].flatMap((id) => ends.map((end) => `/${noun}/${id}${end}`))
  const then = `?asOf=${day}`
  const channels = [words.was, words.is].map((mark) => `/channels/channel-${mark}`)
  const [one, other] = ids.sources
  return {
    '(reader)/about': [],
    '(reader)/about/api': [],
    '(reader)/about/api/[noun]': [],
    '(reader)/articles/[slug]': each('articles', ''),
    '(reader)/articles/[slug]/at/[query]': each('articles', '?version=1'),
    '(reader)/articles/[slug]/history': each('articles', '/history'),
    '(reader)/articles/[slug]/history/at/[query]': each('articles', '/history?after=none_2000000000').slice(
      1,
    ),
    '(reader)/articles/at/[query]': ['/articles'],
    '(reader)/at/[query]': ['/'],
    '(reader)/channels/[slug]': channels,
    '(reader)/channels/[slug]/at/[query]': channels.map((path) => `${path}?after=2999-01-01_1`),
    '(reader)/claims/[slug]': each('claims', ''),
    '(reader)/claims/[slug]/at/[query]': each('claims', then),
    '(reader)/claims/[slug]/history': each('claims', '/history'),
    '(reader)/claims/[slug]/history/at/[query]': each('claims', '/history?after=none_2000000000'),
    '(reader)/claims/at/[query]': ['/claims'],
    '(reader)/compare/at/[query]': [`/compare?a=${one}&b=${other}`],
    '(reader)/corrections/at/[query]': ['/corrections'],
    '(reader)/dump/at/[file]': ['/dump'],
    '(reader)/gone/at/[id]': [],
    '(reader)/on/[day]': ['/on/2023-03-17'],
    '(reader)/on/[day]/at/[query]': ['/on/2023-03-17?after=2999-01-01_1'],
    '(reader)/on/at/[query]': ['/on'],
    '(reader)/publishers/[slug]': each('publishers', ''),
    '(reader)/publishers/[slug]/at/[query]': each('publishers', '?after=2999-01-01_1'),
    '(reader)/publishers/at/[query]': ['/publishers'],
    '(reader)/search/at/[query]': [`/search?topic=${at.topic}`, `/search?topic=${at.topic}&q=late`],
    '(reader)/sources/[slug]': each('sources', ''),
    '(reader)/sources/[slug]/at/[query]': each('sources', then, '?stance=asserts'),
    '(reader)/sources/[slug]/history': each('sources', '/history'),
    '(reader)/sources/[slug]/history/at/[query]': each('sources', '/history?after=none_2000000000'),
    '(reader)/sources/at/[query]': ['/sources'],
    '(reader)/topics/[slug]': each('topics', ''),
    '(reader)/topics/[slug]/at/[query]': each('topics', then),
    '(reader)/topics/at/[query]': ['/topics'],
    'embed/claims/[slug]': ids.claims.map((id) => `/embed/claims/${id}`),
    'embed/gone/at/[id]': [],
    'feeds/at/[of]/[id]/[format]': [
      ...['/feed.xml', '/feed.json', '/corrections/feed.xml', `/search/feed.json?topic=${at.topic}`],
      ...[...each('sources', ''), ...each('topics', ''), ...each('publishers', '')].map(
        (path) => `${path}/feed.xml`,
      ),
    ],
    'files/at/[format]/[query]': ['csv', 'json'].map((end) => `/claims.${end}?topic=${at.topic}`),
    'formats/at/[noun]/[id]/[format]': [
      ...each('claims', '.csl', '.jsonld', '.json'),
      ...each('attestations', '.bib'),
      ...each('utterances', '.jsonld'),
      ...each('sources', '.jsonld'),
    ],
    'llms/at/[format]': [],
    'ns/at/[origin]': [],
    'oembed/at/[query]/[origin]': [],
    'robots.txt': [],
    'sitemaps/at/[file]': ['/sitemap.xml', '/sitemaps/sources-1.xml', '/sitemaps/channels-1.xml'],
    'timemaps/at/[noun]/[id]': [
      ...each('claims', '/timemap'),
      ...each('sources', '/timemap'),
      ...each('topics', '/timemap'),
    ],
  }
}

/** The addresses of all that the API tells without a token, with what each asks for. */
function answersOf({ ids, words, since }: Made): string[] {
  const nouns: Record<string, number[]> = ids
  const queries: Record<string, string[]> = {
    '/claims/{id}': ['', `?asOf=${day}&include=utterances`],
    '/sources/{id}': ['', `?asOf=${day}`],
    '/search': Object.values(words).map((mark) => `?q=${mark}`),
    '/changes': [`?since=${since}`, `?since=${since - 40}`],
  }
  return operations
    .filter(({ method, scope }) => method === 'get' && !scope)
    .flatMap(({ path }) => {
      const noun = path.split('/')[1]!
      const filled = (path.includes('{id}') ? (nouns[noun] ?? [1]) : [1]).map((id) =>
        path.replace('{id}', String(id)),
      )
      return filled.flatMap((at) =>
        (queries[path] ?? ['']).map((query) => `/api/v1${at.replace(/\{\w+\}/, '1')}${query}`),
      )
    })
}

type Call = [tool: string, input: Record<string, unknown>]

/** What each tool of the language models is asked. */
const callsOf = ({ ids, words, at }: Made): Call[] => [
  ...Object.values(words).map((mark): Call => ['search_record', { words: mark }]),
  ...ids.claims.flatMap((claim): Call[] => [
    ['get_claim', { claim }],
    ['list_attestations', { claim }],
    ['record_as_known', { claim, asOf: day }],
  ]),
  ...ids.sources.flatMap((source): Call[] => [
    ['get_source', { source }],
    ['statements_of_source', { source, topic: at.topic }],
    ['record_as_known', { source, asOf: day }],
  ]),
  ['compare_sources', { a: ids.sources[0], b: ids.sources[2] }],
]

test('what was withdrawn and corrected before is told at no address, by no program and in no tool', async ({
  request,
  mcp,
  baseURL,
}) => {
  const made = await makeCorrected()
  const pages = pagesOf(made)
  const readers = Object.keys(routes).filter((route) => routes[route] === 'reader')
  expect(Object.keys(pages).sort()).toEqual(readers.sort())
  const tools = (await mcp.listTools()).tools.map(({ name }) => name)
  const calls = callsOf(made)
  expect([...new Set(calls.map(([tool]) => tool))].sort()).toEqual(tools.sort())
  const embed = encodeURIComponent(`${baseURL}/claims/${made.kept.claim}`)
  const paths = [...Object.values(pages).flat(), ...answersOf(made), `/oembed?url=${embed}`]

  /** Where one of these words is told. */
  const telling = async () => {
    const found: Record<string, string[]> = {}
    const note = (at: string, text: string) => {
      const marks = Object.entries(made.words).filter(([, mark]) => text.includes(mark))
      if (marks.length) found[at] = marks.map(([name]) => name)
    }
    for (let at = 0; at < paths.length; at += AT_ONCE)
      await Promise.all(
        paths.slice(at, at + AT_ONCE).map(async (path) => note(path, await toldAt(request, path))),
      )
    for (const [tool, input] of calls) {
      const { content, structuredContent } = await mcp.callTool({ name: tool, arguments: input })
      // What was searched for is said again.
      const text = JSON.stringify([content, structuredContent])
      note(
        `${tool} ${JSON.stringify(input)}`,
        'words' in input ? text.replaceAll(String(input.words), '') : text,
      )
    }
    return found
  }

  const before = await telling()
  for (const path of [
    ...[`/claims/${made.ids.claims[0]}/history`, '/corrections', '/corrections/feed.xml'],
    ...[`/api/v1/claims/${made.ids.claims[0]}/revisions`, `/claims/${made.kept.claim}`],
  ])
    expect(before[path], path).toContain('is')
  const then = `/claims/${made.ids.claims[0]}?asOf=${day}`
  expect(before[then]).toEqual(['was', 'printed'])
  expect(before[`/api/v1${then}&include=utterances`]).toEqual(['was'])

  const reason = `It was never said: ${word()}.`
  const { read } = await passageOf(made.gone)
  await withdrawAttestation(system, { id: made.gone.attestation, version: read.attestation, reason })
  for (const path of [`/claims/${made.kept.claim}`, `/claims/${made.kept.claim}/history`, '/corrections'])
    await expect(async () => expect(await toldAt(request, path)).toContain(reason)).toPass()
  expect(await telling()).toEqual({})
})

/** An answer with its headers and those of what leads to it. */
async function toldAt(request: APIRequestContext, path: string): Promise<string> {
  const straight = await request.get(path, { maxRedirects: 0 })
  const answer = straight.headers().location ? await request.get(path) : straight
  return [straight.headers().location, JSON.stringify(answer.headers()), await answer.text()].join('\n')
}
