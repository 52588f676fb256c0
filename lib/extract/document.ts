import { parseHTML } from 'linkedom'
import { tidy } from './tidy'

/**
 * A document of a page's HTML, tidied (see tidy.ts), with `documentElement`, `head` and `body` in any case. Its
 * elements answer like those of a browser, without styles and scripts.
 */
export function parsePage(html: string): Document {
  const tidied = tidy(html)
  const whole = /<html[\s>]/i.test(tidied)
    ? tidied.slice(tidied.search(/<html[\s>]/i))
    : `<html>${tidied}</html>`
  const { document } = parseHTML(`<!doctype html>${whole}`) as unknown as { document: Document }
  const root = document.documentElement
  // The parser adds neither: what stands outside a body moves into one.
  const strays = [...root.childNodes].filter((node) => node !== document.head && node !== document.body)
  const body = document.body
  for (const node of strays) if (node !== document.head && !isHeadOnly(node)) body.append(node)
  return document
}

function isHeadOnly(node: Node): boolean {
  return ['HEAD', 'META', 'TITLE', 'LINK', 'BASE'].includes(node.nodeName)
}

/** The words of an element on one line: entities decoded, twice where the page encoded them twice. */
export function lineOf(words: string | null | undefined): string {
  return decodeEntities(words ?? '')
    .replace(/[\u200b\u2060\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0\u0000-\u001f\u007f-\u009f]+/g, ' ')
    .trim()
}

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  laquo: '«',
  raquo: '»',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  shy: '',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, tens, hex, name) => {
    if (name) return named[name] ?? whole
    const code = tens ? Number(tens) : parseInt(hex, 16)
    return code > 31 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
      ? String.fromCodePoint(code)
      : ' '
  })
}
