import { useEffect, useRef, useState } from 'react'
import type { DeskImport } from '@/db/import-desk'
import { timeLeft, type Sample } from '@/lib/moment-words'

const EVERY = 2000
/** The pace of this many looks tells how long the rest takes. */
const SAMPLES = 15

export const isLive = ({ state }: Pick<DeskImport, 'state'>) => state === 'running' || state === 'receiving'

export const doneOf = ({ made, same, failed }: Pick<DeskImport, 'made' | 'same' | 'failed'>) =>
  made + same + failed

/**
 * A list as it stands, asked for every two seconds while it comes or runs, and again when `moved` changes; `left` says
 * how long the rest takes. `lost` while the server does not answer, `ended` where the sign-in has.
 */
export function useProgress(initial: DeskImport, after: number, moved: unknown) {
  const [list, setList] = useState(initial)
  const [left, setLeft] = useState<string | null>(null)
  const [trouble, setTrouble] = useState<'lost' | 'ended' | null>(null)
  const samples = useRef<Sample[]>([])
  const live = isLive(list)

  useEffect(() => {
    const stop = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    async function look(): Promise<void> {
      const answer = await fetch(`/desk/imports/${initial.id}/progress?after=${after}`, {
        signal: stop.signal,
      }).catch(() => null)
      if (stop.signal.aborted) return
      if (answer?.status === 403) return setTrouble('ended')
      const read = answer?.ok ? ((await answer.json().catch(() => null)) as DeskImport | null) : null
      if (stop.signal.aborted) return
      setTrouble(read ? null : 'lost')
      if (read) {
        samples.current = [...samples.current, { at: Date.now(), done: doneOf(read) }].slice(-SAMPLES)
        setLeft(timeLeft(samples.current, read.rows))
        setList(read)
      }
      if (!read || isLive(read)) timer = setTimeout(look, EVERY)
    }
    if (live || moved) timer = setTimeout(look, moved ? 0 : EVERY)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [initial.id, after, live, moved])

  return { list, left, trouble }
}
