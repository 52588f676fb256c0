import {
  addressOf,
  each,
  makerOf,
  noteOf,
  quoteOf,
  type FileAnnotation,
  type FileQuote,
} from './annotation-file'
import { isThing, type Thing } from './foreign-json'

/** Whether a row is an annotation as Hypothesis' API and exports have it. */
export const isHypothesis = (row: Thing): boolean =>
  typeof row.uri === 'string' && (Array.isArray(row.target) || 'group' in row || 'user' in row)

/** One row of Hypothesis, or why it marks no words. */
export function readHypothesis(row: Thing, at: string): FileAnnotation | string {
  if (each(row.references).length) return 'This is an answer to another annotation.'
  const targets = each(row.target).filter(isThing)
  const quotes = targets.flatMap(quotesOf)
  if (!quotes.length) return 'It is a note on the whole page: there are no words of the text.'
  const links = isThing(row.document) ? each(row.document.link) : []
  const addresses = [
    row.uri,
    ...targets.map(({ source }) => source),
    ...links.map((link) => (isThing(link) ? link.href : link)),
  ]
  const shown = isThing(row.user_info) ? row.user_info.display_name : null
  return {
    at,
    addresses: [...new Set(addresses.flatMap((address) => addressOf(address) ?? []))].slice(0, 10),
    quotes,
    maker: makerOf('Hypothesis', row.user ?? shown),
    note: noteOf([row.text], each(row.tags)),
  }
}

/** The words of one target. Its places count units of the page in a browser, which is longer than the article. */
function quotesOf({ selector }: Thing): FileQuote[] {
  const selectors = each(selector).filter(isThing)
  const words = selectors.find(({ type }) => type === 'TextQuoteSelector')
  const place = selectors.find(({ type }) => type === 'TextPositionSelector')
  const { prefix, suffix } = words ?? {}
  const quote = quoteOf(words?.exact, { prefix, suffix, start: place?.start, counts: 'units' })
  return quote ? [quote] : []
}
