import { Readability } from '@mozilla/readability'
import { DefuddleClass } from 'defuddle/node'
import { blocksOf, countWords, type Block } from './blocks'
import { removeBoilerplate } from './boilerplate'
import { parsePage } from './document'
import { articleBlocks } from './lines'
import type { Metadata } from './metadata'

// Without an address, Defuddle complains on the console.
const noUrl = 'http://localhost/'

/** What each reader takes for the text of a page, its paragraphs parted by blank lines; empty where it finds none. */
export type Opinions = { readability: string; defuddle: string; densest: string; told: string; all: string }

/**
 * The opinions of Readability, of Defuddle, of the densest part of the page, of its JSON-LD (`articleBody`), and all
 * text of the page outside links. Never throws.
 */
export function opinionsOf(
  html: string,
  metadata: Metadata,
  articleBody: string,
  url: string | null,
): Opinions {
  const page = withoutScripts(html)
  removeBoilerplate(page)
  const all = blocksOf(page.body)
  const dense = blocksOf(densest(page.body))
  const text = (blocks: Block[]) => join(articleBlocks(blocks, metadata))
  return {
    readability: text(attempt(() => byReadability(page))),
    defuddle: text(attempt(() => byDefuddle(html, url))),
    densest: text(dense),
    told: text(bodyBlocks(articleBody)),
    all: text(all.filter(({ linked }) => linked < 0.5)),
  }
}

function join(blocks: Block[]): string {
  return blocks.map(({ text }) => text).join('\n\n')
}

function attempt(read: () => Block[]): Block[] {
  try {
    return read()
  } catch {
    // A page that one reader stumbles over may be plain to another.
    return []
  }
}

/** The readers need no JSON-LD, and complain on the console where it is broken. */
function withoutScripts(html: string): Document {
  const document = parsePage(html)
  for (const script of document.querySelectorAll('script')) script.remove()
  return document
}

function byReadability(document: Document): Block[] {
  const read = new Readability<Node>(document, { serializer: (node) => node, charThreshold: 200 }).parse()
  return read?.content ? blocksOf(read.content) : []
}

function byDefuddle(html: string, url: string | null): Block[] {
  const document = withoutScripts(html)
  const read = new DefuddleClass(document, { url: url ?? noUrl, useAsync: false, standardize: false }).parse()
  const body = parsePage(read.content)
  removeBoilerplate(body)
  return blocksOf(body.body)
}

/** The deepest element that holds nearly all running text of the page. */
function densest(body: Element): Element {
  const prose = new Map<Element, number>()
  let all = 0
  for (const paragraph of body.querySelectorAll('p, blockquote, li, pre, td, div')) {
    if (paragraph.querySelector('p, div, ul, ol, table, blockquote, section, article')) continue
    const words = countWords(paragraph.textContent ?? '')
    const linked = [...paragraph.querySelectorAll('a')].reduce(
      (sum, a) => sum + countWords(a.textContent ?? ''),
      0,
    )
    if (words < 15 || linked > words / 3) continue
    all += words
    for (let up: Element | null = paragraph; up; up = up.parentElement)
      prose.set(up, (prose.get(up) ?? 0) + words)
  }
  let best = body
  for (;;) {
    const inner = [...best.children].find((child) => (prose.get(child) ?? 0) > 0.8 * all)
    if (!inner || inner.nodeName === 'P' || all === 0) return best
    best = inner
  }
}

function bodyBlocks(articleBody: string): Block[] {
  if (/<(?:p|br|div)\b/i.test(articleBody)) return blocksOf(parsePage(articleBody).body)
  return articleBody
    .split(/\n+/)
    .map((line) => line.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim())
    .filter(Boolean)
    .map((text) => ({ text, kind: 'paragraph', linked: 0 }))
}
