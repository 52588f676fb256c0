import {
  addressOf,
  each,
  makerOf,
  noteOf,
  quoteOf,
  type FileAnnotation,
  type FileQuote,
} from './annotation-file'
import { isThing, textOf, type Thing } from './foreign-json'

const isA = (thing: Thing, type: string) =>
  each(thing.type ?? thing['@type']).some((one) => one === type || one === `oa:${type}`)

/** Whether a row is an annotation of the Web Annotation Data Model, or of the programs that write it in short. */
export const isW3c = (row: Thing): boolean => isA(row, 'Annotation') || 'target' in row

/** The annotations of a collection or of one of its pages; null for what is neither. */
export function itemsOf(file: Thing): unknown[] | null {
  if (Array.isArray(file.items)) return file.items
  if (isThing(file.first) && Array.isArray(file.first.items)) return file.first.items
  return null
}

/** One annotation, or why it marks no words. */
export function readW3c(row: Thing, at: string): FileAnnotation | string {
  const targets = each(row.target).filter(
    (target): target is Thing | string => isThing(target) || typeof target === 'string',
  )
  const quotes = targets.flatMap((target) => (isThing(target) ? quotesOf(target) : []))
  if (!quotes.length) return 'It quotes no words of the text.'
  const sources = targets.flatMap((target) => (isThing(target) ? [target.source, target.id] : [target]))
  const bodies = [...each(row.body), ...each(row.bodies), row.bodyValue]
  const values = bodies.flatMap((body) => {
    if (isThing(body)) return [{ value: body.value, tag: body.purpose === 'tagging' }]
    // A body that is an address is a resource elsewhere.
    return typeof body === 'string' && !addressOf(body) ? [{ value: body, tag: false }] : []
  })
  const creator = [
    row.creator,
    ...targets.map((target) => isThing(target) && target.creator),
    ...bodies.map((body) => isThing(body) && body.creator),
  ].find(Boolean)
  return {
    at,
    addresses: [...new Set(sources.flatMap((source) => addressOf(source) ?? []))].slice(0, 10),
    quotes,
    maker: makerOf(programOf(row), nameOf(creator)),
    note: noteOf(
      values.filter(({ tag }) => !tag).map(({ value }) => value),
      values.filter(({ tag }) => tag).map(({ value }) => value),
    ),
  }
}

/** A person is told by the address they sign with, else by name, as Hypothesis and Recogito write them. */
const nameOf = (creator: unknown): unknown => {
  const one = each(creator)[0]
  return isThing(one) ? (one.name ?? one.nickname ?? one.id) : one
}

function programOf(row: Thing): string {
  const generator = each(row.generator)[0]
  const told = isThing(generator) ? (generator.name ?? generator.id) : generator
  const words = textOf(told)
  if (/recogito/i.test(words) || 'bodies' in row || /recogito/i.test(textOf(each(row['@context'])[0])))
    return 'Recogito'
  return words.slice(0, 80) || 'Web annotation'
}

/** The words of one target; Recogito's and Annotorious' own programs write quote, start and end in the selector itself. */
function quotesOf({ selector }: Thing): FileQuote[] {
  const selectors = each(selector).filter(isThing)
  const short = selectors.filter((one) => 'quote' in one)
  if (short.length)
    return short.flatMap(({ quote, start }) => quoteOf(quote, { start, counts: 'units' }) ?? [])
  const words = selectors.find((one) => isA(one, 'TextQuoteSelector'))
  const place = selectors.find((one) => isA(one, 'TextPositionSelector'))
  const { prefix, suffix } = words ?? {}
  return words
    ? [quoteOf(words.exact, { prefix, suffix, start: place?.start, counts: 'points' })].flatMap(
        (quote) => quote ?? [],
      )
    : []
}
