import type { FileProblem } from './errors'
import { isThing, plain, textOf } from './foreign-json'

/** Words that an annotation marks, with what it knows of where they stand. */
export type FileQuote = {
  exact: string
  prefix: string
  suffix: string
  /** Where they begin; null where the annotation does not say. */
  start: number | null
  /** What `start` counts: code points (Web Annotation) or UTF-16 units (programs in browsers). */
  counts: 'points' | 'units'
}

/** An annotation as a file tells of it. */
export type FileAnnotation = {
  /** Where in the file it stands: `row 7`. */
  at: string
  /** Addresses of the annotated page, the first the most certain; none where the file does not say. */
  addresses: string[]
  /** A split quotation has several. */
  quotes: FileQuote[]
  /** The program or format, and who made it. */
  maker: string
  /** The comment, with the tags. */
  note: string | null
}

/** An annotation that cannot be taken. */
export type AnnotationFile = { annotations: FileAnnotation[]; problems: FileProblem[] }

/** Most annotations in a file. */
export const MOST_ANNOTATIONS = 1000

export const LONGEST_QUOTE = 5000
const LONGEST_NOTE = 2000
const AROUND = 200

/** One or several, as JSON-LD writes them; at most 100. */
export const each = (value: unknown): unknown[] =>
  (Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]).slice(0, 100)

/** No half of a character is left at either end. */
const whole = (text: string) => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** A quote with its context cut to what is of use; null where no words are quoted. */
export function quoteOf(
  exact: unknown,
  {
    prefix,
    suffix,
    start,
    counts,
  }: { prefix?: unknown; suffix?: unknown; start?: unknown; counts: FileQuote['counts'] },
): FileQuote | null {
  const words = plain(exact)
  if (!words) return null
  return {
    exact: words,
    prefix: whole(around(textOf(prefix).slice(-2 * AROUND)).slice(-AROUND)),
    suffix: whole(around(textOf(suffix).slice(0, 2 * AROUND)).slice(0, AROUND)),
    start: typeof start === 'number' && Number.isInteger(start) && start >= 0 ? start : null,
    counts,
  }
}

// White space beside the words is a part of their context.
const around = (text: string): string => {
  const inner = text.trimStart()
  return `${inner !== text ? ' ' : ''}${plain(inner)}${inner.trimEnd() !== inner ? ' ' : ''}`
}
/** Who made it, in one line: the program or format, then the name. */
export const makerOf = (program: string, name: unknown): string =>
  whole(oneLine([program, plain(name)].filter(Boolean).join(', ')).slice(0, 200)).trim()

/** What was written beside the words: the comment, then the tags; null where nothing was. */
export function noteOf(comments: unknown[], tags: unknown[]): string | null {
  const named = tags.map((tag) => oneLine(plain(tag))).filter(Boolean)
  const told = [...comments.map(plain), named.length ? `Tags: ${named.slice(0, 20).join(', ')}` : '']
  const note = told.filter(Boolean).join('\n')
  return note.length <= LONGEST_NOTE ? note || null : `${whole(note.slice(0, LONGEST_NOTE - 1)).trim()}…`
}

/** An address of a page; null for anything else, such as a file on somebody's disk. */
export const addressOf = (value: unknown): string | null => {
  const address = isThing(value) ? (value.id ?? value['@id']) : value
  return typeof address === 'string' &&
    address.length <= 2000 &&
    /^https?:\/\//i.test(address) &&
    URL.canParse(address)
    ? address
    : null
}
