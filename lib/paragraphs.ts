import { sentences as splitSentences } from 'sbd'
import { trimPiece, type Piece } from './spans'

export type Paragraph = Piece & { text: string; kind: 'paragraph' | 'heading' }

/**
 * The paragraphs of a text, which blank lines part, or single line ends where it has no blank line; offsets are
 * into the text, white space around them left out.
 */
export function paragraphs(text: string): Paragraph[] {
  const pieces: Piece[] = []
  let from = 0
  const gaps = /\n[^\S\n]*\n/.test(text) ? /\n[^\S\n]*\n\s*/g : /\n\s*/g
  for (const gap of text.matchAll(gaps)) {
    pieces.push({ start: from, end: gap.index })
    from = gap.index + gap[0].length
  }
  pieces.push({ start: from, end: text.length })
  return pieces
    .flatMap((piece) => trimPiece(text, piece) ?? [])
    .map(({ start, end }, number, all) => {
      const words = text.slice(start, end)
      const between = number > 0 && number < all.length - 1
      return { start, end, text: words, kind: between && looksLikeHeading(words) ? 'heading' : 'paragraph' }
    })
}

function looksLikeHeading(words: string): boolean {
  return !/\n|["“”„«»‘]|''|[.!?…:;,]$/.test(words) && words.split(/\s+/).length < 12
}

// Shortened words that a full stop does not end the sentence after. Not "no", which ends many quotations.
const abbreviations =
  'Mr Mrs Ms Mx Dr Prof Rev Fr Sr Jr St Gen Col Lt Maj Capt Sgt Cpl Adm Cmdr Sen Rep Gov Pres Hon Supt Det Insp ' +
  'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Co Corp Inc Ltd Bros Dept Assn Univ Ave Blvd Mt Ft ' +
  'al approx cf eg etc ie vs v vol pp Vol Nos Fig'
const commonStarts =
  'The|An?|He|She|It|They|We|I|You|But|And|In|On|At|That|This|There|His|Her|Its|Their|When|While|After'

/**
 * The sentences of one paragraph as pieces of the text, in order, together holding every character of it but
 * white space. A closing quotation mark stays with the sentence it closes.
 */
export function sentences(text: string, paragraph: Piece): Piece[] {
  const words = text.slice(paragraph.start, paragraph.end)
  const starts = sentenceStarts(words).map((at) => at + paragraph.start)
  return starts.flatMap((start, number) => {
    return trimPiece(text, { start, end: starts[number + 1] ?? paragraph.end }) ?? []
  })
}

function sentenceStarts(words: string): number[] {
  const plain = forSplitter(words)
  const starts: number[] = []
  let at = 0
  for (const sentence of splitSentences(plain, { abbreviations: abbreviations.split(' ') })) {
    // The splitter joins words anew and drops some full stops, so its characters are found again one by one.
    let first = -1
    for (const unit of sentence.split('')) {
      if (/\s/.test(unit)) continue
      const found = plain.indexOf(unit, at)
      if (found < 0) break
      if (first < 0) first = found
      at = found + 1
    }
    // "…," he said: a sentence does not begin with a small letter.
    if (first >= 0 && (starts.length === 0 || !/^["'(]*\p{Ll}/u.test(plain.slice(first, first + 8))))
      starts.push(first)
  }
  if (starts.length) starts[0] = 0
  return starts
}

/** The same words, unit for unit, in the marks that the splitter knows: blanks, straight quotation marks. */
function forSplitter(words: string): string {
  return (
    words
      .replace(/\s/g, ' ')
      .replace(/[“”„«»]/g, '"')
      .replace(/([.!?])(?:''|’’)/g, '_$1"')
      .replace(/([.!?])[’']/g, '$1"')
      // The splitter takes a number with a full stop for the head of a list, wherever it stands.
      .replace(/(\s[^\s"]{0,12})\d(?=\.\s+["'(]*\p{Lu})/gu, '$1x')
      .replace(
        new RegExp(`\\b(?:\\p{Lu}\\.){2,8}(?= \\p{Lu})(?! (?:${commonStarts})\\b)`, 'gu'),
        (initials) => initials.replace(/\./g, '_'),
      )
  )
}
