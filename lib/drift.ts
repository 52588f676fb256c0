import { diffArrays } from 'diff'
import { quotations } from './quotation'
import type { Passage, UtteranceView } from './record'
import type { Run } from './version-diff'

/** One wording in quotation marks with the outlets that print it so, and it compared with the fullest one. */
export type Wording = {
  words: string
  language: string
  outlets: string[]
  /** Empty for the fullest one itself. */
  runs: Run[]
  /** How many of its words the fullest one has too; how many only that one, and only this one. */
  agree: number
  left: number
  added: number
}
/** Several wordings of one sentence of an utterance, the fullest first. */
export type Drift = { utterance: UtteranceView; wordings: [Wording, Wording, ...Wording[]] }

type Print = { words: string; language: string; tokens: Token[]; key: string; outlets: string[] }
type Token = { text: string; key: string }

const marks = /["“”„«»‘’']+/gu
const edges = /^["“”„«»‘’'\s,;:.–—-]+|["“”„«»‘’'\s,;:–—-]+$/gu
/** Fewer words make no sentence; wordings with fewer in common are other sentences. */
const fewest = 3
/** Wordings of one utterance, and edits between two of them, beyond which nothing is compared. */
const most = 40
const mostEdits = 600
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/** The sentences that outlets print in several wordings between quotation marks. */
export function driftOf(utterances: readonly UtteranceView[]): Drift[] {
  return utterances.flatMap((utterance) => {
    const prints = printsOf(utterance.passages)
    const found: Drift[] = []
    for (let left = prints; left.length > 1;) {
      const [fullest, ...others] = left as [Print, ...Print[]]
      const compared = others.map((print) => ({ print, wording: compare(fullest, print) }))
      const same = compared.filter(({ print, wording }) => isSame(fullest, print, wording))
      const [first, ...more] = same.map(({ wording }) => wording)
      if (first) found.push({ utterance, wordings: [alone(fullest), first, ...more] })
      left = others.filter((print) => !same.some((other) => other.print === print))
    }
    return found
  })
}

/** The quoted words of a passage, of a mixed one the parts in quotation marks alone; null where nothing is quoted. */
export function quotedWords({
  kind,
  text,
  marks: spans,
}: Pick<Passage, 'kind' | 'text' | 'marks'>): string | null {
  if (kind === 'indirect') return null
  const content = spans.filter(({ as }) => as === 'content')
  const quoted = kind === 'mixed' ? quotations(text) : []
  const parts = content.flatMap(({ start, end }) => {
    const inside = quoted.filter((quotation) => quotation.start < end && quotation.end > start)
    return inside.length
      ? inside.map((quotation) => text.slice(Math.max(start, quotation.start), Math.min(end, quotation.end)))
      : text.slice(start, end)
  })
  const words = parts.map((part) => part.replace(/\s+/g, ' ').replace(edges, '')).filter(Boolean)
  return words.length ? words.join(' … ') : null
}

/** Each wording once, with who prints it: the fullest first, of equal ones what more outlets print. */
function printsOf(passages: readonly Passage[]): Print[] {
  const prints: Print[] = []
  for (const passage of passages) {
    const words = quotedWords(passage)
    const tokens = tokensOf(words ?? '')
    if (!words || tokens.length < fewest) continue
    const key = tokens.map((token) => token.key).join(' ')
    const outlet = passage.article.publisher ?? 'Publisher not known'
    const known = prints.find((print) => print.key === key && print.language === passage.language)
    if (!known) prints.push({ words, language: passage.language, tokens, key, outlets: [outlet] })
    else if (!known.outlets.includes(outlet)) known.outlets.push(outlet)
  }
  return prints
    .slice(0, most)
    .sort(
      (one, other) => other.tokens.length - one.tokens.length || other.outlets.length - one.outlets.length,
    )
}

/** The words of a text, each with what follows it up to the next; what stands before the first goes with it. */
function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let before = ''
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const last = tokens.at(-1)
    if (isWordLike) tokens.push({ text: before + segment, key: keyOf(segment) })
    else if (last) last.text += segment
    if (isWordLike) before = ''
    else if (!last) before += segment
  }
  return tokens
}

const keyOf = (word: string) => word.normalize('NFKC').toLowerCase().replace(marks, '’')

/** What one wording makes of another, word by word; case, punctuation and the shape of marks make no difference. */
function compare(fullest: Print, print: Print): Wording {
  const same = (one: Token, other: Token) => one.key === other.key
  const parts = diffArrays(fullest.tokens, print.tokens, { comparator: same, maxEditLength: mostEdits }) ?? [
    { added: false, removed: true, value: fullest.tokens },
    { added: true, removed: false, value: print.tokens },
  ]
  const count = (as: Run['as']) =>
    parts.filter((part) => kindOf(part) === as).reduce((sum, { value }) => sum + value.length, 0)
  return {
    ...alone(print),
    runs: spaced(
      parts.map((part) => ({ as: kindOf(part), words: part.value.map(({ text }) => text).join('') })),
    ),
    agree: count('kept'),
    left: count('removed'),
    added: count('added'),
  }
}

/** Words that were left out after the last word of the other wording stand apart from it. */
const spaced = (runs: Run[]): Run[] =>
  runs.map(({ as, words }, at) => {
    const apart = as === 'removed' && at > 0 && !/\s$/.test(runs[at - 1]!.words)
    return { as, words: apart ? ` ${words}` : words }
  })

const kindOf = ({ added, removed }: { added: boolean; removed: boolean }) =>
  added ? 'added' : removed ? 'removed' : 'kept'

const alone = ({ words, language, outlets, tokens }: Print): Wording => ({
  ...{ words, language, outlets, runs: [] },
  ...{ agree: tokens.length, left: 0, added: 0 },
})

/** Whether two wordings are of one sentence: half of the shorter one's words stand in the other, in this order. */
function isSame(fullest: Print, print: Print, { agree }: Wording): boolean {
  return print.language === fullest.language && agree >= fewest && 2 * agree >= print.tokens.length
}
