import { longDate } from './dates'
import { fullAddress } from './origin'
import type { ClaimView, Passage, UtteranceView } from './record'

type CslDate = { 'date-parts': [[number, number, number]] }

/** One item of CSL-JSON, as citation programs read it. */
export type Citation = {
  id: string
  type: 'webpage'
  title: string
  author?: { literal: string }[]
  'container-title': 'Onrecord'
  /** `claim 12` or `attestation 55`. */
  number: string
  /** The day of the latest change, yyyy-mm-dd. */
  version?: string
  issued?: CslDate
  accessed?: CslDate
  URL: string
  archive_location?: string
}

/** A public attestation with the claim and the utterance that it belongs to. */
export type Attested = { claim: ClaimView; utterance: UtteranceView; passage: Passage }

/** Since when a claim is public and the day of its latest change (yyyy-mm-dd); null where no change is known. */
export function daysOf({ since, history }: ClaimView): { first: string; last: string } | null {
  const days = history.map((change) => change.on).sort()
  // The history given may begin later.
  const [first, last] = [since ?? days[0], days.at(-1)]
  return first && last ? { first, last } : null
}

/** The words of a passage as printed; parts that do not stand together are joined by an ellipsis. */
export function printedWords({ text, marks }: Passage): string {
  return marks
    .filter((mark) => mark.as === 'content')
    .map((mark) => oneLine(text.slice(mark.start, mark.end)))
    .join(' … ')
}

/** How to cite a claim's page. All days are the record's, so that the same state is always cited alike. */
export function citedClaim(claim: ClaimView): Citation {
  return {
    ...head(claim, `claim ${claim.id}`),
    title: oneLine(claim.wording),
    URL: fullAddress(`/claims/${claim.address}`),
  }
}

/** How to cite the words that one article prints: said by whom, printed where, and where on the claim's page. */
export function citedAttestation({ claim, utterance, passage }: Attested): Citation {
  const { article } = passage
  const printed = [article.publisher, article.publishedOn && longDate(article.publishedOn)].filter(Boolean)
  const words = printedWords(passage).replace(/^[“"„«]+|[”"»]+$/g, '')
  return {
    ...head(claim, `attestation ${passage.id}`),
    title: `“${words}” (as printed in ${[oneLine(article.title), ...printed].join(', ')})`,
    author: [{ literal: oneLine(utterance.source.name) }],
    URL: fullAddress(`/claims/${claim.address}#u${utterance.id}`),
    ...(article.archive && { archive_location: article.archive }),
  }
}

function head(claim: ClaimView, number: string) {
  const days = daysOf(claim)
  return {
    // RIS keeps 20 characters.
    id: `onrecord-${number.replace(/^(.)\D+/, '$1')}`,
    type: 'webpage' as const,
    'container-title': 'Onrecord' as const,
    number,
    ...(days && { version: days.last, issued: cslDate(days.first), accessed: cslDate(days.last) }),
  }
}

/** `Onrecord, claim 12, as of 3 April 2025`. */
export function placeOf({ number, version }: Citation): string {
  return `Onrecord, ${number}${version ? `, as of ${longDate(version)}` : ''}`
}

/** A citation as one line of plain text. */
export function plainCitation(cited: Citation): string {
  const who = cited.author ? `${cited.author.map((author) => author.literal).join(', ')}: ` : ''
  const title = /[.!?]”?$/.test(cited.title) ? cited.title : `${cited.title}.`
  const archived = cited.archive_location ? ` Archived copy: ${cited.archive_location}` : ''
  return `${who}${title} ${placeOf(cited)}. ${cited.URL}${archived}`
}

/** The tags by which reference managers know a page. */
export function citationMeta(claim: ClaimView): Record<string, string> {
  const days = daysOf(claim)
  return {
    citation_title: oneLine(claim.wording),
    citation_publisher: 'Onrecord',
    citation_public_url: fullAddress(`/claims/${claim.address}`),
    ...(days && {
      citation_publication_date: days.first.replaceAll('-', '/'),
      citation_online_date: days.last.replaceAll('-', '/'),
    }),
  }
}

const cslDate = (day: string): CslDate => ({
  'date-parts': [day.split('-').map(Number) as [number, number, number]],
})

// RIS has a line for each field: a line break would begin another.
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
