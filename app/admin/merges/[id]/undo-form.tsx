'use client'

import { useActionState } from 'react'
import { TextArea } from '@/app/admin/field'
import { Counts } from '@/app/admin/merges/counts'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import { longDate } from '@/lib/dates'
import type { MergeCount, MergeLine, SinceLine } from '@/lib/merge-view'
import { saveUndo } from '../actions'

type Props = { merge: MergeLine & { since: SinceLine[]; back: MergeCount[] | null } }

const told = {
  merge:
    'What it moved goes back, also where later merges carried it. What somebody put elsewhere since stays there.',
  split: 'What it moved goes back, also where later merges carried it.',
  apart: 'They may be proposed as duplicates again.',
} as const

/** Undoes a merge, a split, or that two are not the same; what came since is ticked to go along. */
export function UndoForm({ merge }: Props) {
  const [state, send, busy] = useActionState(saveUndo, null)
  const { id, version, kind, from, since, back } = merge
  return (
    <section className="admin" aria-labelledby="undo">
      <h2 className="h-sec" id="undo">
        Undo
      </h2>
      <form action={send} className="form form--parting" aria-label="Undo">
        <FormNote state={state} fields={{ reason: 'reason' }} from={`/admin/merges/${id}`} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <p className="hint">{told[kind]}</p>
        {back && back.length > 0 && (
          <div>
            <h3 className="label">This goes back to {from.name}</h3>
            <Counts counts={back} why="put there by hand, or by a split, since" />
          </div>
        )}
        {since.length > 0 && (
          <Since from={from.name} lines={since} ticked={typedIn(state, 'along').split(' ')} />
        )}
        <TextArea
          id="reason"
          name="reason"
          label="Reason"
          rows={2}
          maxLength={500}
          required
          defaultValue={typedIn(state, 'reason')}
          problem={problemOf(state, 'reason')}
        />
        <div className="btns">
          <button className="btn btn--primary" aria-busy={busy}>
            {busy ? 'Undoing…' : 'Undo'}
          </button>
        </div>
      </form>
    </section>
  )
}

function Since({ from, lines, ticked }: { from: string; lines: SinceLine[]; ticked: string[] }) {
  return (
    <fieldset className="pick">
      <legend className="label">Recorded since. Tick what belongs to {from}; the rest stays.</legend>
      {lines.map(({ id, claim, saidOn, mention, named }) => (
        <label key={id} className="tickbox">
          <input type="checkbox" name="along" value={id} defaultChecked={ticked.includes(String(id))} />
          <span>
            {claim.wording}{' '}
            <span className="meta">
              {[
                saidOn && `said ${longDate(saidOn)}`,
                mention && `by “${mention}”`,
                named && `a name of ${from}`,
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </span>
        </label>
      ))}
      {lines.length === 200 && <p className="hint">The newest 200.</p>}
    </fieldset>
  )
}
