import { z } from 'zod'
import { Invalid } from '../errors'

/** Statements of one answer, and bytes of its blocks; with what stands around them an answer stays below 20 kB. */
export const MOST_STATEMENTS = 20
export const MOST_BYTES = 16_500

/** A place in a list: the cursor of the record's own page, and the last line shown of that page. */
export type Place = { after?: string; seen: string | null }

export const cursorInput = z
  .string()
  .max(80)
  .optional()
  .describe('Where the list goes on: “next” of the answer before, with all else the same')

const lost = () =>
  new Invalid([
    {
      field: 'cursor',
      message: '“cursor” is not a place in this list. Leave it out to begin at its first page.',
    },
  ])

/** The place that a cursor names. Errors: Invalid where it is none. */
export function placeOf(cursor: string | undefined): Place {
  if (!cursor) return { seen: null }
  const [, after, seen] = /^([0-9a-z_-]{1,24})?(?:~([a-zA-Z0-9.]{1,40}))?$/.exec(cursor) ?? []
  if (!after && !seen) throw lost()
  return { ...(after && { after }), seen: seen ?? null }
}

type Listed<Line> = {
  key: (line: Line) => string
  size: (line: Line) => number
  place: Place
  /** Of the page after these lines; left out where they are all of the list. */
  next?: string | null
  most?: number
}

/**
 * The part of a page that fits into one answer, one line at least, and the cursor of what follows. Errors: Invalid
 * where the line seen last is not there any more, or the cursor is of a list in pages and this is none.
 */
export function fitting<Line>(
  lines: readonly Line[],
  { key, size, place, next, most = MOST_STATEMENTS }: Listed<Line>,
): { shown: Line[]; next: string | null } {
  const from = place.seen === null ? 0 : lines.findIndex((line) => key(line) === place.seen) + 1
  if ((place.seen !== null && !from) || (next === undefined && place.after)) throw lost()
  const shown: Line[] = []
  let bytes = 0
  for (const line of lines.slice(from, from + most)) {
    bytes += size(line)
    if (shown.length && bytes > MOST_BYTES) break
    shown.push(line)
  }
  const last = shown.at(-1)
  const whole = !last || from + shown.length === lines.length
  return { shown, next: whole ? (next ?? null) : `${place.after ?? ''}~${key(last)}` }
}
