import { client } from '../db/connection'
import { merge } from '../db/merging'
import { publish } from '../db/publishing'
import { system } from '../lib/permissions'
import { expect, test } from './fixtures'
import { makeArticle, makeDraft, quotation, word } from './rows'

type Row = Record<string, unknown> & { id: number; url: string; self: string }
type List = { items: Row[]; next: string | null; facets?: { name: string; values: { value: string }[] }[] }

/** Words of one, spoken on behalf of another, printed by an outlet; not public yet. */
async function makeSpoken() {
  const mark = word()
  const article = await makeArticle(
    `Fog lay over ${mark}.\n\n${quotation} Ada Lund ${mark} said on Friday.\n\nNobody else spoke of ${mark}.`,
    { title: `Ferry ${mark}`, publisher: `Harbour Post ${mark}`, date: '2025-03-14' },
  )
  const statement = await makeDraft(article, quotation, {
    ...{ source: { name: `Ada Lund ${mark}`, kind: 'person' }, capacity: `harbour master ${mark}` },
    speaksFor: { name: `Ferry Office ${mark}`, kind: 'organisation' },
    saidOn: { edtf: '2025-03-14', wording: 'on Friday', basis: 'relative' },
    ...{ channel: 'a press briefing', topics: [`Ferries ${mark}`], stance: 'denies' },
  })
  return { ...statement, mark }
}

test('a program goes from words to who said them, where they are printed, and back', async ({ request }) => {
  const said = await makeSpoken()
  await publish(system, { articleId: said.article.id, only: null })
  const read = async <T = Row>(address: string) => {
    const answer = await request.get(address)
    expect(answer.status(), address).toBe(200)
    return (await answer.json()) as T
  }
  const { items, facets } = await read<List>(
    `/api/v1/search?q=${said.mark}&stance=denies&from=2025-03&year=2025&include=facets`,
  )
  expect(items).toHaveLength(1)
  expect(items[0]).toMatchObject({
    ...{ id: said.utterance, stance: 'denies', capacity: `harbour master ${said.mark}` },
    claim: { id: said.claim, wording: said.wording },
    saidOn: { edtf: '2025-03-14', earliest: '2025-03-14', wording: 'on Friday', basis: 'relative' },
    ...{ channel: 'a press briefing', attestationCount: 1, sample: false },
  })
  expect(facets!.find(({ name }) => name === 'stance')!.values[0]).toMatchObject({ value: 'denies' })

  const claim = await read((items[0]!.claim as Row).self + '?include=utterances,assessment,links')
  expect(claim).toMatchObject({ utterances: [{ id: said.utterance }], assessment: null, links: [] })
  const [topic] = claim.topics as Row[]
  expect(await read(topic!.self)).toMatchObject({ name: `Ferries ${said.mark}`, broader: null, narrower: [] })

  const under = await read<List>(`${claim.self}/utterances?include=attestations`)
  const attestation = await read((under.items[0]!.attestations as Row[])[0]!.self)
  expect(attestation).toMatchObject({
    ...{ id: said.attestation, words: quotation, quoteKind: 'direct', version: 1, changed: null },
    passage: { paragraph: 2, text: expect.stringContaining(quotation) },
    article: { title: `Ferry ${said.mark}`, publishedOn: { edtf: '2025-03-14' }, language: 'en' },
  })
  for (const list of [
    `/claims/${said.claim}`,
    `/utterances/${said.utterance}`,
    `/articles/${said.article.id}`,
  ])
    expect((await read<List>(`/api/v1${list}/attestations`)).items, list).toEqual([attestation])

  const source = await read((items[0]!.source as Row).self)
  expect(source).toMatchObject({
    name: `Ada Lund ${said.mark}`,
    kind: 'person',
    utteranceCount: 1,
    claimCount: 1,
  })
  const behind = items[0]!.speaksFor as Row
  for (const { self } of [source, behind]) {
    const { items } = await read<List>(`${self}/utterances?year=2025&stance=denies`)
    expect(items.map(({ id }) => id)).toEqual([said.utterance])
  }

  const article = await read((attestation.article as Row).self + '?include=text')
  const paragraphs = (article.text as { paragraphs: { number: number; text: string }[] }).paragraphs
  expect(article).toMatchObject({ rights: 'excerpts', versionCount: 1, attestationCount: 1 })
  expect(paragraphs.map(({ number }) => number)).toEqual([2])
  const versions = await read<List>(`${article.self}/versions`)
  expect(versions.items).toMatchObject([
    { id: 1, current: true, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  ])
  expect(await read(versions.items[0]!.self)).toEqual(versions.items[0])
  expect(await read((article.publisher as Row).self)).toMatchObject({
    ...{ name: `Harbour Post ${said.mark}`, articleCount: 1, attestationCount: 1 },
  })
  for (const { self } of [claim, source, article]) {
    const { items } = await read<List>(`${self}/revisions`)
    expect(
      items.every(({ what, at }) => what && /^\d{4}-.*Z$/.test(String(at))),
      self,
    ).toBe(true)
  }
  for (const row of [claim, source, article, topic!, attestation, items[0]!, versions.items[0]!])
    expect((await request.get(row.url)).status(), row.url).toBe(200)
})

test('what was merged leads to the other, with what was asked for under it', async ({ request, baseURL }) => {
  const rows = async () => {
    const said = await makeSpoken()
    await publish(system, { articleId: said.article.id, only: null })
    const [ids] = await client()`
      select u.source_id as sources, r.publisher_id as publishers, t.topic_id as topics
      from utterances u join claim_topics t on t.claim_id = u.claim_id, articles r
      where u.id = ${said.utterance} and r.id = ${said.article.id}`
    return ids as Record<'sources' | 'publishers' | 'topics', number>
  }
  const [from, into] = [await rows(), await rows()]
  for (const [object, unders] of [
    ['sources', ['', '/utterances', '/revisions']],
    ['publishers', ['']],
    ['topics', ['']],
  ] as const) {
    const [one, other] = [from[object], into[object]]
    const read =
      await client()`select id, version from ${client()(object)} where id in ${client()([one, other])}`
    const version = (id: number) => ({ id, version: read.find((row) => row.id === id)!.version as number })
    await merge(system, { object, from: version(one), into: version(other), reason: 'They are one.' })
    for (const under of unders) {
      const led = await request.get(`/api/v1/${object}/${one}${under}?fields=id`, { maxRedirects: 0 })
      expect([led.status(), led.headers().location], object + under).toEqual([
        ...[308, `${baseURL}/api/v1/${object}/${other}${under}?fields=id`],
      ])
    }
  }
})

test('nothing of a draft is answered', async ({ request }) => {
  const draft = await makeSpoken()
  const { items } = (await (await request.get(`/api/v1/search?q=${draft.mark}`)).json()) as List
  expect(items).toEqual([])
  for (const [noun, id] of [
    ['claims', draft.claim],
    ['utterances', draft.utterance],
    ['attestations', draft.attestation],
    ['articles', draft.article.id],
  ] as const)
    for (const under of ['', '/utterances', '/attestations', '/versions', '/versions/1', '/revisions'])
      expect((await request.get(`/api/v1/${noun}/${id}${under}`)).status(), noun + under).toBe(404)
  for (const noun of ['claims', 'articles', 'sources', 'publishers', 'topics'])
    expect(await (await request.get(`/api/v1/${noun}?limit=100`)).text()).not.toContain(draft.mark)
})

test.describe('the documentation', () => {
  test.use({ javaScriptEnabled: false, expectedStatuses: [404] })

  test('is found, explains each address, and asks them by forms without scripts', async ({
    page,
    baseURL,
  }) => {
    await page.goto('/about')
    await page.getByRole('contentinfo').getByRole('link', { name: 'The record as data' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The record as data')
    await page.getByRole('main').getByRole('link', { name: 'One claim', exact: true }).click()
    await expect(page).toHaveURL('/about/api/claims#getClaim')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Claims')
    const operation = page.getByRole('region', { name: 'One claim', exact: true })
    await expect(operation).toContainText('/api/v1/claims/{id}')
    await operation.getByText('An answer').click()
    await expect(operation.locator('pre').first()).toContainText(
      'The harbour bridge will stay closed until June.',
    )
    await operation.getByText('Try it').click()
    await operation.getByRole('textbox', { name: 'id' }).fill('2147483647')
    await operation.getByRole('textbox', { name: 'fields' }).fill('wording')
    await operation.getByRole('button', { name: 'Ask' }).click()
    await expect(page).toHaveURL(`${baseURL}/api/v1/claims/2147483647?fields=wording`)
  })
})
