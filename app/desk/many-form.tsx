'use client'

import { useActionState, type ReactNode } from 'react'
import { FormNote } from '@/app/admin/form-note'
import { changeMany, type ManyChanged } from './actions'

const changes = [
  ['set-aside', 'Set aside'],
  ['new', 'Back to new'],
  ['done', 'Mark as done'],
] as const

/** The articles of a page, to choose some and change them together. `from`: the address of the page. */
export function ManyForm({ from, children }: { from: string; children: ReactNode }) {
  const [state, send, busy] = useActionState(changeMany, null)
  return (
    <form action={send} className="many">
      <Told state={state} from={from} />
      <div className="many__bar" role="group" aria-label="Change the chosen articles">
        <label className="tickbox many__all">
          <input
            type="checkbox"
            onChange={({ currentTarget: { checked, form } }) =>
              form!.querySelectorAll<HTMLInputElement>('[name=id]').forEach((box) => (box.checked = checked))
            }
          />
          All on this page
        </label>
        <span className="meta">The chosen ones:</span>
        <div className="btns">
          {changes.map(([work, name]) => (
            <button key={work} className="btn btn--small" name="work" value={work} disabled={busy}>
              {name}
            </button>
          ))}
        </div>
      </div>
      {children}
    </form>
  )
}

function Told({ state, from }: { state: ManyChanged; from: string }) {
  if (!state || !('done' in state)) return <FormNote state={state} fields={{}} from={from} />
  if (!state.left.length)
    return (
      <p className="note" role="status">
        {state.done}
      </p>
    )
  return (
    <div className="note note--changed" role="status">
      <b>{state.done}</b> Left as they were:
      <ul className="resting">
        {state.left.map(({ id, title, by }) => (
          <li key={id}>
            <a href={`/desk/articles/${id}`}>{title}</a>:{' '}
            {by ? `${by} has it in work.` : 'it is part of another article by now.'}
          </li>
        ))}
      </ul>
    </div>
  )
}
