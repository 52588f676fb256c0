import { useEffect, useState } from 'react'
import { draftSchema, type Draft } from '@/lib/draft'

/** Unsaved forms of one article, by passage number or `new:<start>-<end>`. */
export type Kept = Record<string, Draft>

/**
 * Unsaved forms, kept on this device until they are saved or discarded, so that they outlive the session, the
 * tab and a server that is down. Each has a storage key of its own, and other tabs' writes are followed, so that
 * no tab undoes another's. `restored` tells how many were found when the page opened.
 */
export function useKept(user: number, article: number) {
  const prefix = `onrecord:draft:${user}:${article}:`
  const [kept, setKept] = useState<Kept>({})
  const [restored, setRestored] = useState(0)

  const put = (name: string, draft: Draft | null) =>
    setKept((all) => {
      const others = Object.fromEntries(Object.entries(all).filter(([other]) => other !== name))
      return draft ? { ...others, [name]: draft } : others
    })

  useEffect(() => {
    // The server renders without this device's storage, so it is read only after the page stands.
    const found = readAll(prefix)
    // eslint-disable-next-line react-hooks/set-state-in-effect
    setKept(found)
    setRestored(Object.keys(found).length)
    const follow = ({ key, newValue }: StorageEvent) => {
      if (key?.startsWith(prefix)) put(key.slice(prefix.length), parsed(newValue))
    }
    addEventListener('storage', follow)
    return () => removeEventListener('storage', follow)
  }, [prefix])

  const keep = (name: string, draft: Draft) => {
    put(name, draft)
    stored((storage) => storage.setItem(prefix + name, JSON.stringify(draft)))
  }
  const drop = (name: string) => {
    put(name, null)
    stored((storage) => storage.removeItem(prefix + name))
  }
  return { kept, restored, keep, drop }
}

/** A full or forbidden storage throws: the form still works, it only does not outlive the tab. */
export function stored(run: (storage: Storage) => void): void {
  try {
    run(localStorage)
  } catch {}
}

function readAll(prefix: string): Kept {
  const found: Kept = {}
  stored((storage) => {
    for (const key of Object.keys(storage).filter((name) => name.startsWith(prefix))) {
      const draft = parsed(storage.getItem(key))
      if (draft) found[key.slice(prefix.length)] = draft
      // Of another release, or damaged: no form can show it.
      else storage.removeItem(key)
    }
  })
  return found
}

function parsed(json: string | null): Draft | null {
  try {
    return draftSchema.safeParse(JSON.parse(json ?? 'null')).data ?? null
  } catch {
    return null
  }
}
