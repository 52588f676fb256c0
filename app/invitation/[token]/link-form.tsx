'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { takeLink } from '../actions'

type Props = { token: string; email: string; /** Null: it stays as it is. */ name: string | null }

/** Name and password of who comes by a link; the address is the link's own. */
export function LinkForm({ token, email, name }: Props) {
  const [state, send, busy] = useActionState(takeLink, null)
  const refusal = state && 'refusal' in state ? state.refusal : null
  const told = refusal?.problems.filter(({ field }) => !['name', 'password'].includes(field)) ?? []
  return (
    <form action={send} className="login__form">
      {refusal && (refusal.kind !== 'invalid' || told.length > 0) && (
        <p className="note note--error" role="alert">
          {told.length ? told.map(({ message }) => message).join(' ') : refusal.message}
        </p>
      )}
      <input type="hidden" name="token" value={token} />
      <TextField
        id="email"
        label="Email address"
        type="email"
        value={email}
        readOnly
        autoComplete="username"
      />
      {name !== null && (
        <TextField
          id="name"
          name="name"
          label="Name"
          hint="It stands beside what you write."
          autoComplete="name"
          maxLength={100}
          required
          defaultValue={typedIn(state, 'name', name)}
          problem={problemOf(state, 'name')}
        />
      )}
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
        {busy ? 'Saving…' : 'Set the password'}
      </button>
    </form>
  )
}
