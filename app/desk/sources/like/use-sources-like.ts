import { useEffect, useRef, useState } from 'react'
import type { LikeSource } from '@/db/likeness'

/** Sources whose name is like these words, at most 8; none where the server does not answer. */
export async function findSources(q: string, signal?: AbortSignal): Promise<LikeSource[]> {
  if (!q.trim()) return []
  try {
    const answer = await fetch(`/desk/sources/like?q=${encodeURIComponent(q)}`, { signal })
    return answer.ok ? ((await answer.json()) as LikeSource[]) : []
  } catch {
    return []
  }
}

/** What comes of an answer: it is listed, the first of it is taken, or that is saved besides. */
type Then = 'list' | 'take' | 'save'

/**
 * Sources whose name is like what is typed, asked for when typing rests; `onAnswer` hears for which words. Until the
 * answer is here, what is found is for the words before.
 */
export function useSourcesLike(onAnswer?: (found: LikeSource[], words: string, then: Then) => void) {
  const [found, setFound] = useState<LikeSource[]>([])
  // The answer that is awaited.
  const awaited = useRef<{ stop: AbortController; then: Then }>(null)
  const latest = useRef(onAnswer)
  useEffect(() => {
    latest.current = onAnswer
  })

  const stop = () => {
    awaited.current?.stop.abort()
    awaited.current = null
  }
  useEffect(
    () => () => {
      awaited.current?.stop.abort()
      awaited.current = null
    },
    [],
  )

  const look = async (words: string) => {
    stop()
    const own = { stop: new AbortController(), then: 'list' as Then }
    awaited.current = own
    await new Promise((rested) => setTimeout(rested, 150))
    if (awaited.current !== own) return
    const sources = await findSources(words, own.stop.signal)
    if (awaited.current !== own) return
    awaited.current = null
    setFound(sources)
    latest.current?.(sources, words, own.then)
  }

  /** Leaves a key to the answer that is awaited, saving only after taking; false where it has nothing to wait for. */
  const wait = (then: 'take' | 'save') => {
    if (!awaited.current || (then === 'save' && awaited.current.then === 'list')) return false
    awaited.current.then = then
    return true
  }
  return { found, look, stop, wait }
}
