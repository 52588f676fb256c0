import type { Token } from '../frame'

/** The word of a token in small letters, empty for a mark, a quotation or nothing. */
export const word = (token: Token | undefined) => (token?.kind === 'word' ? token.lower : '')

/** Whether a token is one of these marks. */
export const isMark = (token: Token | undefined, marks: string) =>
  token?.kind === 'mark' && marks.includes(token.text)
