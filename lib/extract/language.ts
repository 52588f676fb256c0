import { firstTag } from './meta-tags'
import type { ArticleData } from './json-ld'

// Words that are frequent in one language and rare in the others.
const frequent: Record<string, string> = {
  en: 'the of and to in that is was for with',
  de: 'der die und das ist nicht mit von den auf',
  fr: 'le les des est une dans que qui pour pas',
  es: 'el los las una del por que con para como',
  it: 'il che della di una per non con sono gli',
  pt: 'o os uma não que com para dos ao pela',
  nl: 'het een van niet zijn dat voor met ook bij',
  pl: 'się nie jest na że do jak przez oraz dla',
  ru: 'и в не на что он его это как по',
  uk: 'і в не на що він його це як та',
  sv: 'och att det som är inte på av för med',
  da: 'og det at er ikke på af som til har',
}

// Scripts that hardly more than one language is printed in.
const scripts: [string, RegExp][] = [
  ['ko', /\p{Script=Hangul}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
]

/** The page's language as a BCP 47 tag: as its markup says, else by its frequent words; null where neither tells. */
export function languageOf(
  document: Document,
  tags: Map<string, string[]>,
  data: ArticleData | null,
): string | null {
  const root = document.documentElement
  const said = [
    root.getAttribute('lang'),
    root.getAttribute('xml:lang'),
    document.body?.getAttribute('lang'),
    data?.language,
    firstTag(tags, 'content-language', 'language', 'dc.language', 'inlanguage', 'og:locale'),
  ]
  for (const words of said) {
    const tag = canonicalTag(words ?? '')
    if (tag) return tag
  }
  return guess(document.body?.textContent ?? '')
}

function canonicalTag(words: string): string | null {
  const [tag = ''] = words
    .trim()
    .replace(/_/g, '-')
    .split(/[\s,;]/)
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(tag)) return null
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null
  }
}

/** The language of a text by its script or its most frequent words; null where neither tells. */
export function guess(text: string): string | null {
  const sample = text.slice(0, 20_000)
  const letters = sample.match(/\p{L}/gu)?.length ?? 0
  const script = scripts.find(([, letter]) => (sample.match(letter)?.length ?? 0) > Math.max(10, letters / 4))
  if (script) return script[0]
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  const scored = Object.entries(frequent)
    .map(([tag, list]) => ({
      tag,
      score: list.split(' ').reduce((sum, word) => sum + (counts.get(word) ?? 0), 0),
    }))
    .sort((one, two) => two.score - one.score)
  const [best, second] = scored
  if (!best || best.score < 5 || best.score < words.length / 25 || best.score < 1.2 * (second?.score ?? 0))
    return null
  return best.tag
}
