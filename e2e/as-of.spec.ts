import { client } from '../db/connection'
import { merge } from '../db/merging'
import { system } from '../lib/permissions'
import { expect, test as base } from './fixtures'
import { claimOf, makePublished, savedOn, word } from './rows'
import { soundWithScripts } from './sound'

const test = base.extend({ javaScriptEnabled: false })
const dayOf = (moment: Date) => moment.toISOString().slice(0, 10)
const today = () => dayOf(new Date())
const tomorrow = () => dayOf(new Date(Date.now() + 86_400_000))

test('a claim and its source show the record as it was known on a day, and say so', async ({
  page,
  request,
}) => {
  const said = await makePublished()
  await savedOn('2023-03-01', said)
  const wording = `The gates ${word()} were open.`
  await client()`update claims set wording = ${wording} where id = ${said.claim}`
  await page.goto(`${said.path}?asOf=2023-04-01`)
  await expect(page.getByText('The record as it was known on 1 April 2023.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: said.wording })).toBeVisible()
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute(
    'href',
    new RegExp(`/claims/${said.claim}-[^?]*$`),
  )
  await soundWithScripts(page)
  await page.locator('.utt__who').getByRole('link').click()
  const source = new URL(page.url()).pathname
  await page.goto(`${source}?asOf=2023-04-01`)
  await expect(page.getByRole('link', { name: said.wording })).toBeVisible()
  await soundWithScripts(page)
  await page.getByRole('link', { name: 'See it as it is now.' }).click()
  await expect(page).toHaveURL(source)
  await expect(page.getByRole('link', { name: wording })).toBeVisible()
  for (const path of [said.path, source]) {
    expect((await request.get(`${path}?asOf=2023-02-28`)).status()).toBe(404)
    expect((await request.get(`${path}?asOf=${tomorrow()}`)).status()).toBe(400)
    expect((await request.get(`${path}?asOf=2023-02-30`)).status()).toBe(400)
  }
})

test('a program reaches the days of a claim by its headers', async ({ request }) => {
  const said = await makePublished()
  const plain = await request.get(said.path)
  expect(plain.headers()['vary']).toContain('Accept-Datetime')
  expect(plain.headers()['link']).toContain(`<${said.path}/timemap>; rel="timemap"`)
  const options = { headers: { 'Accept-Datetime': new Date().toUTCString() }, maxRedirects: 0 }
  const gate = await request.get(said.path, options)
  expect([gate.status(), gate.headers()['location']]).toEqual([302, `${said.path}?asOf=${today()}`])
  expect(gate.headers()['vary']).toContain('Accept-Datetime')
  for (let time = 0; time < 2; time += 1) {
    const memento = await request.get(`${said.path}?asOf=${today()}`)
    expect(memento.status()).toBe(200)
    expect(memento.headers()['memento-datetime']).toMatch(/ GMT$/)
    expect(memento.headers()['link']).toContain(`<${said.path}>; rel="original timegate"`)
  }
  const absent = await request.get(`${said.path}?asOf=2001-01-01`)
  expect(absent.status()).toBe(404)
  expect(absent.headers()['memento-datetime']).toBeUndefined()
  const map = await request.get(`${said.path}/timemap`)
  expect(map.headers()['content-type']).toContain('application/link-format')
  expect(await map.text()).toContain(`${said.path}?asOf=${today()}>; rel="first last memento"`)
  expect((await request.get('/claims/2000000000/timemap')).status()).toBe(404)
})

test('a moment before the first day of a page leads to that day, of a source and a topic too', async ({
  page,
  request,
}) => {
  const topic = `ferries ${word()}`
  const said = await makePublished({ topics: [topic] })
  await savedOn('2023-03-01', said)
  const wording = `The ferries ${word()} were late.`
  await client()`update claims set wording = ${wording} where id = ${said.claim}`
  await page.goto(said.path)
  const paths = [new URL(page.url()).pathname]
  for (const name of [page.locator('.utt__who').getByRole('link'), page.getByRole('link', { name: topic })])
    paths.push((await name.first().getAttribute('href'))!)
  for (const path of paths) {
    const options = { headers: { 'Accept-Datetime': 'Sat, 01 Jan 2000 12:00:00 GMT' } }
    const gate = await request.get(path, { ...options, maxRedirects: 0 })
    expect([gate.status(), gate.headers()['location']]).toEqual([302, `${path}?asOf=2023-03-01`])
    expect(gate.headers()['link']).toContain(`<${path}/timemap>; rel="timemap"`)
    const first = await request.get(path, options)
    expect(first.status()).toBe(200)
    expect(await first.text()).toContain(said.wording)
    const map = await request.get(`${path}/timemap`)
    expect(map.headers()['content-type']).toContain('application/link-format')
    const listed = [...(await map.text()).matchAll(/\?asOf=([\d-]+)>/g)].map(([, day]) => day)
    expect(listed).toEqual(['2023-03-01', today()])
    for (const day of listed) expect((await request.get(`${path}?asOf=${day}`)).status()).toBe(200)
  }
  expect((await request.get('/sources/2000000000/timemap')).status()).toBe(404)
})

test('a busy source of an early day is read page by page', async ({ page }) => {
  const said = await makePublished()
  await client().begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`
      with more as (
        insert into utterances (claim_id, source_id, stance, said_on, said_from, said_to, said_basis, public)
        select claim_id, source_id, stance, day::text, day, day, 'stated', true
        from utterances, (select '2022-01-01'::date + i as day from generate_series(1, 60) i) as days
        where id = ${said.utterance} returning id)
      insert into attestations (utterance_id, version_id, kind, content, state, public)
      select more.id, version_id, kind, content, 'published', true from attestations, more
      where attestations.id = ${said.attestation}`
  })
  await savedOn('2023-03-01', said)
  const [source] = await client()`select source_id as id from utterances where id = ${said.utterance}`
  await page.goto(`/sources/${source!.id}?asOf=2023-04-01`)
  const rows = page.getByRole('region', { name: 'Statements' }).getByRole('listitem')
  await expect(rows).toHaveCount(50)
  await soundWithScripts(page)
  await page.getByRole('link', { name: 'Earlier statements' }).click()
  await expect(rows).toHaveCount(11)
  await expect(page.getByText('The record as it was known on 1 April 2023.')).toBeVisible()
  await soundWithScripts(page)
})

test('the days of a claim that was merged are those of the one it stands in', async ({ request }) => {
  const [from, into] = [await makePublished(), await makePublished()]
  await merge(system, {
    object: 'claims',
    from: await claimOf(from),
    into: await claimOf(into),
    reason: 'The same.',
  })
  const asked = () => request.get(`${from.path}?asOf=${today()}`, { maxRedirects: 0 })
  await expect
    .poll(async () => (await asked()).headers().location)
    .toBe(`/claims/${into.claim}?asOf=${today()}`)
})
