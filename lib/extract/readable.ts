import { agreement } from './agreement'
import { countWords } from './blocks'
import type { Metadata } from './metadata'
import { opinionsOf, type Opinions } from './opinions'

// Words below which an opinion is no text of an article.
const enough = 25

/** The readable text of a page, its paragraphs parted by blank lines; empty where there is none. */
export function readableText(
  html: string,
  metadata: Metadata,
  articleBody: string,
  url: string | null,
): string {
  return choose(opinionsOf(html, metadata, articleBody, url))
}

/** The opinion that agrees best with the others; where none is long enough, the longest. */
export function choose({ all, ...opinions }: Opinions): string {
  const texts = [opinions.readability, opinions.defuddle, opinions.densest, opinions.told]
  const long = texts.filter((text) => countWords(text) >= enough)
  if (long.length > 0) return mostAgreed(long)
  return [...texts, all].reduce((best, text) => (text.length > best.length ? text : best))
}

function mostAgreed(opinions: string[]): string {
  const scored = opinions.map((text, at) => ({
    text,
    score: opinions.reduce((sum, other, number) => (number === at ? sum : sum + agreement(text, other)), 0),
  }))
  return scored.reduce((best, one) => (one.score > best.score + 1e-6 ? one : best)).text
}
