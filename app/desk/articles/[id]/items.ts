import type { DeskPassage } from '@/lib/desk-view'
import type { Piece } from '@/lib/spans'
import type { Kept } from './kept'

/** One line of the list of passages: on record, a draft, not yet recorded, or a quotation nobody has taken. */
export type Item = {
  key: string
  start: number
  words: string
  note: string
  sign: 'recorded' | 'suggested' | 'uncovered'
  passage: DeskPassage | null
}

export const keyOf = (content: readonly Piece[]) => `new:${content[0]?.start}-${content.at(-1)?.end}`

/** The piece that the key of a new statement names. */
export function pieceOf(key: string): Piece | null {
  const [, start, end] = /^new:(\d+)-(\d+)$/.exec(key) ?? []
  return start && end ? { start: Number(start), end: Number(end) } : null
}

/** Whether readers see the passage no more, by itself or with its claim. */
export const isWithdrawn = ({ state, claim }: DeskPassage): boolean =>
  state === 'withdrawn' || claim.state === 'withdrawn'

const states = { draft: 'draft', published: 'public', withdrawn: 'withdrawn' }

/** Everything an editor may go through with j and k, in the order of the text. */
export function listItems(text: string, passages: DeskPassage[], kept: Kept, open: Piece[]): Item[] {
  const cut = (start: number, end: number) => text.slice(start, Math.min(end, start + 90))
  const recorded = passages.map((passage): Item => {
    const state = isWithdrawn(passage) ? 'withdrawn' : passage.state
    return {
      key: String(passage.id),
      start: passage.content[0]?.start ?? 0,
      words: passage.content[0] ? cut(passage.content[0].start, passage.content[0].end) : '',
      note: `${states[state]}${kept[passage.id] ? ', changed here' : ''}, ${passage.source?.name ?? 'no source yet'}`,
      sign: state === 'published' ? 'recorded' : 'suggested',
      passage,
    }
  })
  const fresh = Object.entries(kept).flatMap(([key, draft]): Item[] => {
    const [first] = draft.content
    if (!first || passages.some(({ id }) => String(id) === key)) return []
    const how = pieceOf(key) ? 'not recorded yet' : 'deleted meanwhile, record it anew'
    const note = `${how}, ${draft.source?.name ?? 'no source yet'}`
    return [
      { key, start: first.start, words: cut(first.start, first.end), note, sign: 'suggested', passage: null },
    ]
  })
  const quoted = open.flatMap((piece): Item[] => {
    const key = keyOf([piece])
    if (kept[key]) return []
    const words = cut(piece.start, piece.end)
    return [
      { key, start: piece.start, words, note: 'quotation, not covered', sign: 'uncovered', passage: null },
    ]
  })
  return [...recorded, ...fresh, ...quoted].sort((one, other) => one.start - other.start)
}
