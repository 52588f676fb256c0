import type { Place } from '@/lib/coverage'
import type { DeskPassage, DeskSuggestion } from '@/lib/desk-view'
import type { Draft } from '@/lib/draft'
import type { Piece } from '@/lib/spans'
import { secondReader } from '@/lib/suggestion'
import type { Kept } from './kept'

/** One line of the list of passages: on record, a draft, suggested, not yet recorded, or what nobody has taken. */
export type Item = {
  key: string
  start: number
  words: string
  note: string
  sign: 'recorded' | 'draft' | 'withdrawn' | 'suggested' | 'waiting' | 'uncovered'
  /** Whether it still wants a decision of the editor's. */
  todo: boolean
  /** What of the text nobody has taken yet. */
  place?: Place
}

export const keyOf = (content: readonly Piece[]) => `new:${content[0]?.start}-${content.at(-1)?.end}`
export const keyOfSuggestion = (id: number) => `suggestion:${id}`
const keyOfVerb = ({ start, end }: Piece) => `verb:${start}-${end}`

/** The piece that the key of a new statement names. */
export const pieceOf = (key: string): Piece | null => range(key, 'new')
/** The reporting verb that a key names. */
export const verbOf = (key: string): Piece | null => range(key, 'verb')

function range(key: string, kind: 'new' | 'verb'): Piece | null {
  const [, of, start, end] = /^(new|verb):(\d+)-(\d+)$/.exec(key) ?? []
  return of === kind && start && end ? { start: Number(start), end: Number(end) } : null
}

/** Whether the words of the passage stand in the text at hand; else its spans lie in an earlier version. */
export const isPlaced = ({ earlier }: DeskPassage): boolean => earlier?.placed !== false

/** Whether readers see the passage no more, by itself or with its claim. */
export const isWithdrawn = ({ state, claim }: DeskPassage): boolean =>
  state === 'withdrawn' || claim.state === 'withdrawn'

/** Whether readers see the passage. */
export const isShown = (passage: DeskPassage): boolean =>
  passage.state === 'published' && !isWithdrawn(passage)

const states = {
  waiting: 'waits for a second person',
  draft: 'draft',
  published: 'public',
  withdrawn: 'withdrawn',
}

type Desk = {
  text: string
  passages: DeskPassage[]
  kept: Kept
  open: Place[]
  /** Words that an editor has dismissed: they want no decision any more. */
  dismissed: Piece[]
  offers: DeskSuggestion[]
  formOf: (suggestion: DeskSuggestion) => Draft
  /** Whether what the editor decided on a suggestion waits for the server. */
  waits: (suggestion: number) => boolean
}

/** Everything an editor may go through with j and k, in the order of the text. */
export function listItems({ text, passages, kept, open, dismissed, offers, formOf, waits }: Desk): Item[] {
  const cut = (piece: Piece | undefined) =>
    piece ? text.slice(piece.start, Math.min(piece.end, piece.start + 90)) : ''
  const recorded = passages.map((passage): Item => {
    const state = isWithdrawn(passage) ? 'withdrawn' : passage.review ? 'waiting' : passage.state
    return {
      key: String(passage.id),
      // What does not stand in this version comes last.
      start: isPlaced(passage) ? (passage.content[0]?.start ?? 0) : text.length,
      words: isPlaced(passage) ? cut(passage.content[0]) : (passage.earlier?.words ?? '').slice(0, 90),
      note: `${isPlaced(passage) ? '' : 'not in this version, '}${states[state]}${kept[passage.id] ? ', changed here' : ''}, ${passage.source?.name ?? 'no source yet'}`,
      sign: state === 'published' ? 'recorded' : state,
      todo: false,
    }
  })
  const suggested = offers.map((suggestion): Item => {
    const key = keyOfSuggestion(suggestion.id)
    const form = formOf(suggestion)
    const waiting = waits(suggestion.id)
    const by = suggestion.rule === secondReader ? ' by the second reader' : ''
    const how = `${waiting ? 'waiting' : `suggested${by}`}${kept[key] ? ', changed here' : ''}`
    return {
      key,
      start: suggestion.content[0]?.start ?? 0,
      words: cut(form.content[0]),
      note: `${how}, ${form.source?.name ?? 'unsure of the source'}`,
      sign: waiting ? 'waiting' : 'suggested',
      todo: !waiting,
    }
  })
  const listed = new Set([...recorded, ...suggested].map(({ key }) => key))
  const fresh = Object.entries(kept).flatMap(([key, draft]): Item[] => {
    const [first] = draft.content
    if (!first || listed.has(key)) return []
    const how = draft.id === null ? 'not recorded yet' : 'deleted meanwhile, record it anew'
    const note = `${how}, ${draft.source?.name ?? 'no source yet'}`
    return [{ key, start: first.start, words: cut(first), note, sign: 'waiting', todo: false }]
  })
  const untaken = open.flatMap((place): Item[] => {
    const key = place.as === 'verb' ? keyOfVerb(place) : keyOf([place])
    if (kept[key]) return []
    const from = text.slice(place.start, place.start + 60)
    const words = place.as === 'verb' ? /^[^.!?\n]*/.exec(from)![0] : cut(place)
    const what = place.as === 'verb' ? 'cue' : 'quotation'
    const done = dismissed.some((piece) => piece.start < place.end && place.start < piece.end)
    const note = `${what}, ${done ? 'dismissed' : 'not covered'}`
    return [{ key, start: place.start, words, note, sign: 'uncovered', todo: !done, place }]
  })
  return [...recorded, ...suggested, ...fresh, ...untaken].sort((one, other) => one.start - other.start)
}

/** The item that an editor goes to from another: the next (1) or former (-1) one, or the next that wants a decision. */
export function itemFrom(items: Item[], key: string | null, to: 1 | -1 | 'todo'): Item | undefined {
  const at = items.findIndex((item) => item.key === key)
  if (to === 'todo')
    return (
      items.find((item, index) => item.todo && index > at) ??
      items.find((item) => item.todo && item.key !== key)
    )
  return items[at < 0 ? (to === 1 ? 0 : items.length - 1) : at + to]
}
