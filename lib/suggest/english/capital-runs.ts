import type { Token } from '../frame'
import * as en from './words'

/** A word without the mark of a possessor: "Roe’s" is Roe. */
export const bare = (word: string) => word.replace(/['’]s?$/, '')

/** Whether a word may stand before a name as a title. */
export const isTitle = (word: string) => en.titles.has(word.toLowerCase().replace(/\.$/, ''))

/** Whether a word is written in capitals alone, as short names are. */
export const isAcronym = (word: string) => /^(?:\p{Lu}[.&]?){2,6}$/u.test(word)

/** A run of words with capitals, with where its name begins behind titles. */
export type CapitalRun = { from: number; to: number; name: number }

/** Many who own, as bodies are named after them: "Dockers’", "Fishermen’s". */
const many = /(?:s['’]|(?:men|children|people)['’]s)$/i

/** Whether the word before an index owns what follows ("Ukraine’s"), unless both name one body ("Dockers’ Federation"). */
function possesses(tokens: readonly Token[], at: number): boolean {
  const { text } = tokens[at - 1]!
  const next = tokens[at]!
  return /['’]s?$/.test(text) && !(many.test(text) && next.capital && en.bodyWords.has(next.lower))
}

/** The runs of words with capitals of a frame. */
export function capitalRuns(tokens: readonly Token[]): CapitalRun[] {
  const runs: CapitalRun[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at]!
    if (token.kind !== 'word' || !token.capital) continue
    const opening = at === 0 || tokens[at - 1]!.kind !== 'word'
    const closed =
      en.determiners.has(token.lower) ||
      en.prepositions.has(token.lower) ||
      en.subordinators.has(token.lower) ||
      en.conjunctions.has(token.lower) ||
      en.personal.has(token.lower) ||
      en.adverbs.has(token.lower) ||
      en.auxiliaries.has(token.lower)
    if (closed && (opening || token.lower === 'the' || token.lower === 'i')) continue
    if (en.weekdayNames.has(token.lower) || en.monthNames.has(token.lower)) continue
    let to = at + 1
    // "Association of Independent Shippers": behind "of" no word is a title.
    let titled = 0
    while (to < tokens.length && !possesses(tokens, to)) {
      const next = tokens[to]!
      const beyond = tokens[to + 1]
      if (next.kind === 'word' && next.capital && !en.weekdayNames.has(next.lower)) to += 1
      else if (
        next.kind === 'word' &&
        en.particles.has(next.lower) &&
        beyond?.kind === 'word' &&
        beyond.capital
      )
        to += 2
      else if (
        next.kind === 'word' &&
        /^(?:of|for)$/.test(next.lower) &&
        en.bodyWords.has(tokens[to - 1]!.lower.replace(/['’]s?$/, '')) &&
        beyond?.kind === 'word'
      ) {
        const article = /^(?:the|its)$/.test(beyond.lower) ? 1 : 0
        const named = tokens[to + 1 + article]
        if (!(named?.kind === 'word' && named.capital)) break
        titled ||= to
        to += 2 + article
      } else if (
        next.kind === 'quote' &&
        next.end - next.start < 20 &&
        beyond?.kind === 'word' &&
        beyond.capital &&
        to > at
      )
        to += 2
      else break
    }
    let name = at
    for (let each = at; each < (titled || to); each += 1) if (isTitle(tokens[each]!.text)) name = each + 1
    // "Neighbour Ruth Roe": a role has a capital where it opens the sentence.
    if (
      name === at &&
      opening &&
      to - at > 1 &&
      en.roleNouns.has(token.lower) &&
      !en.bodyWords.has(token.lower)
    )
      name = at + 1
    // "Mr. King", "Ms. Dean": what is a title elsewhere is a name behind these.
    if (name === to && to - at > 1 && /^(?:mr|mrs|ms|miss|mx)$/.test(tokens[to - 2]!.lower)) name = to - 1
    const last = to
    while (to - name > 2 && en.suffixes.has(tokens[to - 1]!.lower)) to -= 1
    runs.push({ from: at, to, name })
    at = last - 1
  }
  return runs
}

/** The words of a name; an initial keeps its full stop. */
export const nameWords = (tokens: readonly Token[], { name, to }: CapitalRun): string[] =>
  tokens
    .slice(name, to)
    .filter((token) => token.kind === 'word')
    .map(
      (token, at, all) =>
        (at === all.length - 1 ? bare(token.text) : token.text) +
        (/^(?:\p{Lu}|Jr|Sr|Jr\.|St)$/u.test(token.text) ? '.' : ''),
    )

/** Headlines with Capitals On Every Word tell no names apart. */
export function inTitleCase(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.kind === 'word' && token.text.length > 3)
  return words.length > 4 && words.filter((token) => token.capital).length > 0.8 * words.length
}
