'use client'

import { useActionState, type ReactNode } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf } from '@/app/admin/form-state'
import { renewCodes, switchOff, type CodesState } from './actions'
import { Codes } from './codes'

type Props = {
  prefix: string
  title: string
  state: CodesState
  send: (form: FormData) => void
  children: ReactNode
}

// Folded: neither is done often, and both ask for what one has at hand.
function Proof({ prefix, title, state, send, children }: Props) {
  const ids = { password: `${prefix}-password`, code: `${prefix}-code` }
  return (
    <details className="fold" open={state !== null}>
      <summary>{title}</summary>
      <form action={send} className="form">
        <FormNote state={state} fields={ids} from="/desk/account" />
        {state && 'codes' in state && <Codes codes={state.codes} />}
        <TextField
          id={ids.password}
          name="password"
          type="password"
          autoComplete="current-password"
          label="Your password"
          maxLength={500}
          required
          problem={problemOf(state, 'password')}
        />
        <TextField
          id={ids.code}
          name="code"
          autoComplete="one-time-code"
          label="A code of the app, or a recovery code"
          className="in in--mono"
          maxLength={40}
          required
          problem={problemOf(state, 'code')}
        />
        <div className="btns">{children}</div>
      </form>
    </details>
  )
}

export function RenewForm() {
  const [state, send, busy] = useActionState(renewCodes, null)
  return (
    <Proof prefix="renew" title="New recovery codes" {...{ state, send }}>
      <button className="btn" aria-busy={busy}>
        Make new codes
      </button>
    </Proof>
  )
}

export function SwitchOffForm() {
  const [state, send, busy] = useActionState(switchOff, null)
  return (
    <Proof prefix="off" title="Switch it off" {...{ state, send }}>
      <button className="btn btn--danger" aria-busy={busy}>
        Switch the second factor off
      </button>
    </Proof>
  )
}
