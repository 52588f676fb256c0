'use client'

import { useActionState } from 'react'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, type FormState } from '@/app/admin/form-state'
import { counted } from '@/components/counted'
import type { Samples } from '@/db/samples'
import { dropSamples } from './actions'

/** The real rows that rest on sample rows, each in words, which stopped the removal. */
function restingOn(state: FormState): string[] {
  const current = state && 'refusal' in state ? state.refusal.current : null
  return Array.isArray(current) ? current.map(String) : []
}

const told = ({ articles, claims, sources }: Samples) =>
  `${counted(articles, 'article')}, ${counted(claims, 'claim')} and ${counted(sources, 'source')}`

export function SamplesForm({ held }: { held: Samples }) {
  const [state, send, busy] = useActionState(dropSamples, null)
  const resting = restingOn(state)
  const problem = problemOf(state, 'seen')
  return (
    <form action={send} className="form">
      {resting.length > 0 ? (
        <div className="note note--changed" role="alert">
          <b>Nothing was removed, since these rest on sample data:</b>
          <ul className="resting">
            {resting.map((what) => (
              <li key={what}>{what}</li>
            ))}
          </ul>
          Give them claims, sources and outlets of their own, and try again.
        </div>
      ) : (
        <FormNote state={state} fields={{ seen: 'seen' }} from="/admin/settings" />
      )}
      {held.articles + held.sources === 0 ? (
        <p>There is no sample data here.</p>
      ) : (
        <>
          <label className="tickbox">
            <input
              type="checkbox"
              id="seen"
              name="seen"
              value="yes"
              aria-describedby={problem ? 'seen-problem' : undefined}
              aria-invalid={problem ? true : undefined}
            />
            I have seen that {told(held)} go, and that this cannot be undone.
          </label>
          {problem && (
            <p className="err" id="seen-problem">
              {problem}
            </p>
          )}
          <div className="btns">
            <button className="btn btn--danger" aria-busy={busy}>
              {busy ? 'Removing…' : 'Remove the sample data'}
            </button>
          </div>
        </>
      )}
    </form>
  )
}
