import { longDate } from './dates'

/**
 * From when to when something was said, to follow a count: `, from March 2025 to 2 April 2025`; nothing where nothing
 * was. Both are EDTF, each as exact as it is known: of a range the first begins, the last ends.
 */
export function extentInWords(first: string | null, last: string | null): string {
  if (!first || !last) return ''
  const [start, end] = [longDate(first.split('/')[0]!), longDate(last.split('/').at(-1)!)]
  return start === end ? `, ${start}` : `, from ${start} to ${end}`
}
