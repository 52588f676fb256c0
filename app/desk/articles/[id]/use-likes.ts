import { useEffect, useState } from 'react'
import type { LikeClaim } from '@/db/likeness'
import type { Draft } from '@/lib/draft'

/** Claims on record that look the same as the form, asked for when its words rest; none while they are joined. */
export function useLikes(draft: Draft | null, text: string, versionId: number): LikeClaim[] {
  const [likes, setLikes] = useState<{ asked: string; found: LikeClaim[] }>({ asked: '', found: [] })
  const words = draft?.content.map(({ start, end }) => text.slice(start, end)).join(' ') ?? ''
  const asked =
    draft && !draft.claim && !draft.utterance && draft.id === null
      ? new URLSearchParams({
          wording: draft.wording.slice(0, 500),
          words: words.slice(0, 1000),
          versionId: String(versionId),
        }).toString()
      : ''
  useEffect(() => {
    if (!asked) return
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`/desk/claims/like?${asked}`, { signal: stop.signal })
        setLikes({ asked, found: answer.ok ? ((await answer.json()) as LikeClaim[]) : [] })
      } catch {
        // Without an answer nothing is offered; recording does not depend on it.
      }
    }, 300)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [asked])
  return likes.asked === asked ? likes.found : []
}
