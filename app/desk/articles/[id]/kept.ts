import { useEffect, useState } from 'react'
import type { Draft } from '@/lib/draft'

/** Unsaved forms of one article, by passage number or `new:<start>-<end>`. */
export type Kept = Record<string, Draft>

/**
 * Unsaved forms, kept on this device until they are saved or discarded, so that they outlive the session, the
 * tab and a server that is down. `restored` tells that some were found when the page opened.
 */
export function useKept(user: number, article: number) {
  const key = `onrecord:drafts:${user}:${article}`
  const [kept, setKept] = useState<Kept>({})
  const [restored, setRestored] = useState<number | null>(null)

  useEffect(() => {
    // The server renders without this device's storage, so it is read only after the page stands.
    const found = read(key)
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setKept(found)
    setRestored(Object.keys(found).length)
  }, [key])

  useEffect(() => {
    if (restored === null) return
    try {
      if (Object.keys(kept).length) localStorage.setItem(key, JSON.stringify(kept))
      else localStorage.removeItem(key)
    } catch {
      // A full or forbidden storage: the form still works, it only does not outlive the tab.
    }
  }, [key, kept, restored])

  const keep = (name: string, draft: Draft) => setKept((all) => ({ ...all, [name]: draft }))
  const drop = (name: string) =>
    setKept((all) => Object.fromEntries(Object.entries(all).filter(([other]) => other !== name)))
  return { kept, restored: restored ?? 0, keep, drop }
}

function read(key: string): Kept {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    return found && typeof found === 'object' ? (found as Kept) : {}
  } catch {
    return {}
  }
}
