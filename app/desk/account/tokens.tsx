'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { TableHead } from '@/app/admin/table-head'
import { Moment } from '@/components/moment'
import type { TokenLine } from '@/db/tokens'
import { MOST_TOKENS, TOKEN_DAYS } from '@/lib/token'
import { createToken, endToken } from './token-actions'

const here = '/desk/account'

/** Tokens by which one's own programs use the API: those that work, and a form for another. */
export function Tokens({ lines }: { lines: TokenLine[] }) {
  const [state, send, busy] = useActionState(endToken, null)
  return (
    <section className="admin" aria-labelledby="tokens">
      <h2 className="h-sec" id="tokens">
        Tokens for programs
      </h2>
      <p className="meta">
        A program that sends a token acts as you, with your rights and under your name. At most {MOST_TOKENS}{' '}
        work at once.
      </p>
      <FormNote state={state} fields={{}} from={here} />
      {lines.length > 0 && <Working lines={lines} send={send} busy={busy} />}
      <TokenForm />
    </section>
  )
}

type Ending = { lines: TokenLine[]; send: (form: FormData) => void; busy: boolean }

function Working({ lines, send, busy }: Ending) {
  return (
    <table className="tbl tbl--admin" role="table">
      <TableHead names={['Name', 'May', 'Since', 'Works until', 'Last used', 'Change']} />
      <tbody role="rowgroup">
        {lines.map((line) => (
          <tr key={line.id} role="row">
            <th role="rowheader" scope="row">
              {line.name}
            </th>
            <td role="cell" data-name="May">
              {line.scopes.join(', ')}
            </td>
            <td role="cell" data-name="Since">
              <Moment at={line.since} />
            </td>
            <td role="cell" data-name="Works until">
              <Moment at={line.until} />
            </td>
            <td role="cell" data-name="Last used">
              {line.used ? <Moment at={line.used} /> : 'never'}
            </td>
            <td role="cell">
              <form action={send}>
                <button
                  className="btn btn--small btn--danger"
                  name="id"
                  value={line.id}
                  aria-busy={busy}
                  aria-label={`Revoke the token ${line.name}`}
                >
                  Revoke
                </button>
              </form>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TokenForm() {
  const [state, send, busy] = useActionState(createToken, null)
  const made = state && 'token' in state ? state.token : null
  const form = state && 'token' in state ? null : state
  return (
    <form action={send} className="form">
      {made && (
        <div className="codes" role="status">
          <p>
            <b>Your token, shown this once.</b> Keep it where you keep your passwords.
          </p>
          <p className="codes__list">
            <code>{made}</code>
          </p>
        </div>
      )}
      <FormNote
        state={form}
        fields={{ name: 'token-name', days: 'token-days', scopes: 'scope-read' }}
        from={here}
      />
      <TextField
        id="token-name"
        name="name"
        label="What the new token is for"
        maxLength={100}
        required
        defaultValue={typedIn(form, 'name')}
        problem={problemOf(form, 'name')}
      />
      <fieldset className="pick" aria-describedby={problemOf(form, 'scopes') && 'scopes-problem'}>
        <legend className="label">What it may do</legend>
        <label className="tickbox">
          <input type="checkbox" id="scope-read" name="scopes" value="read" defaultChecked />
          <span>Read what you read at the desk</span>
        </label>
        <label className="tickbox">
          <input type="checkbox" name="scopes" value="write" />
          <span>Write, publish and withdraw as you may</span>
        </label>
        {problemOf(form, 'scopes') && (
          <p className="err" id="scopes-problem">
            {problemOf(form, 'scopes')}
          </p>
        )}
      </fieldset>
      <TextField
        id="token-days"
        name="days"
        type="number"
        min={1}
        max={TOKEN_DAYS.most}
        label="For how many days"
        required
        defaultValue={typedIn(form, 'days', String(TOKEN_DAYS.usual))}
        problem={problemOf(form, 'days')}
      />
      <div className="btns">
        <button className="btn" aria-busy={busy}>
          Make a token
        </button>
      </div>
    </form>
  )
}
