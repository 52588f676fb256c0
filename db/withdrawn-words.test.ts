import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { claimAsOf } from './as-of'
import { publicChanges } from './changes'
import { linkClaims, withdrawLink } from './claim-links'
import { publishedClaim } from './claims'
import { client, closeDatabase } from './connection'
import { corrections } from './corrections'
import { historyPage } from './history'
import { sourceAsOf } from './lists-then'
import { startNotices } from './notices'
import { changeStatement } from './statements'
import { savedBy, sourceOf } from './test-days'
import { edition, formOf, makePublished, makeUser, unique, why } from './test-rows'
import { timemapOf } from './timemap'
import { reinstateAttestation, withdrawAttestation, withdrawClaim } from './withdrawing'

let admin: SignedIn
beforeAll(async () => {
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const reason = 'It was never said.'
const changes = async (claim: number) =>
  (await historyPage('claims', claim)).lines.map(({ what, reason }) => [what, reason])

/** A statement of one claim, corrected there, that moved to another one; both have one more. */
async function makeCorrected() {
  const [left, kept] = [await makePublished(admin), await makePublished(admin)]
  const names = { was: unique('Kelpwort'), is: unique('Kelpwort') }
  const gone = await makePublished(admin, {
    claim: { id: left.claim },
    source: { name: names.was, kind: 'person' },
    capacity: 'kelpwort diver',
    chain: [{ kind: 'agency', name: 'Kelpwort Wire' }],
  })
  await savedBy(admin, '2023-01-01')
  const form = await formOf(gone.attestation)
  const source = { name: names.is, kind: 'person' } as const
  const chain = [{ kind: 'agency', name: 'Kelpwort Press' }] as const
  const corrected = { ...form, source, chain: [...chain], reason: 'Kelpwort was misread.' }
  await changeStatement(admin, { ...corrected, capacity: 'tender of kelpwort' })
  await savedBy(admin, '2023-02-01')
  await changeStatement(admin, { ...(await formOf(gone.attestation)), claim: { id: kept.claim } })
  return { left, kept, gone, source: await sourceOf(gone) }
}

test('of a withdrawn utterance no more is told than that it moved and was withdrawn, whichever claim it left', async () => {
  const { left, kept, gone, source } = await makeCorrected()
  const told = async () =>
    JSON.stringify([
      await Promise.all(
        [left.claim, kept.claim].map(async (claim) => [
          await publishedClaim(claim),
          await historyPage('claims', claim),
          await claimAsOf(claim, '2023-01-31'),
          await claimAsOf(claim, '2023-02-28'),
        ]),
      ),
      await sourceAsOf(source.id, '2023-02-28'),
      (await corrections({ limit: 100 })).lines,
    ])
  const before = await changes(left.claim)
  for (const words of [/kelpwort diver/, /tender of kelpwort/, /Kelpwort Wire/, /Kelpwort was misread/])
    expect(await told()).toMatch(words)
  await withdrawAttestation(admin, { ...(await edition(gone)).passage, reason })
  expect(await told()).not.toMatch(/kelpwort/i)
  const moved = `An utterance moved from claim ${left.claim} to claim ${kept.claim}.`
  expect(await changes(kept.claim)).toEqual([
    ['A passage withdrawn.', reason],
    [moved, null],
    ['A passage added.', null],
    ['Published.', null],
  ])
  expect(await changes(left.claim)).toEqual([
    [moved, null],
    ['A passage added.', null],
    ['Published.', null],
  ])
  const [line] = (await corrections({ limit: 1 })).lines
  expect(line).toMatchObject({ what: 'A passage withdrawn.', reason, subject: { id: kept.claim } })
  await reinstateAttestation(admin, (await edition(gone)).passage)
  expect(await changes(left.claim)).toEqual(before)
  await withdrawClaim(admin, { ...(await edition(gone)).claim, reason })
  expect(await told()).not.toMatch(/kelpwort/i)
})

test('the page of a claim is made anew where an utterance that left it is withdrawn', async () => {
  const { left, gone } = await makeCorrected()
  const held = globalThis as { __pages?: { expire(tags: string[]): void; clear(): void } }
  const expired: string[] = []
  const stop = await startNotices()
  held.__pages = { expire: (tags) => void expired.push(...tags), clear: () => undefined }
  try {
    await withdrawAttestation(admin, { ...(await edition(gone)).passage, reason })
    await expect.poll(() => expired, { timeout: 20_000 }).toContain(`claim:${left.claim}`)
  } finally {
    delete held.__pages
    await stop()
  }
})

test('a day on which all that was said is withdrawn today is none of the days of a claim or a source', async () => {
  const first = await makePublished(admin)
  await savedBy(admin, '2023-01-01')
  const second = await makePublished(admin, {
    claim: { id: first.claim },
    source: { id: (await sourceOf(first)).id },
  })
  await savedBy(admin, '2023-02-01')
  const { id } = await sourceOf(first)
  const days = async () => [
    (await timemapOf('claims', first.claim))!.days,
    (await timemapOf('sources', id))!.days,
  ]
  expect(await days()).toEqual([
    ['2023-01-01', '2023-02-01'],
    ['2023-01-01', '2023-02-01'],
  ])
  await withdrawAttestation(admin, { ...(await edition(first)).passage, reason: why })
  await savedBy(admin, '2023-03-01')
  expect(await days()).toEqual([['2023-02-01', '2023-03-01'], ['2023-02-01']])
  expect(await claimAsOf(first.claim, '2023-01-31')).toBeNull()
  expect((await claimAsOf(first.claim, '2023-02-28'))!.utterances.map(({ id }) => id)).toEqual([
    second.utterance,
  ])
})

test('of a withdrawn link no word is told', async () => {
  const [one, other] = [await makePublished(admin), await makePublished(admin)]
  const [{ since }] = (await client()`select max(id)::int as since from revisions`) as unknown as [
    { since: number },
  ]
  const two = { from: one.claim, to: other.claim, kind: 'refines', reason: 'It names the kelpwort.' } as const
  const id = await linkClaims(admin, two)
  const told = async () =>
    JSON.stringify([await changes(one.claim), (await publicChanges({ since, limit: 100 })).items])
  await expect.poll(told, { timeout: 20_000 }).toMatch(/"after":.*kelpwort/)
  await withdrawLink(admin, { id, version: 1, reason })
  await expect.poll(told, { timeout: 20_000 }).toMatch(/"shown":"withdrawn"/)
  expect(await told()).not.toMatch(/kelpwort/)
  expect((await changes(one.claim)).slice(0, 2)).toEqual([
    [`A link withdrawn: refines claim ${other.claim}.`, reason],
    [`A link added: refines claim ${other.claim}.`, null],
  ])
})

test('a day on which all that was said moved elsewhere and was withdrawn there is none of the days of a claim', async () => {
  const [first, elsewhere] = [await makePublished(admin), await makePublished(admin)]
  await savedBy(admin, '2023-01-01')
  await makePublished(admin, { claim: { id: first.claim } })
  await savedBy(admin, '2023-02-01')
  await changeStatement(admin, {
    ...(await formOf(first.attestation)),
    utterance: elsewhere.utterance,
    reason: why,
  })
  await savedBy(admin, '2023-03-01')
  await withdrawAttestation(admin, { ...(await edition(first)).passage, reason })
  expect(await claimAsOf(first.claim, '2023-01-31')).toBeNull()
  expect((await timemapOf('claims', first.claim))!.days).not.toContain('2023-01-01')
})
