import { useState } from 'react'
import type { Outcome, Refusal } from '@/app/answers'
import type { Decision, Repair, RepairItem } from '@/lib/repair-view'
import type { Piece } from '@/lib/spans'
import * as doors from './actions'

const done: Record<Decision | 'select', string> = {
  accept: 'Accepted.',
  gone: 'No longer in the article.',
  select: 'The words were taken.',
  reopen: 'Open again.',
}

/** The state of the repair desk: the places, the one in hand, the words selected for it, and the way back. */
export function useRepair(opened: Repair, first: number | null) {
  const [repair, setRepair] = useState(opened)
  const [current, setCurrent] = useState(
    first ?? opened.items.find(({ state }) => state === 'open')?.id ?? opened.items[0]?.id ?? null,
  )
  const [decided, setDecided] = useState<number[]>([])
  const [selecting, setSelecting] = useState(false)
  const [offered, setOffered] = useState<Piece | null>(null)
  const [refusal, setRefusal] = useState<Pick<Refusal, 'kind' | 'message'> | null>(null)
  const [sending, setSending] = useState(false)
  const [told, setTold] = useState('')
  const { items } = repair
  const item = items.find(({ id }) => id === current) ?? null

  const show = (id: number | null) => {
    setSelecting(false)
    setOffered(null)
    setRefusal(null)
    setCurrent(id)
  }
  const step = (by: 1 | -1) => {
    const at = items.findIndex(({ id }) => id === current)
    const next = items[at + by]
    if (!next) return
    show(next.id)
    setTold(`${next.words}, ${noteOf(next)}`)
  }

  async function send(at: RepairItem, as: Decision | 'select', content?: Piece[]): Promise<void> {
    if (sending) return
    setSending(true)
    const place = { id: at.id, version: at.version }
    let outcome: Outcome<Repair>
    try {
      outcome = await (as === 'select'
        ? doors.choose(repair.id, { ...place, content: content! })
        : doors.decide(repair.id, as, place))
    } catch {
      const message = 'The server cannot be reached. Nothing was decided; try again in a moment.'
      setRefusal({ kind: 'invalid', message })
      return
    } finally {
      setSending(false)
    }
    if (!outcome.ok) {
      setRefusal(outcome.refusal)
      const now = outcome.refusal.current
      if (outcome.refusal.kind === 'conflict' && isRepair(now)) {
        setRepair(now)
        if (!now.items.some(({ id }) => id === current)) setCurrent(now.items[0]?.id ?? null)
      }
      return
    }
    const after = outcome.value
    setRepair(after)
    if (as === 'reopen') {
      setDecided((all) => all.filter((id) => id !== at.id))
      show(at.id)
      return setTold(done[as])
    }
    setDecided((all) => [...all.filter((id) => id !== at.id), at.id])
    const next = nextOpen(after.items, at.id)
    show(next?.id ?? at.id)
    setTold(`${done[as]} ${next ? `Next: ${next.words}` : 'Nothing is left to repair.'}`)
  }

  const decide = (as: Decision) => {
    if (item && !(as === 'accept' && !item.place.length)) void send(item, as)
  }
  const take = (piece: Piece) => {
    if (item) void send(item, 'select', [piece])
  }
  const undo = () => {
    const last = items.find(({ id }) => id === decided.at(-1))
    if (last) void send(last, 'reopen')
  }
  return {
    repair,
    items,
    item,
    decided: decided.length,
    selecting,
    setSelecting,
    offered,
    setOffered,
    refusal,
    sending,
    told,
    show,
    step,
    decide,
    take,
    undo,
  }
}

export type RepairState = ReturnType<typeof useRepair>

/** How the list and a screen reader tell what became of a place. */
export const noteOf = ({ state, outcome }: RepairItem): string =>
  ({
    open: outcome === 'orphaned' ? 'not found for certain' : 'changed',
    accepted: 'accepted',
    selected: 'selected by hand',
    gone: 'no longer in the article',
    kept: 'kept',
  })[state]

function nextOpen(items: RepairItem[], from: number): RepairItem | undefined {
  const at = items.findIndex(({ id }) => id === from)
  const open = (item: RepairItem) => item.state === 'open'
  return items.slice(at + 1).find(open) ?? items.find(open)
}

const isRepair = (value: unknown): value is Repair =>
  typeof value === 'object' && value !== null && 'items' in value
