'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { setUp } from './actions'

/** Name, address and password of the first admin. */
export function FirstAdminForm() {
  const [state, send, busy] = useActionState(setUp, null)
  const refusal = state && 'refusal' in state ? state.refusal : null
  return (
    <form action={send} className="login__form">
      {refusal && refusal.kind !== 'invalid' && (
        <p className="note note--error" role="alert">
          {refusal.message}
        </p>
      )}
      <TextField
        id="name"
        name="name"
        label="Name"
        autoComplete="name"
        maxLength={100}
        required
        defaultValue={typedIn(state, 'name')}
        problem={problemOf(state, 'name')}
      />
      <TextField
        id="email"
        name="email"
        type="email"
        label="Email address"
        autoComplete="username"
        maxLength={254}
        required
        defaultValue={typedIn(state, 'email')}
        problem={problemOf(state, 'email')}
      />
      <TextField
        id="password"
        name="password"
        type="password"
        autoComplete="new-password"
        label="Password"
        hint="At least 12 characters."
        maxLength={500}
        required
        problem={problemOf(state, 'password')}
      />
      <button className="btn btn--primary" aria-busy={busy}>
        {busy ? 'Saving…' : 'Make the first admin'}
      </button>
    </form>
  )
}
