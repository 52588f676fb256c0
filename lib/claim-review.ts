import { isDay } from './calendar'
import type { FileProblem, Problem } from './errors'
import { isThing, jsonOf, plain, type Thing } from './foreign-json'
import { importText, ofFile } from './import-file'
import { plainAddress } from './web-address'

/** A ClaimReview (schema.org) as a file tells of it. */
export type FileReview = {
  /** Where in the file it stands: `review 7`. */
  at: string
  /** The address of the review. */
  url: string
  /** The words of the claim reviewed. */
  claim: string
  /** BCP 47, where the review says it. */
  language: string | null
  /** The rating in the reviewer's own words. */
  verdict: string | null
  /** The rating as a number with its bounds, where all three are numbers. */
  rated: { value: number; worst: number; best: number } | null
  reviewer: string | null
  /** A day, yyyy-mm-dd. */
  on: string | null
  body: string | null
  /** Who made the claim, and when (yyyy-mm-dd), as the review has it. */
  claimant: string | null
  claimedOn: string | null
  /** Addresses at which the claim appeared. */
  appearances: string[]
}

export type ReviewFile = { reviews: FileReview[]; problems: FileProblem[] }

/** Most reviews in a file, and most appearances of one. */
export const MOST_REVIEWS = 500
const MOST_APPEARANCES = 10
/** So many objects of a file are looked at. */
const MOST_NODES = 50_000

/**
 * Reads ClaimReviews from JSON-LD: one, several, a graph, a DataFeed, or a page that holds them. Never throws: what
 * cannot be read is among the problems, and takes nothing else with it.
 */
export function readClaimReviews(bytes: Uint8Array): ReviewFile {
  const file = importText(bytes)
  if ('problem' in file) return wrong(file.problem)
  const blocks = file.json ? [file.text] : blocksOf(file.text)
  const documents = blocks.map(jsonOf)
  if (blocks.length === 1 && documents[0] === undefined) return wrong('This looks like JSON and is none.')
  const found = nodesOf(documents)
  if (found === null) return wrong('The file is too large to be looked through. Part it in two.')
  if (!found.length) return wrong('The file holds no ClaimReview.')
  if (found.length > MOST_REVIEWS) return wrong('The file has more than 500 reviews. Part it in two.')
  const told: ReviewFile = { reviews: [], problems: [] }
  const seen = new Set<string>()
  found.forEach((node, index) => {
    const at = `review ${index + 1}`
    const read = readReview(node, at)
    if ('message' in read) return void told.problems.push({ at, ...read })
    const key = `${read.url} ${read.claim}`
    if (seen.has(key))
      return void told.problems.push({ at, field: 'url', message: 'The file has this review already.' })
    seen.add(key)
    told.reviews.push(read)
  })
  return told
}

const wrong = (message: string): ReviewFile => ({
  reviews: [],
  problems: [ofFile(message)],
})

/**
 * The JSON-LD of a page, at most 50 pieces. It is looked for in the text: a parser that makes a document of the page can
 * be kept busy for minutes.
 */
function blocksOf(page: string): string[] {
  const found: string[] = []
  const begin = /<!--|<script\b([^>]{0,500})>/gi
  const end = /<\/script/gi
  for (let at = begin.exec(page); at && found.length < 50; at = begin.exec(page)) {
    const [whole, attributes] = at
    if (attributes === undefined) {
      const closed = page.indexOf('-->', at.index)
      if (closed < 0) break
      begin.lastIndex = closed
      continue
    }
    end.lastIndex = begin.lastIndex
    const closed = end.exec(page)
    if (!closed) break
    if (/ld\+json/i.test(attributes)) found.push(page.slice(at.index + whole.length, closed.index))
    begin.lastIndex = end.lastIndex
  }
  return found
}

/** The ClaimReviews among these values and within them, in their order; null where there is too much to look at. */
function nodesOf(values: unknown[]): Thing[] | null {
  const found: Thing[] = []
  const waiting = [...values].reverse()
  for (let looked = 0; waiting.length; looked += 1) {
    if (looked > MOST_NODES || waiting.length > MOST_NODES) return null
    const value = waiting.pop()
    if (Array.isArray(value)) for (const one of [...value].reverse()) waiting.push(one)
    else if (isThing(value)) {
      if (typesOf(value).includes('ClaimReview')) found.push(value)
      else
        for (const inner of Object.values(value).reverse())
          if (typeof inner === 'object' && inner !== null) waiting.push(inner)
    }
  }
  return found
}

const typesOf = (node: Thing): string[] =>
  [node['@type']]
    .flat()
    .flatMap((type) =>
      typeof type === 'string' ? [type.replace(/^(https?:\/\/schema\.org\/|schema:)/, '')] : [],
    )

function readReview(node: Thing, at: string): FileReview | Problem {
  const item = first(node.itemReviewed)
  const rating = first(node.reviewRating)
  const claim = oneLine(node.claimReviewed ?? (isThing(item) ? (item.name ?? item.text) : null))
  if (!claim) return { field: 'claimReviewed', message: 'It does not say which claim it reviews.' }
  if (claim.length > 500)
    return { field: 'claimReviewed', message: 'The claim has more than 500 characters.' }
  const url = plainAddress(
    addressIn(node.url) ?? addressIn(node['@id']) ?? addressIn(node.mainEntityOfPage) ?? '',
  )
  if (!url) return { field: 'url', message: 'It has no address of its own.' }
  const told = isThing(rating) ? rating : {}
  const numbers = [told.ratingValue, told.worstRating, told.bestRating].map(numberIn)
  const [value, worst, best] = numbers
  const speaker = isThing(item) ? first(item.author) : null
  return {
    at,
    url,
    claim,
    language: languageIn(node.inLanguage) ?? (isThing(item) ? languageIn(item.inLanguage) : null),
    verdict:
      oneLine(told.alternateName ?? told.name ?? (value == null ? told.ratingValue : null)).slice(0, 200) ||
      null,
    rated: value != null && worst != null && best != null && best > worst ? { value, worst, best } : null,
    reviewer: nameIn(node.author) ?? nameIn(node.publisher),
    on: dayIn(node.datePublished) ?? dayIn(node.dateModified),
    body:
      plain(textIn(node.reviewBody ?? node.description))
        .slice(0, 8000)
        .replace(/[\ud800-\udbff]$/, '') || null,
    claimant: nameIn(speaker),
    claimedOn: isThing(item) ? dayIn(item.datePublished) : null,
    appearances: isThing(item) ? appearancesIn(item) : [],
  }
}

const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)
const textIn = (value: unknown): unknown => {
  const one = first(value)
  return isThing(one) ? one['@value'] : typeof one === 'number' ? String(one) : one
}
const oneLine = (value: unknown): string => plain(textIn(value)).replace(/\s+/g, ' ').trim()

function numberIn(value: unknown): number | null {
  const text = oneLine(value)
  return /^-?\d{1,9}(\.\d{1,6})?$/.test(text) ? Number(text) : null
}

function addressIn(value: unknown): string | null {
  const one = first(value)
  const text = isThing(one) ? (one['@id'] ?? one.url) : one
  return typeof text === 'string' ? text : null
}

function nameIn(value: unknown): string | null {
  const one = first(value)
  return oneLine(isThing(one) ? one.name : one).slice(0, 200) || null
}

const dayIn = (value: unknown): string | null => {
  const day = /^\d{4}-\d{2}-\d{2}(?=$|T| )/.exec(oneLine(value))?.[0]
  return day && isDay(day) ? day : null
}

function languageIn(value: unknown): string | null {
  const one = first(value)
  const language = oneLine(isThing(one) ? (one.alternateName ?? one.name) : one)
  return /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) && language.length <= 35 ? language : null
}

function appearancesIn(item: Thing): string[] {
  const all = [item.appearance, item.firstAppearance, item.url, item.sameAs]
    .flat()
    .slice(0, 10 * MOST_APPEARANCES)
    .map((one) => addressIn(one))
  const addresses = all.flatMap((one) => (one && plainAddress(one)) || [])
  return [...new Set(addresses)].slice(0, MOST_APPEARANCES)
}

/**
 * The rating of our scale, worst first, that a review's is: by the same word, or by its number where its own scale has
 * as many steps, counted by ones. Null where it cannot be told: then a person chooses.
 */
export function ratingOn(
  scale: readonly string[],
  { verdict, rated }: Pick<FileReview, 'verdict' | 'rated'>,
): string | null {
  const word = (text: string) => text.normalize('NFKC').trim().toLowerCase()
  const same = verdict && scale.find((rating) => word(rating) === word(verdict))
  if (same) return same
  if (!rated || rated.best - rated.worst + 1 !== scale.length) return null
  return scale[rated.value - rated.worst] ?? null
}

/** What the reviewer's rating is called where it is not on our scale. */
export const verdictOf = ({ verdict, rated }: Pick<FileReview, 'verdict' | 'rated'>): string =>
  verdict ?? (rated ? `${rated.value}, from ${rated.worst} to ${rated.best}` : 'not stated')

/** The reasons of the draft: the rating as it was given, by whom, who claimed it, and what the review says. */
export function reasonsOf(review: FileReview): string {
  const { reviewer, on, claimant, claimedOn, body } = review
  const claimed =
    claimant && `The review names ${claimant} as who claimed it${claimedOn ? ` (${claimedOn})` : ''}.`
  return [
    `Rated “${verdictOf(review)}”${reviewer ? ` by ${reviewer}` : ''}${on ? ` (${on})` : ''}.`,
    claimed,
    body,
  ]
    .filter(Boolean)
    .join('\n\n')
}
