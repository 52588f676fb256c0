import { z } from 'zod'
import type { Piece } from '../spans'
import { startsOf } from '../starts'
import { component } from './component'

const words = z.string().max(20_000)

/**
 * One range of a text, by its places or by its words; with both the words are asked to stand there. Web Annotation's
 * positions count code points: these count UTF-16 units, as the spans that are answered do.
 */
export const TextRange = component(
  'TextRange',
  z
    .strictObject({
      start: z.int().min(0).optional().describe('Where it begins, in UTF-16 code units'),
      end: z.int().min(1).optional().describe('Where it ends, the unit behind its last'),
      exact: words.min(1).optional().describe('The words as printed'),
      prefix: words
        .optional()
        .describe('What stands right before them, where they are printed several times'),
      suffix: words.optional().describe('What stands right behind them'),
    })
    .refine(
      ({ start, end, exact }) =>
        (start === undefined) === (end === undefined) && (start ?? exact) !== undefined,
      'Give “start” and “end”, or “exact”.',
    ),
)

/** Where a range stands in a text, or what is wrong with it. */
export function placed(
  text: string,
  { start, end, exact, prefix = '', suffix = '' }: z.output<typeof TextRange>,
): Piece | { problem: string } {
  if (start !== undefined && end !== undefined) {
    if (exact !== undefined && text.slice(start, end) !== exact)
      return { problem: 'The text has other words at this place.' }
    return { start, end }
  }
  const quoted = prefix + exact + suffix
  const [at, again] = startsOf(text, quoted, 2)
  if (at === undefined)
    return { problem: 'These words do not stand in the text, or not between this prefix and suffix.' }
  if (again !== undefined)
    return { problem: 'These words stand in the text more than once. Add what stands before or behind them.' }
  return { start: at + prefix.length, end: at + prefix.length + exact!.length }
}
