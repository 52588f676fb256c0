import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
// Where a browser forbids storage, a choice lasts as long as the page.
const inMemory = new Map<string, string>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return inMemory.get(key) ?? null
  }
}

/** A choice of the editor's that is kept on this device, and how to change it. */
export function useOnDevice(key: string, initial: string): [string, (value: string) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => read(key) ?? initial,
    () => initial,
  )
  const change = useCallback(
    (next: string) => {
      try {
        localStorage.setItem(key, next)
      } catch {
        inMemory.set(key, next)
      }
      listeners.forEach((listener) => listener())
    },
    [key],
  )
  return [value, change]
}
