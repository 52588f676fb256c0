const longest = 120
const edgeWords = 5
const fewWords = 4

/**
 * The address of a page with a directive that scrolls to the words and marks them (WICG, URL fragment text
 * directives). Long words and such as run over lines are named by their first and last words; the context (prefix
 * and suffix) is added only to few words, which may stand there twice, as it must match too. Null for an address
 * that is not http(s), or where there are no words.
 */
export function textFragment(url: string, exact: string, prefix = '', suffix = ''): string | null {
  const page = httpUrl(url)
  const words = plain(exact)
  if (!page || !words) return null
  const parts = [needsRange(exact, words) ? edges(exact) : encode(words)]
  if (words.split(' ').length <= fewWords) {
    const before = lastWords(prefix)
    const after = firstWords(suffix)
    if (before) parts.unshift(`${encode(before)}-`)
    if (after) parts.push(`-${encode(after)}`)
  }
  const fragment = page.hash.slice(1).replace(/:~:.*$/s, '')
  page.hash = ''
  return `${page.href}#${fragment}:~:text=${parts.join(',')}`
}

function httpUrl(url: string): URL | null {
  const parsed = URL.canParse(url) ? new URL(url) : null
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed : null
}

function plain(words: string): string {
  return words.trim().replace(/\s+/g, ' ')
}

function needsRange(exact: string, words: string): boolean {
  const [first, last] = ends(exact)
  return first !== last || (words.length > longest && words.split(' ').length >= 2 * edgeWords)
}

/** First and last line: a directive's words may not run over the edge of a paragraph, only its range may. */
function ends(exact: string): [string, string] {
  const lines = exact.trim().split(/\s*\n\s*/)
  return [plain(lines[0] ?? ''), plain(lines.at(-1) ?? '')]
}

function edges(exact: string): string {
  const [first, last] = ends(exact)
  return `${encode(first.split(' ').slice(0, edgeWords).join(' '))},${encode(last.split(' ').slice(-edgeWords).join(' '))}`
}

/** Whole words next to the quotation, of one line: the context was cut by length, so its outermost word is dropped. */
function lastWords(prefix: string): string {
  const line = prefix.trimEnd().split('\n').at(-1) ?? ''
  return plain(line === prefix.trimEnd() ? line.replace(/^\S*\s?/, '') : line)
}

function firstWords(suffix: string): string {
  const line = suffix.trimStart().split('\n')[0] ?? ''
  return plain(line === suffix.trimStart() ? line.replace(/\s?\S*$/, '') : line)
}

/** Percent-encoded, with the three signs that part the directive; half characters become U+FFFD, as in a page. */
function encode(words: string): string {
  return encodeURIComponent(words.replace(/\p{Cs}/gu, '\uFFFD')).replace(/-/g, '%2D')
}
