import { instance } from './instance'
import type { AssessmentView } from './assessment'
import { daysOf, printedWords, type Attested } from './citation'
import { identifierAddress } from './identifier'
import { fullAddress, type FullAddress } from './origin'
import type {
  ArticleView,
  ClaimRef,
  ClaimView,
  Passage,
  SourceKind,
  SourceRef,
  SourceView,
  UtteranceView,
} from './record'

/** A node of JSON-LD in the vocabulary of schema.org. */
export type Thing = { '@type': string; [property: string]: unknown }

/** What an assessment of a claim says outside: its words, its place on the scale, who, and the day (yyyy-mm-dd). */
export type Review = {
  verdict: string
  value: number
  worst: number
  best: number
  reasons: string
  /** Null where no editor is named: then it is the record's. */
  by: string | null
  on: string
}

/** A public assessment as its claim's review. */
export const reviewOf = (assessment: AssessmentView): Review => ({
  verdict: assessment.rating,
  value: assessment.place,
  worst: 1,
  best: assessment.places,
  reasons: assessment.reasons,
  by: assessment.by,
  on: assessment.assessedOn,
})

const context = { '@context': 'https://schema.org' }
// A page that thousands of articles report would be mostly this otherwise.
const MOST = 50

/** A claim with the articles it appears in and the words as printed, at most 50 of each; its review where it has one. */
export function claimThing(
  claim: ClaimView,
  review: Review | null = null,
  full: FullAddress = fullAddress,
): Thing {
  const said = claim.utterances.flatMap((utterance) =>
    utterance.passages.map((passage) => ({ utterance, passage })),
  )
  const articles = new Map(said.map(({ passage }) => [passage.article.id, passage]))
  const days = daysOf(claim)
  const authors = claim.utterances.filter(
    ({ stance, source }) => stance === 'asserts' && source.kind !== 'unnamed',
  )
  const thing: Thing = {
    '@type': 'Claim',
    '@id': stable('claims', claim, full),
    url: claimUrl(claim, full),
    name: claim.wording,
    license: instance().licence.url,
    ...(days && { datePublished: days.first, dateModified: days.last }),
    ...(claim.topics.length && { keywords: claim.topics.map(({ name }) => name) }),
    author: distinct(authors).map((said) => speaker(said, full)),
    appearance: [...articles.values()].slice(0, MOST).map((passage) => article(passage, full)),
    hasPart: said.slice(0, MOST).map(({ utterance, passage }) => quotation(utterance, passage, full)),
  }
  return { ...context, ...(review ? reviewThing(claim, thing, review, full) : thing) }
}

/** The words of one passage as printed, who spoke them, and the article they are part of. */
export function quotationThing({ claim, utterance, passage }: Attested): Thing {
  return {
    ...context,
    ...quotation(utterance, passage, fullAddress),
    about: claimRef(claim, fullAddress),
  }
}

/** A source as a person or an organisation; somebody unnamed as a thing, of which no more is known. */
export function sourceThing(source: SourceView, full: FullAddress = fullAddress): Thing {
  const pages = source.identifiers.flatMap(({ scheme, value }) => identifierAddress(scheme, value) ?? [])
  const organisations = source.roles.flatMap(({ organisation }) => organisation ?? [])
  return {
    ...context,
    ...named(source, full),
    ...(source.description && { description: source.description }),
    ...(source.names.length && { alternateName: source.names.map(({ name }) => name) }),
    ...(pages.length && { sameAs: pages }),
    ...(organisations.length && { memberOf: organisations.map((one) => named(one, full)) }),
  }
}

/** An article with the claims that it reports and, by their addresses, the words of it on record; at most 50 of each. */
export function articleThing(article: ArticleView): Thing {
  const notes = [...article.notes, ...article.unplaced.map(({ note }) => note)]
  const claims = new Map(notes.map(({ claim }) => [claim.id, claim]))
  return {
    ...context,
    ...newsArticle(article, article.url, article.language, fullAddress),
    ...(article.byline && { author: { '@type': 'Person', name: article.byline } }),
    mentions: [...claims.values()].slice(0, MOST).map((claim) => claimRef(claim, fullAddress)),
    hasPart: notes
      .slice(0, MOST)
      .map(({ attestation }) => ({ '@type': 'Quotation', '@id': quotationUrl(attestation, fullAddress) })),
  }
}

function reviewThing(claim: ClaimView, itemReviewed: Thing, review: Review, full: FullAddress): Thing {
  return {
    '@type': 'ClaimReview',
    url: claimUrl(claim, full),
    claimReviewed: claim.wording,
    datePublished: review.on,
    author: review.by
      ? { '@type': 'Person', name: review.by }
      : { '@type': 'Organization', name: 'Onrecord' },
    reviewBody: review.reasons,
    reviewRating: {
      '@type': 'Rating',
      ratingValue: review.value,
      worstRating: review.worst,
      bestRating: review.best,
      alternateName: review.verdict,
    },
    itemReviewed,
  }
}

function quotation(utterance: UtteranceView, passage: Passage, full: FullAddress): Thing {
  return {
    '@type': 'Quotation',
    '@id': quotationUrl(passage.id, full),
    text: printedWords(passage),
    inLanguage: passage.language,
    spokenByCharacter: speaker(utterance, full),
    ...(calendarDate.test(utterance.saidOn) && { dateCreated: utterance.saidOn }),
    isPartOf: article(passage, full),
  }
}

const article = ({ article, original, language }: Passage, full: FullAddress) =>
  newsArticle(article, original?.replace(/#.*$/s, '') ?? null, language, full)

type Printed = Pick<ArticleView, 'id' | 'address' | 'title' | 'publishedOn' | 'publisher' | 'archive'>

function newsArticle(article: Printed, original: string | null, language: string, full: FullAddress): Thing {
  return {
    '@type': 'NewsArticle',
    '@id': stable('articles', article, full),
    headline: article.title,
    inLanguage: language,
    url: original ?? full(`/articles/${article.address}`),
    ...(calendarDate.test(article.publishedOn ?? '') && { datePublished: article.publishedOn }),
    ...(article.publisher && { publisher: { '@type': 'Organization', name: article.publisher } }),
    ...(article.archive && { archivedAt: article.archive }),
  }
}

function speaker({ source, capacity, speaksFor }: UtteranceView, full: FullAddress): Thing {
  if (source.kind === 'unnamed') return named(source, full)
  const person = typeOf(source.kind) === 'Person'
  return {
    ...named(source, full),
    ...(person && capacity && { jobTitle: capacity }),
    // The vocabulary knows no person as an affiliation.
    ...(speaksFor &&
      typeOf(speaksFor.kind) === 'Organization' && {
        [person ? 'affiliation' : 'memberOf']: named(speaksFor, full),
      }),
  }
}

type Named = Omit<SourceRef, 'address'> & { address: string | null }

function named(source: Named, full: FullAddress): Thing {
  const { name, kind, address } = source
  if (address === null) return { '@type': typeOf(kind), name }
  const url = full(`/sources/${address}`)
  return { '@type': typeOf(kind), '@id': stable('sources', source, full), url, name }
}

function distinct(utterances: UtteranceView[]): UtteranceView[] {
  return [...new Map(utterances.map((utterance) => [utterance.source.id, utterance])).values()]
}

// The record does not say whether somebody unnamed is one person: what stands for a name is how an article describes them.
const typeOf = (kind: SourceKind) =>
  ({ person: 'Person', organisation: 'Organization', group: 'Organization', unnamed: 'Thing' })[kind]
// What EDTF says beyond ISO 8601, such as an uncertain month, is no date outside.
const calendarDate = /^\d{4}(-\d{2}){0,2}$/
const quotationUrl = (id: number, full: FullAddress) => full(`/attestations/${id}.jsonld`)
// By number alone: a name or a wording may change, what is meant stays the same.
const stable = (noun: string, { id }: { id: number }, full: FullAddress) => full(`/${noun}/${id}`)
const claimUrl = (claim: { address: string }, full: FullAddress) => full(`/claims/${claim.address}`)

const claimRef = (claim: ClaimRef, full: FullAddress): Thing => ({
  '@type': 'Claim',
  '@id': stable('claims', claim, full),
  url: claimUrl(claim, full),
  name: claim.wording,
})

/** As text that may stand inside a script element: no `<` ends it early. */
export function scriptText(thing: Thing): string {
  return JSON.stringify(thing).replace(/</g, '\\u003c')
}
