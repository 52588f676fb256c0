import type { Piece } from './spans'

/** A word of a text with what stands between it and the word before. */
export type Token = Piece & { word: string; lower: string; gap: string }

const list = (words: string) => new Set(words.trim().split(/\s+/))

const pronouns = list('he she they it we i you')
const determiners = list(
  'a an the his her its their our my this that these those one two three several some many another both',
)
/** What may stand between a subject and its verb. */
const betweenSubjectAndVerb = list(
  `has have had is was were are be been will would could should may might must do does did also then later earlier
  once again now just still never not previously already too both all`,
)
/** Words with a capital only because a sentence begins with them, or that name a time. */
const starters = list(
  `but and so yet or however meanwhile although though while when as after before since if because earlier later
  yesterday today tonight on in at for from by with during under asked monday tuesday wednesday thursday friday
  saturday sunday january february march april june july august september october november december`,
)
const prepositions = list(
  'in on at after before during as while when since for from by with under although though if asked',
)
/** Nouns for people and bodies that news text prints without a capital. */
const roles = list(
  `spokesperson spokesman spokeswoman president vice-president minister secretary chancellor mayor governor senator
  official officials officer officers prosecutor prosecutors lawyer lawyers attorney judge judges police ministry
  government council committee commission court company spokespeople chair chairman chairwoman chief head leader leaders
  director manager general ambassador envoy adviser advisor aide analyst analysts economist economists expert experts
  scientist scientists researcher researchers professor doctor doctors teacher author critic critics campaigner
  campaigners activist activists union lawmaker lawmakers source sources witness witnesses resident residents
  authorities agency army military party opposition editor reporter founder member members deputy executive commissioner
  senior former top acting prime foreign defence defense interior press`,
)
const stops = list(
  `that which who whom when where while as and but or if because than then to in on at by with from into about after
  before during over under against is are was were has have had be been will would said says say told`,
)

/** Words with inner apostrophes, hyphens and the full stops of initials; offsets are into the text. */
export function tokens(text: string, { start, end }: Piece): Token[] {
  let last = start
  return [...text.slice(start, end).matchAll(/[\p{L}\p{N}\p{M}]+(?:['’.‑-][\p{L}\p{N}\p{M}]+)*/gu)].map(
    (match) => {
      const at = start + match.index
      const token = {
        start: at,
        end: at + match[0].length,
        word: match[0],
        lower: match[0].toLowerCase(),
        gap: text.slice(last, at),
      }
      last = token.end
      return token
    },
  )
}

const capital = (token: Token) => /^\p{Lu}/u.test(token.word)
const joined = (token: Token | undefined) => token !== undefined && /^\.?\s$/.test(token.gap)
const bare = (word: string) => word.replace(/['’]s$/, '')
const nameLike = (token: Token) =>
  (capital(token) && !pronouns.has(token.lower)) || roles.has(bare(token.lower))
const simple = (token: Token) => !stops.has(token.lower) && !/ly$/.test(token.lower)

/** The mention that is the subject of the verb at this index: "Ukraine's minister", "She", "the company", or null. */
export function subjectBefore(all: readonly Token[], verb: number): Piece | null {
  let at = verb - 1
  const adverb = (token: Token) => betweenSubjectAndVerb.has(token.lower) || /ly$/.test(token.lower)
  while (at >= 0 && adverb(all[at]!) && joined(all[at + 1])) at -= 1
  if (at < 0) return null
  const head = all[at]!
  if (head.lower === 'who') return endingAt(all, at - 1)
  if (head.lower === 'and' || head.lower === 'but') return subjectFrom(all)
  if (joined(all[at + 1])) return endingAt(all, at)
  // "Kostin, the prosecutor general, said": the name stands before the words in commas.
  if (!/^,\s/.test(all[at + 1]?.gap ?? '')) return null
  for (let back = at; back > 0 && back > at - 12; back -= 1)
    if (/^,\s/.test(all[back]!.gap)) return endingAt(all, back - 1) ?? subjectFrom(all)
  return subjectFrom(all)
}

function endingAt(all: readonly Token[], last: number): Piece | null {
  const end = all[last]
  if (!end) return null
  if (pronouns.has(end.lower)) return { start: end.start, end: end.end }
  let first = last + 1
  while (first > 0 && nameLike(all[first - 1]!) && (first > last || joined(all[first]))) first -= 1
  while (first <= last && starters.has(all[first]!.lower)) first += 1
  if (first > last || !capital(all[first]!)) first = toDeterminer(all, Math.min(first, last)) ?? first
  else if (first > 0 && determiners.has(all[first - 1]!.lower) && joined(all[first])) first -= 1
  if (first > last) return null
  // "the mayor of Port Averil", "a spokesperson for the ministry", "Kostin and Roe"
  const link = all[first - 1]
  if (
    link &&
    /^(?:of|for|and)$/.test(link.lower) &&
    joined(link) &&
    joined(all[first]) &&
    nameLike(all[first - 2]!)
  ) {
    const whole = endingAt(all, first - 2)
    if (whole) return { start: whole.start, end: end.end }
  }
  return { start: all[first]!.start, end: end.end }
}

/** The index of a determiner a few plain words to the left ("a person close to" is beyond this), or null. */
function toDeterminer(all: readonly Token[], from: number): number | null {
  for (let at = from; at >= 0 && at > from - 5; at -= 1) {
    const token = all[at]!
    if (determiners.has(token.lower) && at < from + 1) return at
    if (!simple(token) || !joined(token)) return null
  }
  return null
}

/** The mention that begins at an index: after "said" or "according to". */
export function startingAt(all: readonly Token[], first: number): Piece | null {
  const start = all[first]
  if (!start) return null
  if (pronouns.has(start.lower)) return { start: start.start, end: start.end }
  const determined = determiners.has(start.lower)
  let next = determined ? first + 1 : first
  let named = false
  for (; next < all.length && (next === first || joined(all[next])); next += 1) {
    const token = all[next]!
    const goesOn = nameLike(token) || (determined && !named && simple(token) && next < first + 5)
    if (!goesOn) break
    named ||= nameLike(token) && (capital(token) || !nameLike(all[next + 1] ?? token))
  }
  if (next === (determined ? first + 1 : first)) return null
  let end = all[next - 1]!.end
  const abbreviation = all[next]
  if (abbreviation && /^\s\($/.test(abbreviation.gap) && /^\)/.test(all[next + 1]?.gap ?? '')) {
    end = abbreviation.end + 1
    next += 1
  }
  const link = all[next]
  if (link && /^(?:of|for|and)$/.test(link.lower) && joined(link) && joined(all[next + 1])) {
    const rest = startingAt(all, next + 1)
    if (rest) end = rest.end
  }
  return { start: start.start, end }
}

/** The subject of the sentence that these words end in: the first mention after "Earlier," or "On Friday,". */
export function subjectFrom(words: readonly Token[]): Piece | null {
  const all = words.slice(
    Math.max(
      0,
      words.findLastIndex((token, at) => at > 0 && beginsSentence(token, words[at - 1]!)),
    ),
  )
  let first = 0
  if (all[0] && prepositions.has(all[0].lower)) {
    first = all.findIndex((token, at) => at > 0 && token.gap.includes(','))
    if (first < 0) return null
  } else if (all[0] && starters.has(all[0].lower)) first = 1
  return startingAt(all, first)
}

/** A full stop after a short word with a capital is taken for a title or an initial. */
function beginsSentence(token: Token, before: Token): boolean {
  return /[.!?]["”’]*\s/.test(token.gap) && !(capital(before) && before.word.length < 5)
}
