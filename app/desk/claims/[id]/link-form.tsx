'use client'

import { useActionState } from 'react'
import { Choice, TextArea } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { FoundClaim } from '@/db/claim-desk'
import { linkKinds } from '@/lib/record'
import { addLink } from './actions'

type Props = { claim: number; words: string; found: FoundClaim[] }

/** Finds the other claim by a plain search, then links it with a kind and a reason. */
export function LinkForm({ claim, words, found }: Props) {
  return (
    <>
      <form className="find" role="search" aria-label="Find the other claim">
        <div className="field">
          <label htmlFor="find">The other claim</label>
          <input
            className="in"
            id="find"
            name="find"
            type="search"
            maxLength={200}
            defaultValue={words}
            aria-describedby="find-hint"
          />
        </div>
        <button className="btn">Find</button>
        <p className="hint" id="find-hint">
          Words of it, its number or its address.
        </p>
      </form>
      {words && found.length === 0 && (
        <p className="note" role="status">
          No other claim on record is like this.
        </p>
      )}
      {found.length > 0 && <Linking claim={claim} found={found} />}
    </>
  )
}

const fields = { to: 'to', kind: 'link-kind', reason: 'link-reason' }

function Linking({ claim, found }: Omit<Props, 'words'>) {
  const [state, send, busy] = useActionState(addLink, null)
  const problem = problemOf(state, 'to')
  const typed = typedIn(state, 'to', found.length === 1 ? String(found[0]!.id) : '')
  return (
    <form action={send} className="form form--parting" aria-label="Link the claims">
      <FormNote state={state} fields={fields} from={`/desk/claims/${claim}`} />
      <input type="hidden" name="from" value={claim} />
      <Choice
        id="link-kind"
        name="kind"
        label="This claim"
        options={linkKinds}
        defaultValue={typedIn(state, 'kind', 'contradicts')}
        problem={problemOf(state, 'kind')}
      />
      <fieldset className="pick" aria-describedby={problem ? 'to-problem' : undefined}>
        <legend className="label">the claim</legend>
        {found.map(({ id, wording, state: stands }, index) => (
          <label key={id} className="tickbox">
            <input
              type="radio"
              name="to"
              id={index === 0 ? 'to' : undefined}
              value={id}
              required
              defaultChecked={typed === String(id)}
            />
            <span>
              {wording}{' '}
              <span className="meta">
                Claim {id}
                {stands !== 'published' && `, ${stands}`}
              </span>
            </span>
          </label>
        ))}
        {problem && (
          <p className="err" id="to-problem">
            {problem}
          </p>
        )}
      </fieldset>
      <TextArea
        id="link-reason"
        name="reason"
        label="Why"
        hint="Readers see it beside the link."
        rows={3}
        maxLength={500}
        required
        defaultValue={typedIn(state, 'reason')}
        problem={problemOf(state, 'reason')}
      />
      <div className="btns">
        <button className="btn btn--primary" aria-busy={busy}>
          Link the claims
        </button>
      </div>
    </form>
  )
}
