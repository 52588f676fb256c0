'use client'

import { useActionState } from 'react'
import { Choice, TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { UserLine } from '@/db/users'
import { userRoles } from '@/lib/record'
import { endSignIns, resetFactor, saveUser } from '../actions'
import { LinkNote } from '../link-note'
import { sendResetLink } from '../links'

const here = (id: number) => `/admin/users/${id}`

/** Name, role, and whether the user may sign in. After a conflict the page shows what is on record. */
export function UserForm({ user }: { user: UserLine }) {
  const [state, send, busy] = useActionState(saveUser, null)
  const conflict = state && 'refusal' in state && state.refusal.kind === 'conflict'
  const active = state && 'typed' in state ? state.typed.active === 'yes' : user.active
  return (
    <section className="admin" aria-labelledby="describing">
      <h2 className="h-sec" id="describing">
        Name and role
      </h2>
      <form action={send} className="form">
        <FormNote state={state} fields={{ name: 'name', role: 'role' }} from={here(user.id)} />
        {conflict && (
          <p className="hint">
            <a href={here(user.id)}>Show what is on record</a>, then change it again.
          </p>
        )}
        <input type="hidden" name="id" value={user.id} />
        <input type="hidden" name="version" value={user.version} />
        <TextField
          id="name"
          name="name"
          label="Name"
          maxLength={100}
          required
          defaultValue={typedIn(state, 'name', user.name)}
          problem={problemOf(state, 'name')}
        />
        <Choice
          id="role"
          name="role"
          label="Role"
          options={userRoles}
          defaultValue={typedIn(state, 'role', user.role)}
          problem={problemOf(state, 'role')}
        />
        <label className="tickbox">
          <input type="checkbox" name="active" value="yes" key={String(active)} defaultChecked={active} />
          May sign in. Without this the user is switched off, and signed out everywhere.
        </label>
        <div className="btns">
          <button className="btn btn--primary" aria-busy={busy}>
            {busy ? 'Saving…' : 'Save'}
          </button>
        </div>
      </form>
    </section>
  )
}

/** Makes the link by which the user sets a new password. */
export function ResetForm({ id, mail }: { id: number; mail: boolean }) {
  const [state, send, busy] = useActionState(sendResetLink, null)
  return (
    <section className="admin" aria-labelledby="new-password">
      <h2 className="h-sec" id="new-password">
        New password
      </h2>
      <form action={send} className="form">
        <FormNote state={state} fields={{}} from={here(id)} />
        <LinkNote state={state} />
        <input type="hidden" name="id" value={id} />
        <p className="hint">
          For a password that was lost. The user sets a new one by a link that works once, for 24 hours
          {mail ? ', and is mailed' : ', and that you hand over yourself'}. All sign-ins of the user end when
          it is used.
        </p>
        <div className="btns">
          <button className="btn" aria-busy={busy}>
            Make a link
          </button>
        </div>
      </form>
    </section>
  )
}

export function EndSignIns({ id, count }: { id: number; count: number }) {
  const [state, send, busy] = useActionState(endSignIns, null)
  return (
    <section className="admin" aria-labelledby="sign-ins">
      <h2 className="h-sec" id="sign-ins">
        Sign-ins
      </h2>
      <form action={send} className="form">
        <FormNote state={state} fields={{}} from={here(id)} />
        <input type="hidden" name="id" value={id} />
        <p className="hint">
          {count === 0
            ? 'The user is signed in nowhere.'
            : 'For a lost or borrowed device: on every device the user has to sign in again.'}
        </p>
        <div className="btns">
          <button className="btn btn--danger" aria-busy={busy}>
            End all sign-ins
          </button>
        </div>
      </form>
    </section>
  )
}

/** For a lost device: the second factor is taken away. */
export function ResetFactor({ id, on }: { id: number; on: boolean }) {
  const [state, send, busy] = useActionState(resetFactor, null)
  return (
    <section className="admin" aria-labelledby="factor">
      <h2 className="h-sec" id="factor">
        Second factor
      </h2>
      <form action={send} className="form">
        <FormNote state={state} fields={{}} from={here(id)} />
        <input type="hidden" name="id" value={id} />
        <p className="hint">
          {on
            ? 'In force. Where device and recovery codes are lost, take it away: be sure first who asks you for it.'
            : 'None. Users set it up themselves, on the page of their account.'}
        </p>
        {on && (
          <div className="btns">
            <button className="btn btn--danger" aria-busy={busy}>
              Take it away
            </button>
          </div>
        )}
      </form>
    </section>
  )
}
