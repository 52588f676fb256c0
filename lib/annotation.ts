import { instance } from './instance'
import type { ChainStep, ClaimRef, DateBasis, QuoteKind, Selector, SourceRef, Stance } from './record'
import { words } from './spans'
import { contextPath } from './vocabulary'

/** A place with its bounds in code points of the text; null where the text is not held and cannot be counted. */
export type CountedSelector = Selector & { counted: { start: number; end: number } | null }

/** A public attestation with all that its annotation tells. Times are ISO 8601 in UTC. */
export type Annotated = {
  id: number
  kind: QuoteKind
  chain: ChainStep[]
  content: CountedSelector[]
  cue: CountedSelector[]
  mention: CountedSelector[]
  recordedAt: string
  /** Of the latest change; null where it never changed. */
  changedAt: string | null
  /** The version in which the words stand so: its number, and when its page was opened. */
  version: number
  fetchedAt: string
  article: { id: number; address: string; url: string | null; archive: string | null; language: string }
  claim: ClaimRef & { language: string }
  utterance: {
    id: number
    stance: Stance
    capacity: string | null
    channel: string | null
    saidOn: string
    saidWording: string | null
    basis: DateBasis
    source: SourceRef
    speaksFor: SourceRef | null
  }
}

/** A node of JSON-LD. */
export type Node = Record<string, unknown>

export const annotationContext = 'http://www.w3.org/ns/anno.jsonld'
/** The media type of an annotation (Web Annotation Protocol, 4.1). */
export const annotationType = `application/ld+json; profile="${annotationContext}"`
/** The contexts of an annotation: the recommendation's and that of our own terms. */
export const annotationContexts = (origin: string): string[] => [annotationContext, `${origin}${contextPath}`]

/**
 * An attestation in the Web Annotation Data Model, all addresses on this origin. `identifying`: the words in the
 * article are identified as a report of the utterance, which is the body. A split quotation has a target for each
 * piece. Without the context, which stands once in a page of several.
 */
export function annotationOf(attested: Annotated, origin: string): Node {
  const { id, claim, utterance, article } = attested
  const place = (selector: CountedSelector) => specific(attested, selector, origin)
  return {
    id: `${origin}/api/v1/attestations/${id}/annotation`,
    type: ['Annotation', 'Attestation'],
    motivation: 'identifying',
    ...agents(origin),
    created: attested.recordedAt,
    ...(attested.changedAt && { modified: attested.changedAt }),
    rights: instance().licence.url,
    body: [
      utteranceNode(attested, origin),
      {
        type: 'TextualBody',
        value: claim.wording,
        format: 'text/plain',
        language: claim.language,
        purpose: 'describing',
      },
    ],
    target: attested.content.map(place),
    utterance: utteranceId(utterance.id, origin),
    words: words(attested.content),
    quoteKind: attested.kind,
    printedIn: `${origin}/articles/${article.id}`,
    articleVersion: attested.version,
    ...(attested.cue.length && { cue: attested.cue.map(place) }),
    ...(attested.mention.length && { mention: attested.mention.map(place) }),
    ...(attested.chain.length && { chain: attested.chain.map(stepNode) }),
  }
}

/** Who made the annotation: the instance; no editor is named. */
function agents(origin: string): { creator: Node; generator: Node } {
  const { name, keeper } = instance()
  return {
    creator: { id: `${origin}/about`, type: 'Organization', name: keeper ?? name, homepage: `${origin}/` },
    generator: { id: `${origin}/about#program`, type: 'Software', name: 'Onrecord' },
  }
}

// By number alone: a name or a wording may change, these never do.
const utteranceId = (id: number, origin: string) => `${origin}/utterances/${id}.jsonld`
const claimId = (id: number, origin: string) => `${origin}/claims/${id}`
const sourceNode = ({ id, name, kind }: SourceRef, origin: string): Node => ({
  id: `${origin}/sources/${id}`,
  type: 'Source',
  name,
  sourceKind: kind,
})

function utteranceNode({ utterance, claim }: Annotated, origin: string): Node {
  const { capacity, channel, saidWording, speaksFor } = utterance
  return {
    id: utteranceId(utterance.id, origin),
    type: 'Utterance',
    claim: { id: claimId(claim.id, origin), type: 'Claim', wording: claim.wording },
    saidBy: sourceNode(utterance.source, origin),
    ...(speaksFor && { speaksFor: sourceNode(speaksFor, origin) }),
    ...(capacity && { capacity }),
    stance: utterance.stance,
    saidOn: utterance.saidOn,
    saidOnBasis: utterance.basis,
    ...(saidWording && { saidOnWording: saidWording }),
    ...(channel && { channel }),
  }
}

const stepNode = ({ kind, name }: ChainStep): Node => ({ step: kind, ...(name && { name }) })

/** A place in the article at its own address, as it was when we opened it. */
function specific({ article, version, fetchedAt }: Annotated, place: CountedSelector, origin: string): Node {
  const { exact, prefix, suffix, counted } = place
  const ours = `${origin}/articles/${article.address}`
  return {
    type: 'SpecificResource',
    source: article.url ?? ours,
    selector: [
      { type: 'TextQuoteSelector', exact, prefix, suffix },
      ...(counted ? [{ type: 'TextPositionSelector', ...counted }] : []),
    ],
    state: {
      type: 'TimeState',
      sourceDate: fetchedAt,
      cached: [`${ours}?version=${version}`, ...(article.archive ? [article.archive] : [])],
    },
  }
}
