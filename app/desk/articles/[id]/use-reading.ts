import { useEffect, useRef, useState } from 'react'
import type { DeskArticle, DeskSuggestion } from '@/lib/desk-view'

const pause = 1500
const tries = 40

/** `late`: it takes longer than a minute, and nobody asks any more. */
export type Reading = 'done' | 'reading' | 'late'

/** Asks for the suggestions while the program still reads the article, each time they change `take` hears of it. */
export function useReading(
  article: DeskArticle,
  sending: boolean,
  take: (suggestions: DeskSuggestion[]) => void,
): Reading {
  const [reading, setReading] = useState<Reading>(article.reading ? 'reading' : 'done')
  const latest = useRef({ sending, take })
  useEffect(() => {
    latest.current = { sending, take }
  })
  useEffect(() => {
    if (reading !== 'reading') return
    let asked = 0
    let timer: ReturnType<typeof setTimeout>
    const stop = new AbortController()
    const ask = async () => {
      asked += 1
      const answer = await fetch(`/desk/articles/${article.id}/suggestions`, { signal: stop.signal })
        .then(async (found) => (found.ok ? ((await found.json()) as Answer) : null))
        .catch(() => null)
      if (stop.signal.aborted) return
      // A write that is on its way brings newer ones along.
      if (answer && !latest.current.sending) {
        latest.current.take(answer.suggestions)
        if (!answer.reading) return setReading('done')
      }
      if (asked < tries) timer = setTimeout(ask, pause)
      else setReading('late')
    }
    timer = setTimeout(ask, pause)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [article.id, reading])
  return reading
}

type Answer = Pick<DeskArticle, 'reading' | 'suggestions'>
