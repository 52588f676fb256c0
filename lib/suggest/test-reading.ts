import { suggest } from '../suggest'
import type { Suggestion } from '../suggestion'

/** The day on which the tests' articles were published, a Friday. */
export const publishedOn = '2025-03-14'
export const read = (text: string, language = 'en'): Suggestion[] => suggest(text, { publishedOn, language })
export const words = (text: string, { content }: Suggestion): string =>
  content.map(({ start, end }) => text.slice(start, end)).join(' … ')

/** What a passage must give for one statement: its words, who says it, kind, stance and day, where not the usual. */
type Expected = {
  says: string
  who: string | null
  kind?: Suggestion['kind']
  stance?: Suggestion['stance']
  on?: string
}

/** Of each statement that the program reads in a text what a test expects of it. */
export const told = (text: string): Required<Expected>[] =>
  read(text).map((one) => ({
    says: words(text, one),
    who: one.speaker?.name ?? null,
    kind: one.kind,
    stance: one.stance,
    on: one.saidOn?.edtf ?? '',
  }))

/** What a test expects, with what is usual. */
export const inFull = (one: Expected): Required<Expected> => ({
  kind: 'direct',
  stance: 'asserts',
  on: publishedOn,
  ...one,
})

/** A construction, a text that holds it, and what it must give. */
export type Construction = [construction: string, text: string, ...Expected[]]
