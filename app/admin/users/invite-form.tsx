'use client'

import { useActionState } from 'react'
import { Choice, TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { userRoles } from '@/lib/record'
import { makeUser } from './actions'

const fields = { email: 'email', name: 'name', role: 'role', password: 'password' }

export function NewUserForm() {
  const [state, send, busy] = useActionState(makeUser, null)
  return (
    <section className="admin" aria-labelledby="new">
      <h2 className="h-sec" id="new">
        Add a user
      </h2>
      <form action={send} className="form">
        <FormNote state={state} fields={fields} from="/admin/users" />
        <TextField
          id="email"
          name="email"
          type="email"
          label="Email address"
          maxLength={254}
          required
          defaultValue={typedIn(state, 'email')}
          problem={problemOf(state, 'email')}
        />
        <div className="two">
          <TextField
            id="name"
            name="name"
            label="Name"
            maxLength={100}
            required
            defaultValue={typedIn(state, 'name')}
            problem={problemOf(state, 'name')}
          />
          <Choice
            id="role"
            name="role"
            label="Role"
            options={userRoles}
            defaultValue={typedIn(state, 'role', 'editor')}
            problem={problemOf(state, 'role')}
          />
        </div>
        <TextField
          id="password"
          name="password"
          type="password"
          autoComplete="new-password"
          label="Password"
          maxLength={500}
          required
          hint="At least 12 characters. Hand it over yourself: nothing is sent."
          problem={problemOf(state, 'password')}
        />
        <div className="btns">
          <button className="btn btn--primary" aria-busy={busy}>
            {busy ? 'Saving…' : 'Add the user'}
          </button>
        </div>
      </form>
    </section>
  )
}
