import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { DeskArticle } from '@/lib/desk-view'
import * as doors from './actions'
import type { Desk } from './use-desk'

/** Whether the pair of articles that looks the same is still to be decided, and the two ways to do it. */
export function useTwin(article: DeskArticle, desk: Desk) {
  const router = useRouter()
  const [twin, setTwin] = useState(article.twin)
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  async function decide(write: () => ReturnType<typeof doors.join>, done: string) {
    setSending(true)
    const outcome = await write().catch(() => null)
    setSending(false)
    if (!outcome) return setProblem('The server did not answer. Nothing was changed.')
    if (!outcome.ok) return setProblem(outcome.refusal.message)
    if (outcome.value !== article.id) return router.push(`/desk/articles/${outcome.value}`)
    setTwin(null)
    desk.tell(done)
  }
  const pair = (of: NonNullable<typeof twin>) =>
    of.noted === article.id ? { id: article.id, into: of.id } : { id: of.id, into: article.id }
  return {
    twin,
    problem,
    sending,
    join: () => twin && void decide(() => doors.join(pair(twin)), 'They are one article now.'),
    keepTwo: () =>
      twin && void decide(() => doors.keepTwo(article.id, twin.noted), 'They stay two articles.'),
  }
}
