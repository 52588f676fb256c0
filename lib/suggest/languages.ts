/** The language whose grammar is read for a BCP 47 tag, or null where only its quotations are. */
export function languageOf(tag: string): 'en' | null {
  return /^en\b/i.test(tag) || !tag ? 'en' : null
}
