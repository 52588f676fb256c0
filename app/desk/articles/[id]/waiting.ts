import { useEffect, useState } from 'react'
import { z } from 'zod'
import { stored } from './kept'

/** What an editor decided on a suggestion and the server has not confirmed yet. */
export type Decision = { suggestion: number; as: 'accept' | 'dismiss' }

const decisions = z.array(z.object({ suggestion: z.int().positive(), as: z.enum(['accept', 'dismiss']) }))

/** Decisions on their way, in order; kept on this device, so that a server that is down and a closed tab lose none. */
export function useWaiting(user: number, article: number) {
  const key = `onrecord:waiting:${user}:${article}`
  const [waiting, setWaiting] = useState<Decision[]>([])
  useEffect(() => {
    // The server renders without this device's storage, so it is read only after the page stands.
    stored((storage) => {
      const found = decisions.safeParse(JSON.parse(storage.getItem(key) ?? '[]'))
      if (found.success && found.data.length) setWaiting(found.data)
    })
  }, [key])
  const change = (next: (all: Decision[]) => Decision[]) =>
    setWaiting((all) => {
      const left = next(all)
      stored((storage) =>
        left.length ? storage.setItem(key, JSON.stringify(left)) : storage.removeItem(key),
      )
      return left
    })
  return {
    waiting,
    wait: (decision: Decision) => change((all) => [...all, decision]),
    settle: (suggestion: number) => change((all) => all.filter((other) => other.suggestion !== suggestion)),
    release: () => change(() => []),
  }
}
