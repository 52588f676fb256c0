import { z } from 'zod'
import { readEdtf } from '../dates'
import { Invalid } from '../errors'
import { quoteKinds, stances } from '../record'
import { facetNames, MOST_CHOSEN, narrowed, orders, type Narrowing } from '../search-state'
import { shortLine } from './line'
import { cursorInput } from './paging'

const number = (what: string) => z.int().min(1).max(2147483647).describe(what)
const numbers = (what: string) => z.array(number(what)).max(MOST_CHOSEN).optional().describe(what)
const text = (most: number, what: string) => z.string().max(most).optional().describe(what)
const period = (what: string) => text(20, `${what}: a day, month or year, 2025-03-14, 2025-03 or 2025`)
const stance = z.array(z.enum(stances)).max(MOST_CHOSEN).optional().describe('What is done with the claim')
const order = (what: string) => z.enum(orders).optional().describe(what)

const claim = number('Number of a claim')
const source = number('Number of a source')

/** Takes these and refuses others, since a filter that is not heeded would change the answer; names both. */
const only = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== 'unrecognized_keys') return undefined
      const others = shortLine(issue.keys.map((key) => `“${key}”`).join(', '), 100)
      return `This tool does not take ${others}. It takes ${Object.keys(shape).join(', ')}.`
    },
  })

/** What each tool takes. */
export const inputs = {
  search: only({
    words: text(
      400,
      'Words of claims, of what was printed, names. “"…"” for a phrase, “or”, and “-” before what must not occur',
    ),
    quoted: z.boolean().optional().describe('true: the words inside quotation marks only, as printed'),
    source: numbers('Numbers of sources: who said it, or for whom it was said'),
    organisation: numbers('Numbers of organisations that the source belongs to'),
    publisher: numbers('Numbers of the outlets that printed it'),
    topic: numbers('Numbers of topics'),
    stance,
    kind: z.array(z.enum(quoteKinds)).max(3).optional().describe('How it was printed'),
    channel: z.array(z.string().max(200)).max(MOST_CHOSEN).optional().describe('Where it was said'),
    year: numbers('Years in which it was said'),
    from: period('Said on or after'),
    to: period('Said on or before'),
    order: order('Without it the newest said come first'),
    cursor: cursorInput,
  }),
  claim: only({ claim, cursor: cursorInput }),
  source: only({
    source: source.optional(),
    name: text(200, 'Its name, where the number is not known; either of the two'),
  }),
  statements: only({
    source,
    topic: z
      .union([number('Number of a topic'), z.string().min(1).max(100)])
      .optional()
      .describe('A topic by its number or its name'),
    from: period('Said on or after'),
    to: period('Said on or before'),
    stance,
    order: z.enum(['newest', 'oldest']).optional().describe('newest where it is left out'),
    cursor: cursorInput,
  }),
  compare: only({
    a: source,
    b: source,
    topic: number('Number of a topic').optional(),
    from: period('Said on or after'),
    to: period('Said on or before'),
    cursor: cursorInput,
  }),
  known: only({
    asOf: z.string().max(20).describe('The day, 2023-04-01: the record as it was at its end (UTC)'),
    claim: claim.optional().describe('Number of a claim; either this or “source”'),
    source: source.optional().describe('Number of a source; either this or “claim”'),
    cursor: cursorInput,
  }),
  attestations: only({
    claim: claim.optional().describe('Number of a claim; either this or “statement”'),
    statement: number('Number of a statement (utterance); either this or “claim”').optional(),
    cursor: cursorInput,
  }),
}

/** What a tool is given, once it is read. */
export type Input<Name extends keyof typeof inputs> = z.output<(typeof inputs)[Name]>

type Searched = Omit<z.output<typeof inputs.search>, 'cursor' | 'order'>

/** The state of a search that was asked for, by the rules that the search page has. Errors: Invalid. */
export function narrowingOf({ words, quoted, ...filters }: Searched): Narrowing {
  const given: Record<string, unknown> = { q: words?.trim() || undefined, quoted: quoted ? '1' : undefined }
  for (const [name, value] of Object.entries(filters))
    if (value?.length) given[name] = Array.isArray(value) ? value.map(String) : value
  const read = narrowed.safeParse(given)
  if (read.success) return inOrder(read.data)
  const { path, message } = read.error.issues[0]!
  throw new Invalid([{ field: String(path[0] ?? ''), message }])
}

function inOrder(state: Narrowing): Narrowing {
  const { from, to } = state
  const [first, last] = [from && readEdtf(from)?.from, to && readEdtf(to)?.to]
  if (first && last && first > last)
    throw new Invalid([
      { field: 'from', message: `“from”, ${from}, is later than “to”, ${to}: no day is between them.` },
    ])
  return state
}

/** One of two, not both and not none. Errors: Invalid. */
export function oneOf(one: [string, unknown], other: [string, unknown]): void {
  if ((one[1] === undefined) === (other[1] === undefined))
    throw new Invalid([{ field: one[0], message: `Give either “${one[0]}” or “${other[0]}”.` }])
}

/** What a search asks for, in words; `names` of numbers, by facet and number, where they are known. */
export function soughtInWords(state: Narrowing, names: ReadonlyMap<string, string> = new Map()): string {
  const parts = facetNames.flatMap((facet) => {
    const chosen = state[facet]
    if (!chosen?.length) return []
    const values = chosen.map((value) => {
      const name = names.get(`${facet} ${value}`)
      return name && name !== value ? `${value} (${name})` : value
    })
    return `${facet} ${values.join(' or ')}`
  })
  if (state.q) parts.unshift(`the words “${state.q}”${state.quoted ? ' inside quotation marks' : ''}`)
  if (state.from) parts.push(`said on or after ${state.from}`)
  if (state.to) parts.push(`said on or before ${state.to}`)
  return parts.join('; ') || 'anything'
}
