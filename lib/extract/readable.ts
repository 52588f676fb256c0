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

/**
 * Readability's opinion, unless it misses half of what the others agree on, or has more than two others that agree;
 * then the one that agrees best with the others. Where none is long enough, the longest.
 */
export function choose({ all, readability, defuddle, densest, told }: Opinions): string {
  const long = [readability, defuddle, densest, told].filter((text) => countWords(text) >= enough)
  if (long.length === 0)
    return [readability, defuddle, densest, told, all].reduce((best, text) =>
      text.length > best.length ? text : best,
    )
  return withTold(visible(long, readability, defuddle, densest), long, told)
}

function visible(long: string[], readability: string, defuddle: string, densest: string): string {
  const agreed = mostAgreed(long)
  if (!long.includes(readability)) return agreed
  const [words, others] = [countWords(readability), countWords(agreed)]
  if (words < 0.55 * others) return agreed
  return words > others && agreement(defuddle, densest) > 0.95 ? agreed : readability
}

/** Where `articleBody` differs: the opinion that it confirms, or itself where the page shows only its beginning. */
function withTold(text: string, long: string[], told: string): string {
  if (countWords(told) < 100 || agreement(text, told) > 0.8) return text
  const confirmed = long.find((one) => one !== told && agreement(one, told) > 0.9)
  return confirmed ?? (countWords(told) > 0.9 * countWords(text) ? told : text)
}

function mostAgreed(opinions: string[]): string {
  const scored = opinions.map((text, at) => ({
    text,
    score: opinions.reduce((sum, other, number) => (number === at ? sum : sum + agreement(text, other)), 0),
  }))
  return scored.reduce((best, one) => (one.score > best.score + 1e-6 ? one : best)).text
}
