import { printedWords } from './citation'
import { fullAddress } from './origin'
import type { ClaimRef, ClaimView, SourceRef, UtteranceView } from './record'
import type { Thing } from './schema-org'
import { contextPath } from './vocabulary'

/** So many passages of an utterance are told with it. */
export const MOST_LINKED = 50

/** What names an utterance for good, and leads to what is known of it. */
export const utteranceId = (id: number): string => fullAddress(`/utterances/${id}.jsonld`)

/**
 * A claim in the vocabulary of schema.org, as its page has it, with its utterances in a term of our own; where it was
 * assessed, the claim is what the review is of.
 */
export function linkedClaim(claim: ClaimView, thing: Thing): object {
  const utterances = claim.utterances.map(({ id }) => utteranceId(id))
  const { itemReviewed } = thing
  return {
    ...thing,
    '@context': [
      'https://schema.org',
      { utterances: { '@id': `${fullAddress(contextPath)}#utterances`, '@type': '@id' } },
    ],
    ...(itemReviewed ? { itemReviewed: { ...itemReviewed, utterances } } : { utterances }),
  }
}

/** An utterance in our own terms, with its claim, its source and the passages that report it, each by what names it. */
export function utteranceThing(said: UtteranceView & { claim: ClaimRef }): object {
  const { claim, source, speaksFor, capacity, channel, wording } = said
  return {
    '@context': fullAddress(contextPath),
    id: utteranceId(said.id),
    type: 'Utterance',
    page: fullAddress(`/claims/${claim.address}#u${said.id}`),
    claim: { id: fullAddress(`/claims/${claim.id}`), type: 'Claim', wording: claim.wording },
    saidBy: sourceNode(source),
    ...(speaksFor && { speaksFor: sourceNode(speaksFor) }),
    ...(capacity && { capacity }),
    stance: said.stance,
    saidOn: said.saidOn,
    saidOnBasis: said.basis,
    ...(wording && { saidOnWording: wording }),
    ...(channel && { channel }),
    attestations: said.passages.map((passage) => ({
      id: fullAddress(`/attestations/${passage.id}.jsonld`),
      type: 'Attestation',
      words: printedWords(passage),
      language: passage.language,
      quoteKind: passage.kind,
      printedIn: fullAddress(`/articles/${passage.article.id}`),
      articleVersion: passage.version,
      ...(passage.chain.length && {
        chain: passage.chain.map(({ kind, name }) => ({ step: kind, ...(name && { name }) })),
      }),
    })),
  }
}

const sourceNode = ({ id, name, kind }: SourceRef) => ({
  id: fullAddress(`/sources/${id}`),
  type: 'Source',
  name,
  sourceKind: kind,
})
