import type { Token } from '../frame'
import { bare, isTitle, type CapitalRun } from './capital-runs'
import type { Named } from './names'
import { phraseFrom } from './noun-phrase'
import * as verbs from './verbs'
import * as en from './words'

/** Notes in which capacity a name is introduced: "Prosecutor General Roe", "Roe, a lawyer for the union". */
export function describe(text: string, tokens: readonly Token[], run: CapitalRun, named: Named): void {
  if (named.kind === 'organisation') return
  let from = run.from
  const lower = (at: number) => (tokens[at]?.kind === 'word' ? tokens[at]!.lower : '')
  while (from > 0 && tokens[from - 1]!.kind === 'word' && en.roleNouns.has(lower(from - 1))) from -= 1
  // "finance minister Roe", "press secretary Roe": what kind of office goes along, up to whom it belongs to.
  const office = from
  for (let by = 0; from < run.from && by < 2 && from > 0 && modifies(tokens[from - 1]!); by += 1) from -= 1
  if (
    from > 0 &&
    tokens[from - 1]!.kind === 'word' &&
    !/['’]s?$/.test(tokens[from - 1]!.text) &&
    !tokens[from - 1]!.capital &&
    !en.determiners.has(lower(from - 1))
  )
    from = office
  // "Foreign Ministry spokesperson Roe", "Ukraine's prosecutor general Roe"
  while (
    from > 0 &&
    from < run.name &&
    tokens[from - 1]!.kind === 'word' &&
    tokens[from - 1]!.capital &&
    !/['’]s?$/.test(tokens[from - 1]!.text) &&
    !en.determiners.has(lower(from - 1)) &&
    !en.prepositions.has(lower(from - 1)) &&
    !en.conjunctions.has(lower(from - 1)) &&
    !en.subordinators.has(lower(from - 1)) &&
    !en.adverbs.has(lower(from - 1))
  )
    from -= 1
  const owner =
    from > 0 && tokens[from - 1]!.capital && /['’]s?$/.test(tokens[from - 1]!.text)
      ? ownerBefore(tokens, from - 1)
      : null
  const title = tokens.slice(from, run.name).filter((token) => !courtesy.test(token.lower))
  if (title.length) {
    for (const token of title) named.nouns.add(token.lower)
    if (
      !named.capacity &&
      title.some((token) => en.titles.has(token.lower) || en.roleNouns.has(token.lower))
    ) {
      const words = text.slice(title[0]!.start, title.at(-1)!.end)
      Object.assign(named, parted(words))
      if (owner) named.organisation = owner
    }
  }
  const comma = tokens[run.to]
  if (comma?.kind === 'mark' && /[,-]/.test(comma.text)) {
    const phrase = phraseFrom(tokens, run.to + 1)
    const next = phrase && tokens[phrase.to]
    if (
      phrase &&
      (!next || next.kind !== 'word' || en.prepositions.has(next.lower) || en.relatives.has(next.lower))
    ) {
      const words = tokens.slice(phrase.from, phrase.to)
      const role = words.some(
        (token) =>
          en.roleNouns.has(token.lower) || en.personNouns.has(token.lower) || en.titles.has(token.lower),
      )
      if (role) {
        for (const token of words) named.nouns.add(token.lower)
        if (!named.capacity) Object.assign(named, parted(text.slice(words[0]!.start, words.at(-1)!.end)))
        const gendered = words.find(
          (token) => en.maleWords.has(token.lower) || en.femaleWords.has(token.lower),
        )
        if (
          gendered &&
          Math.abs(named.gender) < 5 &&
          /man$|woman$|^(?:wife|husband|mother|father|son|daughter|sister|brother)$/.test(gendered.lower)
        )
          named.gender = en.maleWords.has(gendered.lower) ? 5 : -5
      }
    }
  }
}

/** Whether a word without a capital can tell which office is meant. */
const modifies = (token: Token) =>
  token.kind === 'word' &&
  !token.capital &&
  !/['’]s?$|ed$|ing$/.test(token.text) &&
  !en.determiners.has(token.lower) &&
  !en.prepositions.has(token.lower) &&
  !en.conjunctions.has(token.lower) &&
  !en.auxiliaries.has(token.lower) &&
  !en.adverbs.has(token.lower) &&
  !en.subordinators.has(token.lower) &&
  !en.relatives.has(token.lower) &&
  !verbs.cueVerbs.has(token.lower) &&
  !verbs.plainPast.has(token.lower) &&
  !en.personal.has(token.lower)

const courtesy = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|dame|lord|lady)\.?$/

function ownerBefore(tokens: readonly Token[], at: number): string {
  let from = at
  while (
    from > 0 &&
    tokens[from - 1]!.kind === 'word' &&
    tokens[from - 1]!.capital &&
    !en.determiners.has(tokens[from - 1]!.lower)
  )
    from -= 1
  return tokens
    .slice(from, at + 1)
    .map((token) => bare(token.text))
    .join(' ')
}

/** A capacity and whom it belongs to: "spokesperson for the Quay Union" is both. */
function parted(words: string): { capacity: string; organisation: string | null } {
  const plain = words
    .replace(/^(?:an?|the)\s+/i, '')
    .replace(/\s+/g, ' ')
    .trim()
  const link = /^(.+?) (?:of|for|at|with) (?:the )?(\p{Lu}.*)$/u.exec(plain)
  if (link) return { capacity: link[1]!, organisation: link[2]! }
  const led = /^((?:\p{Lu}[\p{L}&.'’-]* )+)(\p{Ll}.*)$/u.exec(plain)
  if (led && !isTitle(led[1]!.trim())) return { capacity: led[2]!, organisation: led[1]!.trim() }
  return { capacity: plain, organisation: null }
}
