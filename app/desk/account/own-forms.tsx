'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { saveName, savePassword } from './actions'

const here = '/desk/account'

export function NameForm({ name }: { name: string }) {
  const [state, send, busy] = useActionState(saveName, null)
  return (
    <section className="admin" aria-labelledby="naming">
      <h2 className="h-sec" id="naming">
        Name
      </h2>
      <form action={send} className="form">
        <FormNote state={state} fields={{ name: 'name' }} from={here} />
        <TextField
          id="name"
          name="name"
          label="Name"
          hint="It stands beside what you write, in the histories that readers see too."
          autoComplete="name"
          maxLength={100}
          required
          defaultValue={typedIn(state, 'name', name)}
          problem={problemOf(state, 'name')}
        />
        <div className="btns">
          <button className="btn" aria-busy={busy}>
            Save the name
          </button>
        </div>
      </form>
    </section>
  )
}

export function PasswordForm() {
  const [state, send, busy] = useActionState(savePassword, null)
  return (
    <section className="admin" aria-labelledby="own-password">
      <h2 className="h-sec" id="own-password">
        Password
      </h2>
      <form action={send} className="form">
        <FormNote state={state} fields={{ old: 'old', password: 'password' }} from={here} />
        <TextField
          id="old"
          name="old"
          type="password"
          autoComplete="current-password"
          label="Current password"
          maxLength={500}
          required
          problem={problemOf(state, 'old')}
        />
        <TextField
          id="password"
          name="password"
          type="password"
          autoComplete="new-password"
          label="New password"
          hint="At least 12 characters. On all other devices you have to sign in again, and your tokens work no more."
          maxLength={500}
          required
          problem={problemOf(state, 'password')}
        />
        <div className="btns">
          <button className="btn" aria-busy={busy}>
            Change the password
          </button>
        </div>
      </form>
    </section>
  )
}
