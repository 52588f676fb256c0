import { printedWords } from './citation'
import { fullAddress, type FullAddress } from './origin'
import type { ClaimRef, ClaimView, SourceRef, UtteranceView } from './record'
import type { Thing } from './schema-org'
import { contextPath } from './vocabulary'

/** So many passages of an utterance are told with it. */
export const MOST_LINKED = 50

/** What names an utterance for good, and leads to what is known of it. */
const utteranceId = (id: number, full: FullAddress): string => full(`/utterances/${id}.jsonld`)

/**
 * A claim in the vocabulary of schema.org, as its page has it, with its utterances in a term of our own; where it was
 * assessed, the claim is what the review is of.
 */
export function linkedClaim(claim: ClaimView, thing: Thing, full: FullAddress = fullAddress): object {
  const utterances = claim.utterances.map(({ id }) => utteranceId(id, full))
  const { itemReviewed } = thing
  return {
    ...thing,
    // By its address, which is read from the document's own where this is a path: a term's would not be. What both
    // define is schema.org's, the last.
    '@context': [full(contextPath), 'https://schema.org'],
    ...(itemReviewed ? { itemReviewed: { ...itemReviewed, utterances } } : { utterances }),
  }
}

/** An utterance in our own terms, with its claim, its source and the passages that report it, each by what names it. */
export function utteranceThing(
  said: UtteranceView & { claim: ClaimRef },
  full: FullAddress = fullAddress,
): object {
  const { claim, source, speaksFor, capacity, channel, wording } = said
  return {
    '@context': full(contextPath),
    id: utteranceId(said.id, full),
    type: 'Utterance',
    page: full(`/claims/${claim.address}#u${said.id}`),
    claim: { id: full(`/claims/${claim.id}`), type: 'Claim', wording: claim.wording },
    saidBy: sourceNode(source, full),
    ...(speaksFor && { speaksFor: sourceNode(speaksFor, full) }),
    ...(capacity && { capacity }),
    stance: said.stance,
    saidOn: said.saidOn,
    saidOnBasis: said.basis,
    ...(wording && { saidOnWording: wording }),
    ...(channel && { channel }),
    attestations: said.passages.map((passage) => ({
      id: full(`/attestations/${passage.id}.jsonld`),
      type: 'Attestation',
      words: printedWords(passage),
      language: passage.language,
      quoteKind: passage.kind,
      printedIn: full(`/articles/${passage.article.id}`),
      articleVersion: passage.version,
      ...(passage.chain.length && {
        chain: passage.chain.map(({ kind, name }) => ({ step: kind, ...(name && { name }) })),
      }),
    })),
  }
}

const sourceNode = ({ id, name, kind }: SourceRef, full: FullAddress) => ({
  id: full(`/sources/${id}`),
  type: 'Source',
  name,
  sourceKind: kind,
})
