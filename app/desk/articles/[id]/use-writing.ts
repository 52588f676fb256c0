import { useState } from 'react'
import type { Outcome, Refusal } from '@/app/answers'
import type { DeskArticle } from '@/lib/desk-view'
import type { Written } from './actions'

export type Saved =
  { kind: 'saved'; at: string } | { kind: 'saving' } | { kind: 'offline' } | { kind: 'none' }

/** What the server last answered about the article, and the one way to send it a write. */
export function useWriting(article: DeskArticle) {
  const [passages, setPassages] = useState(article.passages)
  const [suggestions, setSuggestions] = useState(article.suggestions)
  const [work, setWork] = useState(article.work)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [saved, setSaved] = useState<Saved>({ kind: 'none' })
  const [sending, setSending] = useState(false)
  const [told, setTold] = useState('')

  /** Sends a write and takes its answer in, null where it did not go through; `refused` hears of a refusal. */
  async function send(
    writing: () => Promise<Outcome<Written>>,
    done: string | ((written: Written) => string),
    refused: (refusal: Refusal) => void = () => {},
  ): Promise<Written | null> {
    setSending(true)
    // While the server cannot be reached, each new try is no news.
    setSaved((was) => (was.kind === 'offline' ? was : { kind: 'saving' }))
    let outcome: Outcome<Written>
    try {
      outcome = await writing()
    } catch {
      setSending(false)
      setSaved((was) => (was.kind === 'offline' ? was : { kind: 'offline' }))
      return null
    }
    setSending(false)
    if (!outcome.ok) {
      setSaved({ kind: 'none' })
      setRefusal(outcome.refusal)
      refused(outcome.refusal)
      return null
    }
    setRefusal(null)
    setPassages(outcome.value.passages)
    setSuggestions(outcome.value.suggestions)
    setWork(outcome.value.work)
    setSaved({ kind: 'saved', at: new Date().toLocaleTimeString('en-GB') })
    setTold(typeof done === 'string' ? done : done(outcome.value))
    return outcome.value
  }
  return {
    passages,
    suggestions,
    setSuggestions,
    work,
    setWork,
    refusal,
    refuse: setRefusal,
    saved,
    sending,
    told,
    tell: setTold,
    send,
  }
}
