'use client'

import { useActionState } from 'react'
import { signInWithForm } from './actions'

/** Email and password, then where it is in force the second factor; works without JavaScript as plain forms too. */
export function SignInForm({ from }: { from: string }) {
  const [state, action, busy] = useActionState(signInWithForm, null)
  const problem = state?.problem ?? null
  const told = problem ? 'problem' : undefined
  return (
    <form action={action} className="login__form">
      <input type="hidden" name="from" value={from} />
      {problem && (
        <p className="note note--error" role="alert" id="problem">
          {problem}
        </p>
      )}
      {state?.step === 'code' ? (
        <>
          <input type="hidden" name="ticket" value={state.ticket} />
          <div className="field">
            <label htmlFor="code">Code of your authenticator app</label>
            <input
              className="in in--mono"
              key="code"
              id="code"
              name="code"
              autoComplete="one-time-code"
              autoCapitalize="none"
              spellCheck={false}
              autoFocus
              maxLength={40}
              required
              aria-describedby={[told, 'code-hint'].filter(Boolean).join(' ')}
            />
            <p className="hint" id="code-hint">
              Six digits; or one of your recovery codes, which is used up by it.
            </p>
          </div>
        </>
      ) : (
        <>
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
              aria-describedby={told}
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
              aria-describedby={told}
            />
          </div>
        </>
      )}
      <button className="btn btn--primary" aria-busy={busy}>
        {busy ? 'Signing in…' : 'Sign in'}
      </button>
      {state?.step === 'code' && <a href="/login">Sign in as somebody else</a>}
    </form>
  )
}
