'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { beginFactor, confirmFactor } from '../actions'
import { Codes } from '../codes'

type Props = {
  on: boolean
  /** The key that waits for its first code: in groups, and as a picture in squares. */
  begun: { key: string; path: string; size: number } | null
}

/** From the key over its first code to the recovery codes, which are shown here once. */
export function FactorSetUp({ on, begun }: Props) {
  const [state, send, busy] = useActionState(confirmFactor, null)
  if (state && 'codes' in state)
    return (
      <div className="form">
        <FormNote state={state} fields={{}} from="/desk/account/second-factor" />
        <Codes codes={state.codes} />
        <div className="btns">
          <a className="btn btn--primary" href="/desk">
            I have kept them: to the desk
          </a>
        </div>
      </div>
    )
  if (on)
    return (
      <p>
        It is in force. <a href="/desk/account#factor">Change it on the page of your account</a>.
      </p>
    )
  if (!begun)
    return (
      <form action={beginFactor} className="btns">
        <button className="btn btn--primary">Set it up</button>
      </form>
    )
  return (
    <div className="factor">
      <svg
        className="factor__picture"
        viewBox={`0 0 ${begun.size} ${begun.size}`}
        role="img"
        aria-label="The key as a picture for the app"
        shapeRendering="crispEdges"
      >
        <rect width={begun.size} height={begun.size} fill="#fff" />
        <path d={begun.path} fill="#000" />
      </svg>
      <div className="form">
        <p>
          <b>1.</b> Let the app read the picture, or type this key:
        </p>
        <p className="factor__key" aria-label="Key">
          {begun.key}
        </p>
        <p>
          <b>2.</b> Write the code that the app shows:
        </p>
        <form action={send} className="form">
          <FormNote state={state} fields={{ code: 'code' }} from="/desk/account/second-factor" />
          <TextField
            id="code"
            name="code"
            label="Code of the app"
            autoComplete="one-time-code"
            inputMode="numeric"
            className="in in--mono"
            maxLength={10}
            required
            defaultValue={typedIn(state, 'code')}
            problem={problemOf(state, 'code')}
          />
          <div className="btns">
            <button className="btn btn--primary" aria-busy={busy}>
              Put it into force
            </button>
          </div>
        </form>
      </div>
    </div>
  )
}
