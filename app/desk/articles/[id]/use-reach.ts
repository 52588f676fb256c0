import { useMemo, useState, type KeyboardEvent } from 'react'
import type { Paragraph } from '@/lib/paragraphs'
import { moveEnd, sentenceList, stepSentence } from '@/lib/reach'
import type { Piece } from '@/lib/spans'

type Options = {
  /** The words in hand: choosing begins with them, so that an end that is wrong by a word is moved by a key. */
  from: Piece | undefined
  /** A reporting verb that is gone to: its sentence is chosen at once. */
  verb: number | undefined
  onSelect: (piece: Piece) => void
}

/** Selecting by keyboard while the focus is on the text: sentence by sentence, then word by word. */
export function useReach(text: string, parts: Paragraph[], { from, verb, onSelect }: Options) {
  const [reach, setReach] = useState<Piece | null>(null)
  const [begun, setBegun] = useState(verb)
  const list = useMemo(() => sentenceList(text, parts), [text, parts])
  const sentenceAt = (at: number) => list.find(({ start, end }) => start <= at && at < end) ?? null
  if (begun !== verb) {
    setBegun(verb)
    setReach(verb === undefined ? null : sentenceAt(verb))
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.metaKey) return
    const within = parts.find((part) => reach && part.start <= reach.start && part.end >= reach.end)
    const move = (end: 'start' | 'end', by: 1 | -1) =>
      reach && setReach(moveEnd(text, within ?? { start: 0, end: text.length }, reach, end, by))
    const { key } = event
    const own = reach ? null : from
    if (key === 'ArrowDown' || (key === 'ArrowRight' && !event.shiftKey && !event.ctrlKey))
      setReach(own ?? stepSentence(list, reach, 1))
    else if (key === 'ArrowUp' || (key === 'ArrowLeft' && !event.shiftKey && !event.ctrlKey))
      setReach(own ?? stepSentence(list, reach, -1))
    else if (!reach) return
    else if (key === 'ArrowRight') move(event.shiftKey ? 'end' : 'start', 1)
    else if (key === 'ArrowLeft') move(event.shiftKey ? 'end' : 'start', -1)
    else if (key === ',') move('start', -1)
    else if (key === '.') move('start', 1)
    else if (key === 'Escape') setReach(null)
    else if (key === 'Enter') {
      setReach(null)
      onSelect(reach)
    } else return
    event.preventDefault()
    event.stopPropagation()
    requestAnimationFrame(() => document.querySelector('.reach')?.scrollIntoView({ block: 'nearest' }))
  }
  return { reach, onKeyDown, leave: () => setReach(null) }
}
