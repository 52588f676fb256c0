import { getGender } from 'gender-detection-from-name'
import type { Reading, Token } from '../frame'
import { describe } from './capacity'
import { capitalRuns, inTitleCase, isAcronym, nameWords, type CapitalRun } from './capital-runs'
import * as en from './words'

/** Somebody or something with a name in the article. */
export type Named = {
  /** The fullest form of the name in the article. */
  name: string
  words: string[]
  kind: 'person' | 'organisation' | 'unknown'
  /** Below zero female, above zero male; the further, the surer. */
  gender: number
  capacity: string | null
  organisation: string | null
  /** Lower-case nouns that the article calls it ("spokesperson", "senator"). */
  nouns: Set<string>
  times: number
}

/** A name as it is printed in one place. `name` is the part without titles. */
export type Printed = { named: Named; start: number; end: number; frame: number }

export type Names = {
  all: Named[]
  /** In reading order. */
  printed: Printed[]
  /** Short forms in brackets: "ICC" for "International Criminal Court". */
  short: Map<string, Named>
  /** The name that a run of words with capitals stands for, null where the article does not tell. */
  find(words: readonly string[]): Named | null
}

function kindOf(words: readonly string[]): Named['kind'] {
  if (words.some((word) => en.bodyWords.has(word.toLowerCase()))) return 'organisation'
  if (words.length === 1) return isAcronym(words[0]!) ? 'organisation' : 'unknown'
  if (en.placeStarts.has(words[0]!.toLowerCase())) return 'unknown'
  return words.length <= 4 && !words.every(isAcronym) ? 'person' : 'unknown'
}

/** Whether two printed names can be of the same: same last word, and first words that do not contradict. */
function same(one: readonly string[], other: readonly string[]): boolean {
  if (one.at(-1)!.toLowerCase() !== other.at(-1)!.toLowerCase()) return false
  const [a, b] = [one[0]!.toLowerCase(), other[0]!.toLowerCase()]
  return (
    a === b ||
    (a.length < 3 && b.startsWith(a[0]!)) ||
    (b.length < 3 && a.startsWith(b[0]!)) ||
    (a.length > 2 && b.length > 2 && (a.startsWith(b) || b.startsWith(a)))
  )
}

const genderOf = (first: string): number => {
  const found = getGender(first, 'en')
  return found === 'male' ? 1 : found === 'female' ? -1 : 0
}

const mostAlike = 50

const newName = (words: string[], kind: Named['kind']): Named => ({
  name: words.join(' '),
  words,
  kind,
  gender: kind === 'person' ? genderOf(words[0]!) : 0,
  capacity: null,
  organisation: null,
  nouns: new Set(),
  times: 0,
})

/** "Dean said": a title that stands alone is a name where the article has a Howard Dean. */
function surnamed(
  tokens: readonly Token[],
  run: CapitalRun,
  under: (word: string) => readonly Named[],
): CapitalRun {
  if (run.name < run.to || run.to - run.from > 1) return run
  const word = tokens[run.from]!.text.toLowerCase()
  return under(word).some((one) => one.kind === 'person' && one.words.at(-1)!.toLowerCase() === word)
    ? { ...run, name: run.from }
    : run
}

/** Who and what is named in an article, outside its quotations. */
export function namesIn(reading: Reading): Names {
  const all: Named[] = []
  const short = new Map<string, Named>()
  const places: { tokens: readonly Token[]; run: CapitalRun; frame: number }[] = []
  reading.frames.forEach(({ tokens }, frame) => {
    if (inTitleCase(tokens)) return
    for (const run of capitalRuns(tokens)) places.push({ tokens, run, frame })
  })
  const byWord = new Map<string, Named[]>()
  const index = (word: string, one: Named) => {
    const list = byWord.get(word) ?? byWord.set(word, []).get(word)!
    // More people of one name than this are not told apart anyway.
    if (list.length < mostAlike && !list.includes(one)) list.push(one)
  }
  const under = (word: string) => byWord.get(word.toLowerCase()) ?? []
  // Full names first, so that "Kostin" finds "Andriy Kostin" wherever that stands.
  for (const { tokens, run } of places) {
    const words = nameWords(tokens, run)
    if (words.length < 2) continue
    const known = under(words.at(-1)!).find((one) => same(one.words, words))
    if (known) {
      if (words.length > known.words.length && kindOf(words) === known.kind)
        Object.assign(known, { words, name: words.join(' ') })
      continue
    }
    const one = newName(words, kindOf(words))
    all.push(one)
    index(words.at(-1)!.toLowerCase(), one)
    if (one.kind === 'person') index(words[0]!.toLowerCase(), one)
    const initials = words.map((word) => word[0]).join('')
    if (words.length > 2 && !short.has(initials)) short.set(initials, one)
  }
  const singles = new Map<string, Named>()
  const single = (word: string): Named | null => singles.get(word.toLowerCase()) ?? null
  const find = (words: readonly string[], gender = 0): Named | null => {
    const last = words.at(-1)
    if (!last) return null
    if (words.length > 1) return under(last).find((one) => same(one.words, words)) ?? null
    const spelled = isAcronym(last) && (short.get(last.replace(/\./g, '')) ?? single(last))
    if (spelled) return spelled
    const fits = under(last).filter((one) => one.gender * gender >= 0)
    const surname = fits.filter((one) => one.words.at(-1)!.toLowerCase() === last.toLowerCase())
    const alone = single(last)
    const known = alone && alone.gender * gender >= 0 ? [alone] : []
    return [...known, ...(surname.length ? surname : fits)].reduce<Named | null>(
      (top, one) => (!top || one.times > top.times ? one : top),
      null,
    )
  }
  const printed: Printed[] = []
  const genderTold = (tokens: readonly Token[], run: CapitalRun): number => {
    const title = tokens.slice(run.from, run.name).map((token) => token.lower)
    return title.some((word) => en.maleWords.has(word))
      ? 10
      : title.some((word) => en.femaleWords.has(word))
        ? -10
        : 0
  }
  // "Mr. Roe" where only a Jane Roe is named in full is somebody else.
  for (const { tokens, run } of places) {
    const words = nameWords(tokens, run)
    const gender = genderTold(tokens, run)
    if (words.length !== 1 || !gender || find(words, gender)) continue
    singles.set(words[0]!.toLowerCase(), { ...newName(words, 'person'), gender })
  }
  for (const { tokens, run: read, frame } of places) {
    const run = surnamed(tokens, read, under)
    const words = nameWords(tokens, run)
    if (!words.length) continue
    const title = tokens.slice(run.from, run.name)
    const gender = genderTold(tokens, run)
    let named = find(words, gender)
    if (!named) {
      const kind = kindOf(words)
      named = newName(words, kind)
      if (words.length === 1) singles.set(words[0]!.toLowerCase(), named)
      else all.push(named)
    }
    named.times += 1
    if (title.length && named.kind !== 'organisation') named.kind = 'person'
    if (gender) named.gender = gender
    describe(reading.text, tokens, run, named)
    const last = tokens[run.to - 1]!
    const bracket = last.bracket
      ? /\(([\p{Lu}.&]{2,8})\)$/u.exec(reading.text.slice(last.end, last.bracket))
      : null
    if (bracket) short.set(bracket[1]!.replace(/\./g, ''), named)
    printed.push({ named, start: tokens[run.name]!.start, end: last.end, frame })
  }
  return { all, printed, short, find: (words) => find(words) }
}
