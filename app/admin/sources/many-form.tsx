'use client'

import { useRouter } from 'next/navigation'
import { startTransition, useActionState, useEffect, useRef, useState, type ReactNode } from 'react'
import { FormNote } from '@/app/admin/form-note'
import { problemOf } from '@/app/admin/form-state'
import { sourceKinds } from '@/lib/record'
import { changeMany, type ManyChanged } from './actions'

/** The sources of a page, to choose some and confirm them, give them a kind, or merge two. `from`: the address of the page. */
export function ManySources({ from, children }: { from: string; children: ReactNode }) {
  const [state, send, busy] = useActionState(changeMany, null)
  const [twoProblem, setTwoProblem] = useState('')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  // What was chosen and typed stays where it was refused.
  useEffect(() => {
    if (state && 'done' in state) form.current?.reset()
  }, [state])
  const mergeTwo = (form: HTMLFormElement) => {
    const ids = new FormData(form).getAll('row').map((row) => Number.parseInt(String(row)))
    setTwoProblem(ids.length === 2 ? '' : 'Choose exactly two to merge.')
    // The younger into the older; the preview turns them round.
    if (ids.length === 2)
      router.push(`/admin/merges/new?of=sources&from=${Math.max(...ids)}&into=${Math.min(...ids)}`)
  }
  return (
    <form
      ref={form}
      action={send}
      className="many"
      onSubmit={(event) => {
        event.preventDefault()
        const data = new FormData(event.currentTarget, (event.nativeEvent as SubmitEvent).submitter)
        startTransition(() => send(data))
      }}
    >
      <Told state={state} from={from} />
      <div className="many__bar" role="group" aria-label="Change the chosen sources">
        <label className="tickbox many__all">
          <input
            type="checkbox"
            onChange={({ currentTarget: { checked, form } }) =>
              form!.querySelectorAll<HTMLInputElement>('[name=row]').forEach((box) => (box.checked = checked))
            }
          />
          All on this page
        </label>
        <span className="meta">The chosen ones:</span>
        <div className="btns">
          <button className="btn btn--small" name="act" value="confirm" disabled={busy}>
            Confirm
          </button>
          <button className="btn btn--small" name="act" value="unconfirm" disabled={busy}>
            Take the confirmation back
          </button>
          <span className="many__kind">
            <select className="in" name="kind" aria-label="Kind of the chosen" defaultValue="">
              <option value="">Kind…</option>
              {sourceKinds.map((kind) => (
                <option key={kind}>{kind}</option>
              ))}
            </select>
            <input
              className="in"
              name="reason"
              aria-label="Why the kind is changed"
              placeholder="Why (readers see it)"
              autoComplete="off"
              maxLength={500}
              aria-invalid={problemOf(state, 'reason') ? true : undefined}
              onKeyDown={(event) => {
                // The first button of the form confirms.
                if (event.key !== 'Enter') return
                event.preventDefault()
                form.current?.requestSubmit(event.currentTarget.nextElementSibling as HTMLButtonElement)
              }}
            />
            <button className="btn btn--small" name="act" value="kind" disabled={busy}>
              Set the kind
            </button>
          </span>
          <button
            className="btn btn--small"
            type="button"
            onClick={({ currentTarget: { form } }) => mergeTwo(form!)}
          >
            Merge the two…
          </button>
        </div>
      </div>
      {twoProblem && (
        <p className="note note--error" role="alert">
          {twoProblem}
        </p>
      )}
      {children}
    </form>
  )
}

function Told({ state, from }: { state: ManyChanged; from: string }) {
  if (!state || !('rows' in state)) return <FormNote state={state} fields={{}} from={from} />
  const left = state.rows.filter(({ outcome }) => outcome !== 'done')
  return (
    <div className={left.length ? 'note note--changed' : 'note'} role="status">
      <b>{state.done}</b>
      {left.length > 0 && ' Left as they were:'}
      <ul className="resting">
        {left.map(({ id, name, outcome }) => (
          <li key={id}>
            <a href={`/admin/sources/${id}`}>{name || `Source ${id}`}</a>: {outcome}
          </li>
        ))}
      </ul>
    </div>
  )
}
