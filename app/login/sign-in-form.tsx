'use client'

import { useActionState } from 'react'
import { signInWithPassword } from './actions'

/** Email and password; works without JavaScript as a plain form too. */
export function SignInForm({ from }: { from: string }) {
  const [state, action, busy] = useActionState(signInWithPassword, null)
  return (
    <form action={action} className="login__form">
      <input type="hidden" name="from" value={from} />
      {state && (
        <p className="note note--error" role="alert" id="problem">
          {state.problem}
        </p>
      )}
      <div className="field">
        <label htmlFor="email">Email address</label>
        <input
          className="in"
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          maxLength={254}
          required
          defaultValue={state?.email}
          aria-describedby={state ? 'problem' : undefined}
        />
      </div>
      <div className="field">
        <label htmlFor="password">Password</label>
        <input
          className="in"
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          maxLength={500}
          required
          aria-describedby={state ? 'problem' : undefined}
        />
      </div>
      <button className="btn btn--primary" aria-busy={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
    </form>
  )
}
