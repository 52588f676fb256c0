import { z } from 'zod'
import { component } from './component'
import { origin } from './example'
import type { Operation } from './operation'

export const linkedType = 'application/ld+json'

const iri = z.url().describe('An address')
const context = z.union([z.string(), z.array(z.unknown())])
const node = z.looseObject({ id: iri, type: z.string() })

const LinkedClaim = component(
  'LinkedClaim',
  z.looseObject({
    '@context': context,
    '@type': z
      .enum(['Claim', 'ClaimReview'])
      .describe('In terms of schema.org; of a claim that was assessed the review, with it as “itemReviewed”'),
    url: iri,
    utterances: z.array(iri).optional().describe('What names each utterance, and leads to it'),
  }),
)
const LinkedUtterance = component(
  'LinkedUtterance',
  z.looseObject({
    '@context': context,
    id: iri,
    type: z.literal('Utterance').describe('In terms of our own, which /ns/onrecord.jsonld explains'),
    page: iri,
    claim: node,
    saidBy: node,
    stance: z.string(),
    saidOn: z.string().describe('EDTF'),
    attestations: z.array(node).describe('At most 50'),
  }),
)
const LinkedSource = component(
  'LinkedSource',
  z.looseObject({
    '@context': context,
    '@type': z
      .enum(['Person', 'Organization', 'Thing'])
      .describe('In terms of schema.org; Thing: somebody unnamed'),
    '@id': iri,
    url: iri,
    name: z.string(),
  }),
)

const claim = `${origin}/claims/12`
const claimPage = `${claim}-the-harbour-bridge-will-stay-closed-until-june`
const source = `${origin}/sources/7`
const wording = 'The harbour bridge will stay closed until June.'
const utterance = `${origin}/utterances/40.jsonld`
const terms = `${origin}/ns/onrecord.jsonld`

const answers = {
  claim: {
    schema: LinkedClaim,
    example: {
      '@context': [terms, 'https://schema.org'],
      ...{ '@type': 'Claim', '@id': claim, url: claimPage, name: wording },
      author: [{ '@type': 'Person', '@id': source, name: 'Mara Lindqvist' }],
      utterances: [utterance],
    },
  },
  utterance: {
    schema: LinkedUtterance,
    example: {
      ...{ '@context': terms, id: utterance, type: 'Utterance', page: `${claimPage}#u40` },
      claim: { id: claim, type: 'Claim', wording },
      saidBy: { id: source, type: 'Source', name: 'Mara Lindqvist', sourceKind: 'person' },
      ...{ stance: 'asserts', saidOn: '2025-03-14', saidOnBasis: 'relative', saidOnWording: 'on Friday' },
      attestations: [
        {
          ...{ id: `${origin}/attestations/55.jsonld`, type: 'Attestation', language: 'en' },
          ...{ words: '“We will not open it before June,”', quoteKind: 'direct' },
          ...{ printedIn: `${origin}/articles/31`, articleVersion: 1 },
        },
      ],
    },
  },
  source: {
    schema: LinkedSource,
    example: {
      ...{ '@context': 'https://schema.org', '@type': 'Person', '@id': source },
      ...{ url: `${source}-mara-lindqvist`, name: 'Mara Lindqvist' },
    },
  },
}

/** The answer as JSON too where that is wanted more, else as JSON-LD. */
export const orLinked = (
  answer: Operation['answers'][number],
  noun: keyof typeof answers,
): Operation['answers'][number] => ({
  ...answer,
  content: { ...answer.content, [linkedType]: answers[noun] },
})

/** How an address that answers JSON-LD too says so. */
export const linkedToo =
  'With “Accept: application/ld+json” it is told as linked data, as its page’s address with “.jsonld” tells it: whole, and as it stands now, so without parameters.'
