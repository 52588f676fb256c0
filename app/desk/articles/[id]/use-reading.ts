import { useEffect, useRef, useState } from 'react'
import type { DeskArticle, DeskReading, DeskSuggestion } from '@/lib/desk-view'

const pause = 1500
/** For a minute, and while a language model reads for five. */
const tries = { program: 40, second: 200 }

/** `late`: it takes longer than is waited for, and nobody asks any more. */
export type Reading = 'done' | 'reading' | 'late'

/**
 * Asks for the suggestions while the program or the second reader still reads the article, each time they change `take`
 * hears of it. `heard` takes in what another request answered.
 */
export function useReading(
  article: DeskArticle,
  sending: boolean,
  take: (suggestions: DeskSuggestion[]) => void,
) {
  const [{ reading, second }, setState] = useState<Pick<DeskReading, 'reading' | 'second'>>(article)
  const [late, setLate] = useState(false)
  const waits = reading || second?.waits === 'now'
  const latest = useRef({ sending, take })
  useEffect(() => {
    latest.current = { sending, take }
  })
  useEffect(() => {
    if (!waits || late) return
    let asked = 0
    let timer: ReturnType<typeof setTimeout>
    const stop = new AbortController()
    const ask = async () => {
      asked += 1
      const answer = await fetch(`/desk/articles/${article.id}/suggestions`, { signal: stop.signal })
        .then(async (found) => (found.ok ? ((await found.json()) as DeskReading) : null))
        .catch(() => null)
      if (stop.signal.aborted) return
      // A write that is on its way brings newer ones along.
      if (answer && !latest.current.sending) {
        latest.current.take(answer.suggestions)
        setState(answer)
        if (!answer.reading && answer.second?.waits !== 'now') return
      }
      if (asked < (reading ? tries.program : tries.second)) timer = setTimeout(ask, pause)
      else setLate(true)
    }
    timer = setTimeout(ask, pause)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [article.id, reading, waits, late])
  const heard = (answer: DeskReading) => {
    latest.current.take(answer.suggestions)
    setLate(false)
    setState(answer)
  }
  const state: Reading = reading ? (late ? 'late' : 'reading') : 'done'
  return { state, second, late, heard }
}
