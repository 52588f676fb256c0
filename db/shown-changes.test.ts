import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { linkClaims, withdrawLink } from './claim-links'
import { client, closeDatabase } from './connection'
import { correctionEntries, newestEntries, statementEntries } from './feed-entries'
import { publish } from './publishing'
import { sitemapPages } from './sitemap'
import { changeSource } from './source-doors'
import { changeStatement } from './statements'
import { edition, formOf, makeDraft, makePublished, makeUser, unique } from './test-rows'
import { daysOfClaim } from './timemap'
import { withdrawClaim } from './withdrawing'

let admin: SignedIn
beforeAll(async () => {
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const reason = 'They cannot both be so.'

/** What was saved of these rows is moved to noon of a day. */
async function savedOn(day: string, object: string, ...ids: number[]): Promise<void> {
  const at = `${day}T12:00:00Z`
  await client().begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    if (object === 'claims') {
      await tx`update revisions set at = ${at} where claim_id in ${tx(ids)} and object <> 'claim_links'`
      await tx`update claims set published_at = ${at} where id in ${tx(ids)}`
    } else
      await tx`update revisions set at = ${at} where object = ${object} and object_id in ${tx(ids)}
        and at > now() - interval '1 hour'`
  })
}

const lastmod = async (claim: number) => {
  const number = Math.ceil(claim / 50_000)
  const pages = await sitemapPages({ kind: 'claims', number })
  return pages.find(({ path }) => path.startsWith(`/claims/${claim}-`))?.changed?.slice(0, 10)
}
const seen = async (claim: number) => ({ days: await daysOfClaim(claim), lastmod: await lastmod(claim) })

test('a link changes both its claims, when it is made and when it is withdrawn', async () => {
  const [one, other] = [await makePublished(admin), await makePublished(admin)]
  await savedOn('2023-01-01', 'claims', one.claim, other.claim)
  const link = await linkClaims(admin, { from: one.claim, to: other.claim, kind: 'refines', reason })
  await savedOn('2023-02-01', 'claim_links', link)
  for (const { claim } of [one, other])
    expect(await seen(claim)).toEqual({ days: ['2023-01-01', '2023-02-01'], lastmod: '2023-02-01' })
  const [{ version }] = (await client()`select version from claim_links where id = ${link}`) as unknown as [
    { version: number },
  ]
  await withdrawLink(admin, { id: link, version, reason })
  const today = new Date().toISOString().slice(0, 10)
  for (const { claim } of [one, other])
    expect(await seen(claim)).toEqual({ days: ['2023-01-01', '2023-02-01', today], lastmod: today })
  const updated = (await newestEntries()).find(({ key }) => key === `/claims/${other.claim}`)?.updated
  expect(updated?.slice(0, 10) ?? today).toBe(today)
})

test('a link to a draft or to withdrawn words is no change that readers see', async () => {
  const [one, draft, gone] = [await makePublished(admin), await makeDraft(admin), await makePublished(admin)]
  await savedOn('2023-01-01', 'claims', one.claim, gone.claim)
  const links = [
    await linkClaims(admin, { from: one.claim, to: draft.claim, kind: 'refines', reason }),
    await linkClaims(admin, { from: gone.claim, to: one.claim, kind: 'reverses', reason }),
  ]
  await savedOn('2023-02-01', 'claim_links', ...links)
  await withdrawClaim(admin, { ...(await edition(gone)).claim, reason })
  const before = { days: ['2023-01-01'], lastmod: '2023-01-01' }
  expect(await seen(one.claim)).toEqual(before)
  const today = new Date().toISOString().slice(0, 10)
  await publish(admin, { articleId: draft.article.id, only: null })
  expect(await seen(one.claim)).toEqual({ days: ['2023-01-01', today], lastmod: today })
})

test('a link that was made before its claim was public changes it on the day of publication', async () => {
  const [one, draft] = [await makePublished(admin), await makeDraft(admin)]
  const link = await linkClaims(admin, { from: draft.claim, to: one.claim, kind: 'refines', reason })
  await savedOn('2023-01-01', 'claim_links', link)
  await publish(admin, { articleId: draft.article.id, only: null })
  await savedOn('2023-02-01', 'claims', draft.claim)
  expect(await daysOfClaim(draft.claim)).toHaveLength(2)
  expect((await daysOfClaim(draft.claim))[0]).toBe('2023-02-01')
})

async function sourceOf(utterance: number): Promise<number> {
  const [row] = await client()`select source_id from utterances where id = ${utterance}`
  return row!.source_id as number
}

test('the feed of corrections has the lines of its page: each row of an act, and sources too', async () => {
  const said = await makePublished(admin)
  const wording = unique('Nobody closed the harbour.')
  await changeStatement(admin, { ...(await formOf(said.attestation)), claim: { wording }, stance: 'denies' })
  const source = await sourceOf(said.utterance)
  const [row] = await client()`select id, name, kind, version from sources where id = ${source}`
  const description = unique('keeper of the gates')
  await changeSource(admin, {
    ...(row as unknown as { id: number; name: string; kind: 'person'; version: number }),
    description,
    reason: 'A mistake of ours.',
  })
  const entries = (await correctionEntries()).slice(0, 3)
  expect(entries.map(({ words }) => words)).toEqual([
    `Description: “${description}” for none. Reason: A mistake of ours.`,
    expect.stringContaining('Stance: denies for asserts.'),
    expect.stringContaining(`Wording: “${wording}” for “`),
  ])
  expect(entries[0]).toMatchObject({ path: expect.stringMatching(`^/sources/${source}\\b`) as string })
  expect(entries[0]!.key).toMatch(new RegExp(`^/sources/${source}#r\\d+$`))
  expect(new Set(entries.map(({ key }) => key)).size).toBe(3)
})

test('the feed of a source has first what readers saw last, whenever it was said', async () => {
  const source = { name: unique('Joan Reed'), kind: 'person' as const }
  const late = await makePublished(admin, {
    source,
    saidOn: { edtf: '2023-03-17', basis: 'stated' },
  } as never)
  const id = await sourceOf(late.utterance)
  const early = await makePublished(admin, {
    source: { id },
    saidOn: { edtf: '2022-01-01', basis: 'stated' },
  } as never)
  const keys = async () => (await statementEntries({ source: [String(id)] })).map(({ key }) => key)
  expect(await keys()).toEqual([
    `/claims/${early.claim}#u${early.utterance}`,
    `/claims/${late.claim}#u${late.utterance}`,
  ])
})
