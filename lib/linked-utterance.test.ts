import { afterEach, expect, test } from 'vitest'
import { linkedClaim, utteranceThing } from './linked-utterance'
import { addressesAt } from './origin'
import { claimThing, quotationThing, sourceThing } from './schema-org'
import { claim, passage, utterance } from './test-claim-view'
import { expanded, origin } from './test-linked-data'

afterEach(() => void delete process.env.ONRECORD_URL)

test('a claim, its utterances, their sources and passages name each other, and expand without loss', async () => {
  process.env.ONRECORD_URL = origin
  const own = `${origin}/ns/onrecord.jsonld#`
  const said = { ...utterance, passages: [passage] }
  const whole = { ...claim, utterances: [said] }
  const [asClaim] = await expanded(linkedClaim(whole, claimThing(whole)))
  const [asUtterance] = await expanded(utteranceThing({ ...said, claim }))
  const [asQuotation] = await expanded(quotationThing({ claim, utterance: said, passage }))
  expect(asClaim).toMatchObject({
    '@id': `${origin}/claims/${claim.id}`,
    [`${own}utterances`]: [{ '@id': asUtterance!['@id'] }],
  })
  expect(asUtterance).toMatchObject({
    '@id': `${origin}/utterances/${utterance.id}.jsonld`,
    [`${own}claim`]: [{ '@id': asClaim!['@id'] }],
    [`${own}attestations`]: [{ '@id': asQuotation!['@id'] }],
    [`${own}saidBy`]: [{ '@id': `${origin}/sources/${utterance.source.id}` }],
  })
  const [asSource] = await expanded(
    sourceThing({
      ...{ ...utterance.source, description: 'Mayor', names: [], roles: [], parents: [], parts: [] },
      ...{ identifiers: [{ scheme: 'wikidata', value: 'Q42' }], publisher: null, utterances: 1, claims: 1 },
      ...{ firstSaid: null, lastSaid: null, channels: [], sample: false, tags: [] },
    }),
  )
  expect(asSource!['@id']).toBe(`${origin}/sources/${utterance.source.id}`)
})

test('without an origin of its own a document means the same, read at its own address', async () => {
  const full = addressesAt(origin)
  const said = { ...utterance, claim }
  const pairs = [
    [linkedClaim(claim, claimThing(claim)), linkedClaim(claim, claimThing(claim, null, full), full)],
    [utteranceThing(said), utteranceThing(said, full)],
  ] as const
  for (const [kept, told] of pairs) {
    expect(kept).not.toEqual(told)
    expect(await expanded(kept, {}, `${origin}/claims/12.jsonld`)).toEqual(await expanded(told))
  }
  const [whole] = await expanded(pairs[0][1])
  expect(whole).toMatchObject({
    '@id': `${origin}/claims/12`,
    '@type': ['http://schema.org/Claim'],
    'http://schema.org/name': [{ '@value': claim.wording }],
    [`${origin}/ns/onrecord.jsonld#utterances`]: [{ '@id': `${origin}/utterances/31.jsonld` }],
  })
})
