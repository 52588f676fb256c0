import { z } from 'zod'
import { readEdtf } from './dates'
import { quoteKinds, stances } from './record'

/** Of one facet so many values may be chosen at once. */
export const MOST_CHOSEN = 20

/** Words to search for, in one spelling of white space. */
export const q = z
  .string()
  .refine((text) => !text.includes('\0'), 'The search words hold a character that cannot be searched for.')
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .refine((text) => text.length <= 200, 'The search words are longer than 200 characters. Use fewer.')

const several = <Value extends z.ZodType>(value: Value) =>
  z
    .array(value)
    .max(MOST_CHOSEN, `At most ${MOST_CHOSEN} values of one kind can be chosen.`)
    .transform((chosen) => [...new Set(chosen)].sort())

/** The number of a row, as text; `what` names it. */
export const rowNumber = (what: string) =>
  z
    .string()
    .regex(/^[1-9][0-9]{0,9}$/, `“${what}” is a number, such as 12.`)
    .refine((digits) => Number(digits) <= 2147483647, `There is no “${what}” of this number.`)

/** A day, a month or a year (yyyy, yyyy-mm, yyyy-mm-dd). */
export const period = (what: string) =>
  z
    .string()
    .trim()
    .refine(
      (text) => /^\d{4}(-\d{2}){0,2}$/.test(text) && readEdtf(text) !== null,
      `“${what}” is a day, a month or a year: 2025-03-14, 2025-03 or 2025.`,
    )

/** What narrows a list of statements: the same for search, its feeds and its exports. */
export const narrowing = {
  q: q.optional(),
  /** Who said it, or for whom it was said. */
  source: several(rowNumber('source')).optional(),
  organisation: several(rowNumber('organisation')).optional(),
  publisher: several(rowNumber('publisher')).optional(),
  topic: several(rowNumber('topic')).optional(),
  stance: several(z.enum(stances, '“stance” is none that the record knows.')).optional(),
  kind: several(z.enum(quoteKinds, '“kind” is direct, mixed or indirect.')).optional(),
  channel: several(
    z
      .string()
      .refine((text) => !text.includes('\0'), '“channel” holds a character that cannot be searched for.')
      .trim()
      .min(1)
      .max(200, '“channel” is longer than any on record.'),
  ).optional(),
  year: several(z.string().regex(/^[12]\d{3}$/, '“year” has four digits, such as 2025.')).optional(),
  from: period('from').optional(),
  to: period('to').optional(),
  /** The words of `q` inside quotation marks only. */
  quoted: z.literal('1', '“quoted” is 1 or is left out.').optional(),
}

export const orders = ['best', 'newest', 'oldest'] as const
export type Order = (typeof orders)[number]

/** The facets of a search, in the order in which they are offered. Several values of each may stand in an address. */
export const facetNames = [
  'stance',
  'source',
  'organisation',
  'publisher',
  'topic',
  'kind',
  'channel',
  'year',
] as const
export type FacetName = (typeof facetNames)[number]

/** How a search is shown: its order, and the facet of which all values are. */
export const showing = {
  order: z.enum(orders, '“order” is best, newest or oldest.').optional(),
  facet: z.enum(facetNames, '“facet” is none that a search has.').optional(),
}

export const narrowed = z.object(narrowing)
export type Narrowing = z.output<typeof narrowed>
export type Showing = { order?: Order; facet?: FacetName; after?: string }

/** A state of the search as its query string, in a fixed order; '' for the empty state. */
export function searchQuery(state: Narrowing & Showing): string {
  const query = new URLSearchParams()
  for (const key of [...Object.keys(narrowing), 'order', 'facet', 'after'] as (keyof typeof state)[]) {
    const value = state[key]
    for (const one of Array.isArray(value) ? value : value ? [value] : []) query.append(key, one)
  }
  return query.toString()
}
