// Bounds within which parsing and reading stay quick and small, whatever a page is made of.
const maxDepth = 300
const maxElements = 30_000
const maxLength = 2_000_000
const maxData = 400_000
const maxTagLength = 8_000

const raw =
  /^(?:script|style|svg|template|iframe|object|select|textarea|noframes|canvas|math|video|audio|map)$/
const voids =
  /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|dt|dd|td|th|tr|option|thead|tbody|tfoot)$/
const tagName = /<(\/?)([a-z][a-z0-9:-]*)/iy

/**
 * HTML without what no reader sees (comments, scripts but JSON-LD, styles, drawings), with nesting, the number of
 * elements and the length of a tag bounded; past a bound of depth or length the tag goes and its text stays. Takes time
 * in proportion to the length. Throws RangeError, with a sentence for people, for a page of too many elements or words.
 */
export function tidy(html: string): string {
  const kept: string[] = []
  let length = 0
  const keep = (piece: string) => {
    length += piece.length
    if (length > maxLength) throw new RangeError('This page holds more than 2 MB of text.')
    kept.push(piece)
  }
  const lastEnd = html.lastIndexOf('>')
  const unclosed = new Set<string>()
  let depth = 0
  let elements = 0
  let at = 0
  while (at < html.length) {
    const next = html.indexOf('<', at)
    if (next < 0) break
    if (next > at) keep(html.slice(at, next))
    at = next
    if (html.startsWith('<!--', at)) {
      const end = html.indexOf('-->', at + 2)
      at = end < 0 ? html.length : end + 3
      continue
    }
    tagName.lastIndex = at
    const [, slash = '', named = ''] = tagName.exec(html) ?? []
    const name = named.toLowerCase()
    if (!name) {
      const declaration = /^<[!?]/.test(html.slice(at, at + 2))
      const end = declaration && at < lastEnd ? html.indexOf('>', at) : -1
      if (!declaration) keep('&lt;')
      at = end < 0 ? at + 1 : end + 1
      continue
    }
    const end = at < lastEnd ? tagEnd(html, at) : -1
    if (end < 0) {
      keep('&lt;')
      at += 1
      continue
    }
    const tag = html[end - 1] === '>' ? html.slice(at, end) : `${html.slice(at, end)}>`
    at = end
    if (raw.test(name)) {
      if (slash || tag.endsWith('/>') || unclosed.has(name)) continue
      const close = closing(html, name, end)
      if (!close) unclosed.add(name)
      else {
        if (name === 'script' && /ld\+json/i.test(tag) && close.start - end < maxData)
          keep(`${tag}${html.slice(end, close.start)}</script>`)
        at = close.end
      }
      continue
    }
    if (!voids.test(name)) {
      if (!slash) depth += 1
      const dropped = depth > maxDepth
      if (slash) depth = Math.max(0, depth - 1)
      if (dropped) continue
    }
    if (!slash) elements += 1
    if (elements > maxElements) throw new RangeError(`This page has more than ${maxElements} elements.`)
    if (tag.length <= maxTagLength || name === 'meta') keep(tag)
    else keep(`<${name}>`)
  }
  if (at < html.length) keep(html.slice(at))
  return kept.join('')
}

/** Where the tag that begins at `at` ends, `>` within a quoted value left alone; -1 where it does not end. */
function tagEnd(html: string, at: number): number {
  const last = Math.min(html.length, at + 1_000_000)
  let quote = 0
  let before = 0
  for (let index = at + 1; index < last; index += 1) {
    const code = html.charCodeAt(index)
    if (quote) {
      if (code === quote) quote = before = 0
    } else if (code === 62) return index + 1
    else if ((code === 34 || code === 39) && before === 61) quote = code
    // A tag within a tag: the first was never closed.
    else if (code === 60) return index
    else if (code > 32) before = code
  }
  return html.indexOf('>', at) + 1 || -1
}

function closing(html: string, name: string, from: number): { start: number; end: number } | null {
  const pattern = new RegExp(`</${name}\\b`, 'gi')
  pattern.lastIndex = from
  const found = pattern.exec(html)
  if (!found) return null
  const end = html.indexOf('>', found.index)
  return { start: found.index, end: end < 0 ? html.length : end + 1 }
}
