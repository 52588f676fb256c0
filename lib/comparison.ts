import { align, type Alignment } from './alignment'
import { plain, type Plain } from './glyphs'
import type { Piece } from './spans'
import { normalWord, wordIndex, wordsIn, type Vocabulary, type WordIndex } from './word-index'

/** A text with what finding words in it needs; what is costly is made when first asked for. */
export type IndexedText = {
  text: string
  words: WordIndex
  plain(): Plain
  /** Ranges of words, one a sentence. */
  sentences(): Piece[]
  /** For each word the index of its sentence, -1 for none. */
  sentenceOf(): Int32Array
  /** Where each word of the vocabulary stands: indexes into `words`. */
  postings(): Map<number, number[]>
}

/** An earlier wording and a text, aligned. `whole`: the earlier one is a version, not an excerpt of one. */
export type Comparison = { before: IndexedText; after: IndexedText; alignment: Alignment; whole: boolean }

/** A text ready to be compared with others that share the vocabulary. */
export function indexed(text: string, vocabulary: Vocabulary): IndexedText {
  const words = wordIndex(text, vocabulary)
  const sentences = once(() => sentenceRanges(text, words))
  return {
    text,
    words,
    plain: once(() => plain(text)),
    sentences,
    sentenceOf: once(() => {
      const of = new Int32Array(words.length).fill(-1)
      sentences().forEach(({ start, end }, number) => of.fill(number, start, end))
      return of
    }),
    postings: once(() => postingsOf(words)),
  }
}

export function compared(before: IndexedText, after: IndexedText, whole: boolean): Comparison {
  return { before, after, alignment: align(before.words, after.words, whole), whole }
}

/** Units from which a line may have been wrapped. */
const wrapped = 60
/**
 * Where a sentence may end, abbreviations and all: a part of a sentence that is taken for one is joined to its
 * rest where both together are more alike, but of two sentences taken for one the first would not be told.
 */
const sentenceEnd = /(?<=[.!?…]["”“»«’')\]]{0,3})\s+(?=["„“»«‘'(*_[]{0,3}[\p{Lu}\p{N}])/gu

/** The words of a range of an indexed text, as they are compared. */
export function wordsOf({ text, words }: IndexedText, { start, end }: Piece): string[] {
  return Array.from({ length: end - start }, (_, at) =>
    normalWord(text.slice(words.starts[start + at]!, words.ends[start + at]!)),
  )
}

function sentenceRanges(text: string, words: WordIndex): Piece[] {
  const cuts = [...text.matchAll(sentenceEnd), ...lineEnds(text)].map(({ index }) => index)
  cuts.sort((one, other) => one - other)
  return [...cuts, text.length]
    .map((end, at) => wordsIn(words, { start: at > 0 ? cuts[at - 1]! : 0, end }))
    .filter(({ start, end }) => start < end)
}

/** A heading or an entry of a list ends with its line; a long line that ends within a sentence was only wrapped. */
function lineEnds(text: string): { index: number }[] {
  let from = 0
  return [...text.matchAll(/\n\s*/g)].filter(({ 0: gap, index }) => {
    const long = index - from >= wrapped && gap.indexOf('\n') === gap.lastIndexOf('\n')
    const next = text.slice(index + gap.length, index + gap.length + 2)
    from = index + gap.length
    return !(long && (/^\p{Ll}/u.test(next) || (/^\p{L}/u.test(next) && !/[.!?:;]/.test(text[index - 1]!))))
  })
}

function postingsOf({ ids }: WordIndex): Map<number, number[]> {
  const postings = new Map<number, number[]>()
  ids.forEach((id, at) => {
    const known = postings.get(id)
    if (known) known.push(at)
    else postings.set(id, [at])
  })
  return postings
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
