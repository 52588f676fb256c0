import { publish } from '../db/publishing'
import { system } from '../lib/permissions'
import { brokenMusts } from '../lib/test-annotation'
import { expanded } from '../lib/test-linked-data'
import { expect, test } from './fixtures'
import { makeArticle, makeDraft, makePublished, word } from './rows'

const wanted = { headers: { Accept: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"' } }

test('an annotation client finds the words of an article, page by page', async ({
  request,
  baseURL,
  page,
}) => {
  const url = `https://averil-courier.example/${word()}`
  const pier = word()
  const article = await makeArticle(`😀 “The ${pier} pier is shut,” she said. “It opens in May.”`, { url })
  const words = `The ${pier} pier is shut`
  const first = await makeDraft(article, words)
  const second = await makeDraft(article, 'It opens in May')
  await publish(system, { articleId: article.id, only: [first.attestation, second.attestation] })

  await page.goto(`/articles/${article.id}`)
  const link = page.locator('link[rel=alternate][type*="anno.jsonld"]')
  const address = new URL((await link.getAttribute('href'))!, baseURL).href
  const answer = await request.get(address, wanted)
  expect(answer.headers()['content-type']).toBe(wanted.headers.Accept)
  expect(answer.headers()).toMatchObject({
    allow: 'GET, HEAD, OPTIONS',
    link: expect.stringContaining('<http://www.w3.org/ns/ldp#BasicContainer>; rel="type"'),
    vary: expect.stringContaining('Accept'),
    etag: expect.stringMatching(/^W\//),
  })
  const collection = (await answer.json()) as { first: { items: { id: string; target: unknown[] }[] } }
  expect(brokenMusts('collection', collection)).toEqual([])
  expect(collection).toMatchObject({ id: address, total: 2 })

  const small = await (await request.get(`${address}/page?limit=1`)).json()
  expect(brokenMusts('page', small)).toEqual([])
  expect(small).toMatchObject({ startIndex: 0, partOf: { id: address } })
  const rest = await (await request.get((small as { next: string }).next)).json()
  expect(rest).toMatchObject({
    startIndex: 1,
    items: [{ id: expect.stringContaining(`/${second.attestation}/`) }],
  })
  expect(rest).not.toHaveProperty('next')

  const one = (await (await request.get(collection.first.items[0]!.id)).json()) as Record<string, unknown>
  expect(brokenMusts('annotation', one)).toEqual([])
  expect(one).toMatchObject({
    id: `${baseURL}/api/v1/attestations/${first.attestation}/annotation`,
    target: [
      {
        source: url,
        // The emoji is one code point.
        selector: [{ exact: words }, { start: 3, end: 3 + words.length }],
      },
    ],
  })
  const context = `${baseURL}/ns/onrecord.jsonld`
  expect(one['@context']).toContain(context)
  const served = await request.get(context)
  expect(served.headers()).toMatchObject({
    'content-type': 'application/ld+json',
    'access-control-allow-origin': '*',
  })
  const [node] = await expanded(one, { [context]: (await served.json()) as object })
  expect(node).toHaveProperty([`${context}#utterance`])
  const utterance = await request.get(one.utterance as string)
  expect(await utterance.json()).toMatchObject({
    id: `/utterances/${first.utterance}.jsonld`,
    type: 'Utterance',
  })
  // The version that it names is a page of ours.
  const [{ state }] = one.target as [{ state: { cached: [string] } }]
  expect((await request.get(state.cached[0])).status()).toBe(200)
})

test('what is not public, or not in that form, is told', async ({ request }) => {
  const article = await makeArticle(`“The ${word()} pier is shut,” she said.`)
  const draft = await makeDraft(article, 'pier is shut')
  expect((await request.get(`/api/v1/attestations/${draft.attestation}/annotation`)).status()).toBe(404)
  expect((await request.get(`/api/v1/articles/${article.id}/annotations`)).status()).toBe(404)
  const { attestation } = await makePublished()
  const address = `/api/v1/attestations/${attestation}/annotation`
  const turtle = await request.get(address, { headers: { Accept: 'text/turtle' } })
  expect([turtle.status(), await turtle.json()]).toMatchObject([406, { status: 406 }])
  const json = await request.get(address, { headers: { Accept: 'application/json' } })
  expect(json.headers()['content-type']).toBe('application/json')
  const known = { headers: { Accept: 'application/json', 'If-None-Match': json.headers().etag! } }
  expect((await request.get(address, known)).status()).toBe(304)
  // The same bytes, but who asked for the one kind has not the other.
  const other = { headers: { ...known.headers, Accept: 'application/ld+json' } }
  expect((await request.get(address, other)).status()).toBe(200)
})
