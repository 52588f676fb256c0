import { afterAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { publishedClaim } from './claims'
import { closeDatabase } from './connection'
import { edition, makeDraft, makePublished } from './test-rows'
import { publishedUtterances } from './utterances'
import { withdrawClaim } from './withdrawing'

afterAll(closeDatabase)

test('utterances by their numbers are those of their claims’ pages, in the order asked for', async () => {
  const [one, other] = [await makePublished(system), await makePublished(system)]
  const read = await publishedUtterances([other.utterance, one.utterance, other.utterance + 999], 5)
  expect(read.map(({ id }) => id)).toEqual([other.utterance, one.utterance])
  for (const { claim, attestations, sample, ...utterance } of read) {
    const page = await publishedClaim(claim.id)
    expect(page).toMatchObject({ wording: claim.wording, address: claim.address, sample })
    expect(page!.utterances).toEqual([utterance])
    expect(attestations).toBe(utterance.passages.length)
    expect((await publishedUtterances([utterance.id], 0))[0]).toMatchObject({ attestations, passages: [] })
  }
})

test('drafts and what is withdrawn are not told', async () => {
  const draft = await makeDraft(system)
  const gone = await makePublished(system)
  await withdrawClaim(system, { ...(await edition(gone)).claim, reason: 'It was a mistake.' })
  expect(await publishedUtterances([draft.utterance, gone.utterance], 5)).toEqual([])
  expect(await publishedUtterances([], 5)).toEqual([])
})
