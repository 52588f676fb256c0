'use client'

import { useActionState } from 'react'
import { Choice, TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { userRoles } from '@/lib/record'
import { LinkNote } from './link-note'
import { sendInvitation } from './links'

const fields = { email: 'email', name: 'name', role: 'role' }

/** Makes the link by which a person comes; `mail` tells whether it is sent, or shown to be handed over. */
export function InviteForm({ mail }: { mail: boolean }) {
  const [state, send, busy] = useActionState(sendInvitation, null)
  return (
    <section className="admin" aria-labelledby="new">
      <h2 className="h-sec" id="new">
        Invite a person
      </h2>
      <form action={send} className="form">
        <FormNote state={state} fields={fields} from="/admin/users" />
        <LinkNote state={state} />
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
        <p className="hint">
          {mail
            ? 'The link is mailed to this address. It works once, for 7 days.'
            : 'You get a link to hand over yourself: it works once, for 7 days. No mail is sent from here.'}
        </p>
        <div className="btns">
          <button className="btn btn--primary" aria-busy={busy}>
            {busy ? 'Making the link…' : 'Invite'}
          </button>
        </div>
      </form>
    </section>
  )
}
