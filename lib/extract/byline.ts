import { lineOf } from './document'
import { firstTag } from './meta-tags'
import type { ArticleData } from './json-ld'

const marked = [
  '[rel~="author"]',
  '[itemprop~="author"] [itemprop~="name"]',
  '[itemprop~="author"]',
  '[class~="byline"] a',
  '[class*="author-name" i]',
  '[class*="byline" i]',
  '[class*="author" i]:not([class*="authors-box" i])',
  '[class*="autor" i]',
]

/** Who wrote the page's article, several joined by a comma, without "By"; null where it does not say. */
export function bylineOf(
  document: Document,
  tags: Map<string, string[]>,
  data: ArticleData | null,
): string | null {
  const said = [
    data?.authors ?? [],
    tags.get('parsely-author') ?? [],
    tags.get('article:author') ?? [],
    tags.get('author') ?? [],
    [
      firstTag(
        tags,
        'dc.creator',
        'sailthru.author',
        'article:author_name',
        'byl',
        'twitter:data1',
        'creator',
      ),
    ],
  ]
  for (const authors of said) {
    const names = namesIn(authors)
    if (names) return names
  }
  for (const selector of marked) {
    const found = [...document.querySelectorAll(selector)]
      .slice(0, 8)
      .filter((element) => !element.closest('aside, footer, nav, [class*="comment" i], [class*="related" i]'))
      .map((element) => lineOf(element.textContent))
      .filter((name) => name.split(' ').length <= 12)
    const names = namesIn(found)
    if (names) return names
  }
  return null
}

const notNames = /^(?:admin|administrator|redaktion|editor|staff|author|unknown|null|undefined|guest)$/i

function namesIn(words: string[]): string | null {
  const names = words.map(withoutBy).filter(isName)
  const once = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()]
  return once.length ? once.join(', ').slice(0, 300) : null
}

function withoutBy(words: string): string {
  return words
    .replace(
      /^(?:(?:written|posted|published|story|text|ein artikel|geschrieben)\s+)?(?:by|von|par|por|di|door)[:\s]\s*/i,
      '',
    )
    .replace(/^(?:author|autor(?:in)?|text)\s*:\s*/i, '')
    .replace(/\s*[|•·]\s.*$/, '')
    .replace(/[\s,(]+\d{4}-\d\d-\d\d.*$/, '')
    .replace(/,?\s+(?:\p{Lu}\p{L}{2,8}\.? )?\d{1,2}(?:[./ ]|, \d{4}).*$/u, '')
    .replace(/[\s,;|]+$/, '')
    .trim()
}

function isName(name: string): boolean {
  return (
    name.length > 1 &&
    name.length <= 150 &&
    /\p{L}/u.test(name) &&
    !/^https?:|[/@{}<>]|\.(?:com|de)\b.*\//i.test(name) &&
    !/\d{1,2}[:.]\d{2}/.test(name) &&
    !notNames.test(name)
  )
}
