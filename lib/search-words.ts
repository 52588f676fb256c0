/** A query in the manner of a web search, with what must not occur apart: it counts in every language. */
export type SearchWords = { wanted: string; without: string[] }

/** The words and phrases that are wanted, any of which may be found; where there are none, nothing can be ranked. */
export const wantedTerms = (q: string): string[] =>
  (searchWords(q).wanted.match(/"[^"]*"?|[^\s"]+/g) ?? []).filter((term) => term.toLowerCase() !== 'or')

/** Splits `river "night ferry" -flood -"high water"` into what is wanted and what must not occur. */
export function searchWords(q: string): SearchWords {
  const without: string[] = []
  const wanted = q
    .replace(/(^|\s)-(?:"([^"]*)"?|([^\s"]+))/g, (_, space: string, phrase?: string, word?: string) => {
      without.push((phrase ?? word ?? '').trim())
      return space
    })
    .replace(/\s+/g, ' ')
    .trim()
  return { wanted, without: without.filter(Boolean) }
}
