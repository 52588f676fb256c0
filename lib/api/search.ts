import { z } from 'zod'
import { Invalid } from '../errors'
import { errorsOf } from '../issues'
import { quoteKinds, stances } from '../record'
import { facetNames, MOST_CHOSEN, narrowed, orders, type Narrowing } from '../search-state'
import { orPart, whole } from './answers'
import { component } from './component'
import { examples, origin } from './example'
import { operation } from './operation'
import { fieldsOf, id, includeOf, noParts, pageOf, paging } from './paging'
import { Utterance } from './utterances'

const parts = z
  .array(z.object({ text: z.string(), hit: z.boolean() }))
  .nullable()
  .describe('The text in parts, those with words that were sought marked; null: none are there')

export const Hit = component(
  'Hit',
  Utterance.omit({ attestations: true }).extend({
    found: z
      .object({ wording: parts, name: parts, printed: parts })
      .describe(
        'Where the words that were sought stand: in the claim’s wording, the source’s name, the words as printed',
      ),
  }),
)

const Facet = component(
  'Facet',
  z.object({
    name: z.enum(facetNames).describe('The parameter that narrows by it'),
    values: z.array(
      z.object({ value: z.string(), label: z.string(), count: z.int().min(0), chosen: z.boolean() }),
    ),
    others: z.int().min(0).describe('How many values there are beside these'),
  }),
)

const numbers = (what: string) =>
  z
    .array(id)
    .max(MOST_CHOSEN, `At most ${MOST_CHOSEN} values of one kind can be chosen.`)
    .optional()
    .describe(what)
const period = (what: string) =>
  z.string().max(20).optional().describe(`${what}: a day, month or year, 2025-03-14, 2025-03 or 2025`)

/** What narrows a search, as on its page. */
export const filters = {
  q: z
    .string()
    .max(200)
    .optional()
    .describe(
      'Words of claims, of what was printed, of names: "…" for a phrase, “or”, “-” before what must not occur',
    ),
  quoted: z.boolean().optional().describe('true: the words inside quotation marks only, as printed'),
  source: numbers('Numbers of sources: who said it, or for whom it was said'),
  organisation: numbers('Numbers of organisations that the source belongs to'),
  publisher: numbers('Numbers of the outlets that printed it'),
  topic: numbers('Numbers of topics'),
  stance: z.array(z.enum(stances)).max(MOST_CHOSEN, 'Name each once.').optional(),
  kind: z
    .array(z.enum(quoteKinds))
    .max(MOST_CHOSEN, 'Name each once.')
    .optional()
    .describe('How it was printed'),
  channel: z
    .array(z.string().min(1).max(200))
    .max(MOST_CHOSEN, `At most ${MOST_CHOSEN} values of one kind can be chosen.`)
    .optional()
    .describe('Where it was said'),
  year: z
    .array(z.int().min(1000).max(2999))
    .max(MOST_CHOSEN, `At most ${MOST_CHOSEN} values of one kind can be chosen.`)
    .optional()
    .describe('Years in which it was said'),
  from: period('Said on or after'),
  to: period('Said on or before'),
}

type Filters = z.output<z.ZodObject<typeof filters>>

/** The state of a search that was asked for, by the rules of its page. Errors: Invalid. */
export function stateOf({ quoted, ...given }: Filters): Narrowing {
  const texts = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.map(String) : value]],
  )
  const state = { ...Object.fromEntries(texts), ...(quoted && { quoted: '1' }) }
  const read = narrowed.safeParse(state)
  if (read.success) return read.data
  throw new Invalid(errorsOf(read.error, state))
}

const found = pageOf(orPart(Hit)).extend({
  count: z.int().min(0).describe('Statements found, as far as they are counted'),
  more: z.boolean().describe('true: there are more than “count”'),
  facets: z.array(Facet).optional().describe('With include=facets: how many statements have each value'),
})

export const search = operation({
  id: 'search',
  method: 'get',
  path: '/search',
  tag: 'search',
  summary: 'Utterances by words and by every filter of the search page',
  description:
    'Several values of one filter widen it, each sent with its name, as in “stance=denies&stance=questions”; several filters narrow the search. Without words the best are the newest.',
  scope: null,
  parts: noParts,
  query: z.object({
    ...filters,
    order: z.enum(orders).optional().describe('The newest first where it is left out; “best” needs words'),
    facet: z
      .enum(facetNames)
      .optional()
      .describe('With include=facets: the one of which 100 values are told, not 8'),
    include: includeOf(['facets']),
    ...paging,
    fields: fieldsOf(Hit),
  }),
  examples: { q: 'harbour bridge', stance: 'denies', from: '2025', include: 'facets', limit: 20 },
  answers: {
    200: whole(
      found,
      {
        items: [examples.hit],
        next: `${origin}/api/v1/search?q=harbour&after=2025-03-14_40`,
        count: 34,
        more: false,
        facets: [
          {
            name: 'stance',
            values: [
              { value: 'asserts', label: 'asserts', count: 27, chosen: false },
              { value: 'denies', label: 'denies', count: 7, chosen: false },
            ],
            others: 0,
          },
        ],
      },
      'A page of utterances',
    ),
  },
  problems: [],
  item: Hit,
})
