import { useEffect, useRef, useSyncExternalStore } from 'react'

const STORED = 'onrecord:single-keys'
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}
const isOn = () => {
  try {
    return localStorage.getItem(STORED) !== 'off'
  } catch {
    return true
  }
}

/** Whether single keys are on (WCAG 2.1.4), kept on this device, and the switch. */
export function useSingleKeys(): [boolean, () => void] {
  const on = useSyncExternalStore(subscribe, isOn, () => true)
  const toggle = () => {
    try {
      localStorage.setItem(STORED, on ? 'off' : 'on')
    } catch {
      // Without storage they stay on.
    }
    listeners.forEach((listener) => listener())
  }
  return [on, toggle]
}

/** Runs the action of a key unless somebody is typing, a dialog is open, or single keys are off. */
export function useKeys(on: boolean, actions: Record<string, () => void>): void {
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(() => {
    if (!on) return
    const press = (event: KeyboardEvent) => {
      const target = event.target as Element
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (
        target.closest('dialog') ||
        target.matches('textarea, select, input:not([type=radio], [type=checkbox])')
      )
        return
      const action = latest.current[event.key]
      if (!action) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [on])
}
