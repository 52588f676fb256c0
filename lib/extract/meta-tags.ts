import { lineOf } from './document'

/** The page's `<meta>` values by name (`og:title`, `article:published_time`), in small letters, the first of each. */
export function metaTags(document: Document): Map<string, string[]> {
  const tags = new Map<string, string[]>()
  for (const meta of [...document.querySelectorAll('meta')].slice(0, 2_000)) {
    const content = lineOf(meta.getAttribute('content') ?? meta.getAttribute('value'))
    if (!content) continue
    const names = ['property', 'name', 'itemprop', 'http-equiv'].flatMap(
      (key) => meta.getAttribute(key)?.toLowerCase().trim().split(/\s+/) ?? [],
    )
    for (const name of new Set(names)) {
      const plain = name.replace(/^dc(?:terms)?\./, 'dc.').replace(/^sailthru\./, 'sailthru.')
      tags.set(plain, [...(tags.get(plain) ?? []), content])
    }
  }
  return tags
}

/** The first value that one of the names has, in the order of the names; an empty string where none has. */
export function firstTag(tags: Map<string, string[]>, ...names: string[]): string {
  for (const name of names) {
    const [value] = tags.get(name) ?? []
    if (value) return value
  }
  return ''
}
