import { useEffect, useLayoutEffect, useReducer, useRef } from 'react'
import { useOnDevice } from './on-device'

/** Whether single keys are on (WCAG 2.1.4), kept on this device, and the switch. */
export function useSingleKeys(): [boolean, () => void] {
  const [stored, store] = useOnDevice('onrecord:single-keys', 'on')
  const on = stored !== 'off'
  return [on, () => store(on ? 'off' : 'on')]
}

type State = {
  on: boolean
  /** A write is on its way: keys wait for it, so that each meets the desk as it stands by then. */
  busy: boolean
  /** The last write was refused: the keys that waited for it were meant for another passage. */
  refused: boolean
}

/** Runs the action of a key unless somebody is typing, a dialog is open, or single keys are off. */
export function useKeys({ on, busy, refused }: State, actions: Record<string, () => void>): void {
  const latest = useRef({ busy, actions })
  const queue = useRef<string[]>([])
  const [, again] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    latest.current = { busy, actions }
    if (refused) queue.current = []
    const key = busy ? undefined : queue.current.shift()
    if (!key) return
    actions[key]?.()
    again()
  })
  // Before anything is painted: what is seen answers to its keys.
  useLayoutEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      const target = event.target as Element
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (
        target.closest('dialog[open]') ||
        target.matches('textarea, select, input:not([type=radio], [type=checkbox], [type=range])')
      )
        return
      const { busy, actions } = latest.current
      if (!actions[event.key]) return
      event.preventDefault()
      if (busy || queue.current.length) queue.current.push(event.key)
      else actions[event.key]!()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}
