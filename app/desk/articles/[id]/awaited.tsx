'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { PendingArticle } from '@/lib/desk-view'

const pause = 1000

/** Waits for the worker, and shows the article when it is there. Without scripts the page asks by itself. */
export function Awaited({ id, what }: { id: number; what: 'page' | 'file' }) {
  const router = useRouter()
  const [late, setLate] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const begun = Date.now()
    const stop = new AbortController()
    const ask = async () => {
      const answer = await fetch(`/desk/articles/${id}/arrival`, { signal: stop.signal })
        .then(async (found) => (found.ok ? ((await found.json()) as PendingArticle) : null))
        .catch(() => null)
      if (stop.signal.aborted) return
      if (answer && !answer.waits) return router.refresh()
      setLate(Date.now() - begun > 30_000)
      timer = setTimeout(ask, pause)
    }
    timer = setTimeout(ask, pause)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [id, router])
  return (
    <div className="arrival">
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <div className="note" role="status">
        <b>{what === 'page' ? 'The page is being opened.' : 'The file is being read.'}</b>{' '}
        {late
          ? 'It takes longer than usual: others may be before it. You can leave this page, it goes on.'
          : 'The text appears here by itself, mostly within a few seconds.'}
      </div>
    </div>
  )
}
