'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { Sign } from '@/components/sign'
import type { DeskLink } from '@/db/claim-desk'
import { linkWord } from '@/lib/claim-link'
import { dropLink, showLink } from './actions'

/** One link of a claim with its reason, and the form that withdraws it. */
export function LinkRow({ link, claim }: { link: DeskLink; claim: number }) {
  const [state, send, busy] = useActionState(dropLink, null)
  const [shown, show, showing] = useActionState(showLink, null)
  const { id, kind, outward, reason, other, by } = link
  const field = `why-not-${id}`
  return (
    <li>
      <p className="rel__type">
        <Sign name={kind} /> {linkWord(kind, outward)}
      </p>
      <div>
        <p className="st__claim">
          <a href={`/desk/claims/${other.id}`}>{other.wording}</a>
        </p>
        <p className="st__who">
          Claim {other.id}
          {other.state !== 'published' && `, ${other.state}: readers do not see the link`}. Linked by{' '}
          {by ?? 'the program'}.
          {link.state === 'draft' && ' It waits for a second person: readers do not see it yet.'}
        </p>
        <p className="rel__why">
          <b>Why:</b> {reason}
        </p>
        {link.mayPublish && (
          <form action={show} aria-label={`Publish the link to claim ${other.id}`}>
            <FormNote state={shown} fields={{}} from={`/desk/claims/${claim}`} />
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={link.version} />
            <button className="btn" aria-busy={showing}>
              Publish the link<span className="vh"> to claim {other.id}</span>
            </button>
          </form>
        )}
        <details className="more" open={state !== null}>
          <summary>
            Withdraw<span className="vh"> the link to claim {other.id}</span>
          </summary>
          <form action={send} className="form" aria-label={`Withdraw the link to claim ${other.id}`}>
            <FormNote state={state} fields={{ reason: field }} from={`/desk/claims/${claim}`} />
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="version" value={link.version} />
            <TextField
              id={field}
              name="reason"
              label="Why it is withdrawn"
              maxLength={500}
              required
              defaultValue={typedIn(state, 'reason')}
              problem={problemOf(state, 'reason')}
            />
            <div className="btns">
              <button className="btn btn--danger" aria-busy={busy}>
                Withdraw the link
              </button>
            </div>
          </form>
        </details>
      </div>
    </li>
  )
}
