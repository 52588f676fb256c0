import { useState } from 'react'
import type { LikeClaim } from '@/db/likeness'
import type { DeskPassage } from '@/lib/desk-view'
import type { Draft } from '@/lib/draft'
import { saidIn } from '@/lib/suggestion-draft'

type Props = {
  passages: DeskPassage[]
  current: number | null
  /** The source in the form: what it said elsewhere in the article comes first. */
  source: string | undefined
  versionId: number
  /** Whether the passage shares its claim, so that it may get one of its own. */
  shares: boolean
  onEdit: (change: Partial<Draft>) => void
}

/** Joins what the program did not offer: an utterance that this article reports elsewhere, or a claim found by words. */
export function JoinOther({ passages, current, source, versionId, shares, onEdit }: Props) {
  const [found, setFound] = useState<LikeClaim[] | null>(null)
  const [words, setWords] = useState('')
  const here = passages
    .filter(
      (passage, index) =>
        passage.id !== current &&
        passage.state !== 'withdrawn' &&
        passages.findIndex((other) => other.utterance === passage.utterance) === index,
    )
    .sort((one, other) => Number(other.source?.name === source) - Number(one.source?.name === source))
  async function find() {
    const asked = new URLSearchParams({ wording: words, words, versionId: String(versionId) })
    const answer = await fetch(`/desk/claims/like?${asked}`).catch(() => null)
    setFound(answer?.ok ? ((await answer.json()) as LikeClaim[]) : [])
  }
  return (
    <details className="more" id="join-other">
      <summary>Join something else on record</summary>
      {shares && (
        <button className="btn btn--small" type="button" onClick={() => onEdit({ own: true })}>
          Give it a claim of its own
        </button>
      )}
      {here.length > 0 && (
        <fieldset className="joins">
          <legend className="label">The same utterance as another passage here</legend>
          <ul>
            {here.map((passage) => (
              <li key={passage.utterance}>
                <button
                  className="link"
                  type="button"
                  onClick={() =>
                    onEdit({ utterance: { id: passage.utterance, label: saidIn(passage) }, claim: null })
                  }
                >
                  {saidIn(passage)}
                </button>
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      <div className="field">
        <label htmlFor="find-claim">Find a claim by its words</label>
        <span className="add__row">
          <input
            className="in"
            id="find-claim"
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              void find()
            }}
          />
          <button className="btn" type="button" onClick={() => void find()}>
            Find
          </button>
        </span>
      </div>
      <ul className="joins" role="status">
        {found?.map(({ id, wording }) => (
          <li key={id}>
            <button
              className="link"
              type="button"
              onClick={() => onEdit({ claim: { id, wording }, utterance: null })}
            >
              {id}, {wording}
            </button>
          </li>
        ))}
        {found?.length === 0 && <li className="hint">No claim looks like these words.</li>}
      </ul>
    </details>
  )
}
