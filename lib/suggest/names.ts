import * as verbs from './english/verbs'
import { countries } from 'countries-list'
import { getGender } from 'gender-detection-from-name'
import * as en from './english/words'
import type { Reading, Token } from './frame'
import { phraseFrom } from './english/noun-phrase'

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

const bare = (word: string) => word.replace(/['’]s?$/, '')
const isTitle = (word: string) => en.titles.has(word.toLowerCase().replace(/\.$/, ''))
export const isAcronym = (word: string) => /^(?:\p{Lu}[.&]?){2,6}$/u.test(word)

/** A run of words with capitals, with where its name begins behind titles. */
export type CapitalRun = { from: number; to: number; name: number }

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
    while (to < tokens.length && !/['’]s?$/.test(tokens[to - 1]!.text)) {
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
    for (let each = at; each < to; each += 1) if (isTitle(tokens[each]!.text)) name = each + 1
    runs.push({ from: at, to, name })
    at = to - 1
  }
  return runs
}

/** The words of a name; an initial keeps its full stop. */
export const nameWords = (tokens: readonly Token[], { name, to }: CapitalRun): string[] =>
  tokens
    .slice(name, to)
    .filter((token) => token.kind === 'word')
    .map((token) => bare(token.text) + (/^(?:\p{Lu}|Jr|Sr|Jr\.|St)$/u.test(token.text) ? '.' : ''))

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

/** Headlines with Capitals On Every Word tell no names apart. */
function inTitleCase(tokens: readonly Token[]): boolean {
  const words = tokens.filter((token) => token.kind === 'word' && token.text.length > 3)
  return words.length > 4 && words.filter((token) => token.capital).length > 0.8 * words.length
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
  for (const { tokens, run, frame } of places) {
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

/** Notes in which capacity a name is introduced: "Prosecutor General Roe", "Roe, a lawyer for the union". */
function describe(text: string, tokens: readonly Token[], run: CapitalRun, named: Named): void {
  if (named.kind === 'organisation') return
  let from = run.from
  const lower = (at: number) => (tokens[at]?.kind === 'word' ? tokens[at]!.lower : '')
  while (from > 0 && tokens[from - 1]!.kind === 'word' && en.roleNouns.has(lower(from - 1))) from -= 1
  // "Foreign Ministry spokesperson Roe", "Ukraine's prosecutor general Roe"
  while (
    from > 0 &&
    from < run.name &&
    tokens[from - 1]!.kind === 'word' &&
    tokens[from - 1]!.capital &&
    !/['’]s?$/.test(tokens[from - 1]!.text) &&
    !en.determiners.has(lower(from - 1)) &&
    !en.prepositions.has(lower(from - 1))
  )
    from -= 1
  const owner = from > 0 && /['’]s?$/.test(tokens[from - 1]!.text) ? ownerBefore(tokens, from - 1) : null
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

const capitals: ReadonlyMap<string, string> = new Map(
  Object.values(countries).flatMap(({ capital, name }): [string, string][] =>
    capital ? [[capital.toLowerCase(), `Government of ${name}`]] : [],
  ),
)
const countryNames: ReadonlySet<string> = new Set(
  Object.values(countries).map(({ name }) => name.toLowerCase()),
)

/** The government or body that a place stands for ("Moscow"), the country itself, or null. */
export function seatOf(name: string): string | null {
  const lower = name.toLowerCase()
  return en.seats[lower] ?? capitals.get(lower) ?? (countryNames.has(lower) ? name : null)
}
