import { useEffect, useRef, useState } from 'react'
import type { DeskArticle, DeskSuggestion } from '@/lib/desk-view'
import { problemOf, statementOf, type Draft } from '@/lib/draft'
import * as doors from './actions'
import type { Written } from './actions'
import type { useWriting } from './use-writing'
import { useWaiting, type Decision } from './waiting'

/** How long until a server that could not be reached is tried again. */
const pause = 4000

type Desk = {
  formOf: (suggestion: DeskSuggestion) => Draft
  /** The server has it, and answered this. */
  done: (decision: Decision, suggestion: DeskSuggestion, answer: Written) => void
  /** It waits for the server: the editor goes on. */
  later: (suggestion: DeskSuggestion) => void
  refused: (suggestion: DeskSuggestion) => void
}

/** Sends what the editor decides on suggestions one by one, in order, each with its form as it stands by then. */
export function useDecisions(
  article: DeskArticle,
  user: number,
  { suggestions, saved, sending, send, refuse }: ReturnType<typeof useWriting>,
  desk: Desk,
) {
  const { waiting, wait, settle, release } = useWaiting(user, article.id)
  const offline = saved.kind === 'offline'
  const [trying, setTrying] = useState(false)

  async function carry(decision: Decision): Promise<void> {
    const suggestion = suggestions.find(({ id, state }) => id === decision.suggestion && state === 'open')
    if (!suggestion) return settle(decision.suggestion)
    const draft = desk.formOf(suggestion)
    const problem = decision.as === 'accept' ? problemOf(draft, article.publishedOn) : null
    let refused = problem !== null
    if (problem) refuse({ kind: 'invalid', message: problem.message, problems: [problem] })
    const answer = problem
      ? null
      : await send(
          () =>
            decision.as === 'dismiss'
              ? doors.dismiss(article.id, { id: suggestion.id })
              : doors.record(article.id, {
                  versionId: article.text.versionId,
                  ...statementOf(draft, article.publishedOn),
                  suggestion: suggestion.id,
                }),
          decision.as === 'dismiss' ? 'Dismissed.' : 'Recorded as a draft.',
          () => (refused = true),
        )
    if (answer) {
      settle(suggestion.id)
      desk.done(decision, suggestion, answer)
    } else if (refused) {
      // What was decided after it may rest on it: the editor decides again.
      release()
      desk.refused(suggestion)
    } else desk.later(suggestion)
  }

  const latest = useRef(carry)
  useEffect(() => {
    latest.current = carry
  })
  const first = waiting[0]
  useEffect(() => {
    if (!first || sending || trying) return
    const go = () => {
      setTrying(true)
      void latest.current(first).finally(() => setTrying(false))
    }
    if (!offline) return go()
    const timer = setTimeout(go, pause)
    addEventListener('online', go)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', go)
    }
  }, [first, sending, trying, offline])

  return {
    waiting,
    /** Whether a decision is on its way, and the next key has to wait for it. */
    deciding: waiting.length > 0 && !offline,
    decide: (suggestion: DeskSuggestion, as: Decision['as']) => {
      wait({ suggestion: suggestion.id, as })
      if (offline) desk.later(suggestion)
    },
    /** Takes back the last decision that has not gone out, and tells which suggestion it was. */
    takeBack: (): number | null => {
      const last = waiting.at(-1)
      if (!last) return null
      settle(last.suggestion)
      return last.suggestion
    },
  }
}
