import { suggest } from '../suggest'
import type { Suggestion } from '../suggestion'

/** The day on which the tests' articles were published, a Friday. */
export const publishedOn = '2025-03-14'
export const read = (text: string, language = 'en'): Suggestion[] => suggest(text, { publishedOn, language })
export const words = (text: string, { content }: Suggestion): string =>
  content.map(({ start, end }) => text.slice(start, end)).join(' … ')
