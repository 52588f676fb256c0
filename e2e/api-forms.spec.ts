import { client } from '../db/connection'
import { publish } from '../db/publishing'
import { addName, changeSource } from '../db/source-doors'
import { withdrawAttestation, withdrawClaim } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { expanded } from '../lib/test-linked-data'
import { expect, test } from './fixtures'
import { claimOf, makeArticle, makeDraft, makePublished, passageOf, savedOn, word } from './rows'

const linked = { headers: { Accept: 'text/html, application/json;q=0.4, application/ld+json;q=0.9' } }

test('claims, utterances and sources are linked data to whoever wants them so', async ({
  request,
  baseURL,
}) => {
  const said = await makePublished()
  const [row] = await client()`select source_id from utterances where id = ${said.utterance}`
  const terms = `${baseURL}/ns/onrecord.jsonld`
  const served = { [terms]: (await (await request.get(terms)).json()) as object }
  for (const path of [
    `/claims/${said.claim}`,
    `/utterances/${said.utterance}`,
    `/sources/${row!.source_id}`,
  ]) {
    const address = `/api/v1${path}`
    const answer = await request.get(address, linked)
    expect([answer.status(), answer.headers()['content-type']], path).toEqual([200, 'application/ld+json'])
    expect(answer.headers().vary).toContain('Accept')
    // The file is the same for all who ask: what it means comes from the address at which they found it.
    const told = (await answer.json()) as Record<string, unknown>
    const id = path.startsWith('/utterances') ? `${path}.jsonld` : path
    expect(told['@id'] ?? told.id).toBe(`${baseURL}${id}`)
    const file = (await (await request.get(`${path}.jsonld`)).json()) as object
    const meant = await expanded(told, served)
    expect(await expanded(file, served, `${baseURL}${path}.jsonld`)).toEqual(meant)
    if (path.startsWith('/claims'))
      expect(meant[0]).toHaveProperty(
        [`${terms}#utterances`],
        [{ '@id': `${baseURL}/utterances/${said.utterance}.jsonld` }],
      )
    const known = { headers: { ...linked.headers, 'If-None-Match': answer.headers().etag! } }
    expect((await request.get(address, known)).status()).toBe(304)
    // The tag of one form is none of the other.
    const plain = await request.get(address, { headers: { 'If-None-Match': answer.headers().etag! } })
    expect([plain.status(), plain.headers()['content-type']]).toEqual([200, 'application/json'])
    expect(plain.headers().vary).toContain('Accept')
    const asked = await request.get(`${address}?fields=id`, linked)
    expect([asked.status(), await asked.json()]).toMatchObject([400, { errors: [{ field: 'fields' }] }])
    expect((await request.get(address, { headers: { Accept: 'text/turtle' } })).status()).toBe(406)
  }
})

test('what was public and was withdrawn says when and why, what never was is not told of', async ({
  request,
}) => {
  const article = await makeArticle(`“The pier ${word()} is shut,” she said. “It opens in May,” he said.`)
  const first = await makeDraft(article, 'is shut')
  const second = await makeDraft(article, 'It opens in May', { claim: { id: first.claim } })
  const never = await makeDraft(article, 'he said', { claim: { id: first.claim } })
  await publish(system, { articleId: article.id, only: [first.attestation, second.attestation] })
  const reasons = [`Misread ${word()}.`, `Taken back ${word()}.`] as const
  const { id, read } = await passageOf(second)
  await withdrawAttestation(system, { id, version: read.attestation, reason: reasons[0] })
  const under = ({ utterance, attestation }: typeof first) => [
    ...['', '/attestations'].map((end) => `/api/v1/utterances/${utterance}${end}`),
    ...['', '/annotation'].map((end) => `/api/v1/attestations/${attestation}${end}`),
    ...[`/utterances/${utterance}.jsonld`, `/attestations/${attestation}.jsonld`],
  ]
  const told = async (statement: typeof first, status: number, words: string) => {
    for (const address of under(statement)) {
      const answer = await request.get(address)
      expect([answer.status(), await answer.text()], address).toEqual([
        status,
        expect.stringContaining(words),
      ])
      if (status !== 410 || !address.startsWith('/api')) continue
      expect(await answer.json(), address).toMatchObject({
        withdrawn: { on: new Date().toISOString().slice(0, 10), reason: words },
      })
    }
  }
  await told(first, 200, '')
  await told(second, 410, reasons[0])
  await told(never, 404, '')
  await withdrawClaim(system, { ...(await claimOf(first)), reason: reasons[1] })
  await told(first, 410, reasons[1])
  await told(second, 410, reasons[0])
  await told(never, 404, '')
})

test('a claim is told as it was known at the end of a day', async ({ request, baseURL }) => {
  const said = await makePublished()
  await savedOn('2024-05-01', said)
  const later = await makePublished({
    claim: { id: said.claim },
    saidOn: { edtf: '2023-02', wording: null, basis: 'editor' },
  })
  const wording = `The harbour ${word()} was shut.`
  await client()`update claims set wording = ${wording} where id = ${said.claim}`
  const address = `/api/v1/claims/${said.claim}`
  const read = async (query: string) => (await request.get(`${address}?${query}`)).json() as Promise<object>
  expect(await read('asOf=2024-06-01&include=utterances')).toMatchObject({
    ...{ id: said.claim, wording: said.wording, asOf: '2024-06-01', firstPublishedOn: '2024-05-01' },
    self: `${baseURL}${address}?asOf=2024-06-01`,
    ...{ utteranceCount: 1, sourceCount: 1, firstSaid: { edtf: '2023-03-17' } },
    utterances: [{ id: said.utterance, attestationCount: 1 }],
  })
  const today = new Date().toISOString().slice(0, 10)
  expect(await read(`asOf=${today}`)).toMatchObject({
    ...{ wording, utteranceCount: 2, sourceCount: 2 },
    ...{ firstSaid: { edtf: '2023-02' }, lastSaid: { edtf: '2023-03-17' } },
  })
  const { url } = (await read('asOf=2024-06-01')) as { url: string }
  expect(await (await request.get(url)).text()).toContain(said.wording)
  expect(later.claim).toBe(said.claim)
  for (const [query, status] of [
    ['asOf=2024-04-30', 404],
    ['asOf=2999-01-01', 400],
    ['asOf=2024-02-30', 400],
    ['asOf=0000-01-01', 400],
    ['asOf=2024-06-01&include=links', 400],
  ] as const)
    expect((await request.get(`${address}?${query}`)).status(), query).toBe(status)
})

test('a source is told as it was known at the end of a day', async ({ request, baseURL }) => {
  const said = await makePublished()
  const [source] = await client()`
    select s.id, s.name from sources s join utterances u on u.source_id = s.id where u.id = ${said.utterance}`
  const { id, name } = source as unknown as { id: number; name: string }
  const other = `H. ${word()}`
  await addName(system, { sourceId: id, name: other, kind: 'alias', language: null, held: '2019' })
  await savedOn('2024-05-01', said)
  await client().begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update source_names set created_at = '2024-05-01' where source_id = ${id}`
    await tx`update revisions set at = '2024-05-01'
      where object = 'source_names' and object_id in (select id from source_names where source_id = ${id})`
  })
  const [row] = await client()`select version from sources where id = ${id}`
  const renamed = `Hanna ${word()}`
  const described = { kind: 'organisation', description: 'A ferry line', reason: 'A second look.' } as const
  await changeSource(system, { id, version: row!.version as number, name: renamed, ...described })
  const address = `/api/v1/sources/${id}`
  const read = async (query: string) => (await request.get(`${address}?${query}`)).json() as Promise<object>
  const then = await read('asOf=2024-06-01')
  expect(then).toMatchObject({
    ...{ id, name, description: null, asOf: '2024-06-01', roles: [], sample: false },
    names: [{ name: other, kind: 'alias', held: '2019' }],
    self: `${baseURL}${address}?asOf=2024-06-01`,
  })
  expect(Object.keys(then)).not.toContain('utteranceCount')
  expect(await (await request.get((then as { url: string }).url)).text()).toContain(name)
  const today = new Date().toISOString().slice(0, 10)
  expect(await read(`asOf=${today}&fields=name,description`)).toEqual({
    ...{ id, name: renamed, description: 'A ferry line' },
  })
  const gone = await makePublished({ source: { name: `Ida ${word()}`, kind: 'person' } })
  const [of] = await client()`select source_id from utterances where id = ${gone.utterance}`
  await withdrawClaim(system, { ...(await claimOf(gone)), reason: 'It was a mistake.' })
  for (const [path, status] of [
    [`${address}?asOf=2024-04-30`, 404],
    [`${address}?asOf=2999-01-01`, 400],
    [`${address}?asOf=2024-02-30`, 400],
    [`${address}?asOf=0000-01-01`, 400],
    [`${address}?asOf=2024-06-01&include=utterances`, 400],
    [`${address}?asOf=2024-06-01&fields=name,channels`, 400],
    [`/api/v1/sources/${String(of!.source_id)}?asOf=${today}`, 404],
    [`/api/v1/sources/2147483647?asOf=${today}`, 404],
  ] as const)
    expect((await request.get(path)).status(), path).toBe(status)
})
