'use client'

import { useActionState } from 'react'
import { Choice, TextArea, TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { SaidLine } from '@/db/said-by'
import { longDate } from '@/lib/dates'
import { sourceKinds, type SourceKind } from '@/lib/record'
import { saveSplit } from '../actions'

type Props = {
  of: 'sources' | 'claims'
  one: { id: number; version: number; note: string | null }
  target: { id: number } | null
  lines: SaidLine[]
  names: { id: number; name: string }[]
  /** How many utterances stand here, up to 1001. */
  count: number
  here: string
}

const fields = { reason: 'reason', name: 'new-name', 'into.name': 'new-name' }

/** Utterances and names with tick boxes, where they go, and why. */
export function SplitForm({ of, one, target, lines, names, count, here }: Props) {
  const [state, send, busy] = useActionState(saveSplit, null)
  const ticked = (name: string, id: number) => typedIn(state, name).split(' ').includes(String(id))
  const kind = sourceKinds.find((kind) => one.note?.startsWith(kind)) ?? ('person' satisfies SourceKind)
  return (
    <form action={send} className="form form--parting" aria-label="Split">
      <FormNote state={state} fields={fields} from={here} />
      <input type="hidden" name="of" value={of} />
      <input type="hidden" name="from" value={one.id} />
      <input type="hidden" name="fromVersion" value={one.version} />
      <input type="hidden" name="into" value={target?.id ?? 'new'} />
      {!target && (
        <>
          <TextField
            id="new-name"
            name="name"
            label={of === 'claims' ? 'Wording of the new claim' : 'Name of the new source'}
            maxLength={of === 'claims' ? 500 : 200}
            required
            defaultValue={typedIn(state, 'name')}
            problem={problemOf(state, 'into.name')}
          />
          {of === 'sources' && (
            <Choice
              id="new-kind"
              name="kind"
              label="Kind"
              options={sourceKinds}
              defaultValue={typedIn(state, 'kind', kind)}
            />
          )}
        </>
      )}
      {names.length > 0 && (
        <fieldset className="pick">
          <legend className="label">Other names</legend>
          {names.map(({ id, name }) => (
            <label key={id} className="tickbox">
              <input type="checkbox" name="other-name" value={id} defaultChecked={ticked('other-name', id)} />
              <span>{name}</span>
            </label>
          ))}
        </fieldset>
      )}
      {lines.length > 0 && (
        <fieldset className="pick">
          <legend className="label">Utterances</legend>
          {lines.map((line) => (
            <Said key={line.id} of={of} line={line} ticked={ticked('utterance', line.id)} />
          ))}
        </fieldset>
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
          {busy ? 'Moving…' : 'Move what is ticked'}
        </button>
      </div>
    </form>
  )
}

function Said({ of, line, ticked }: { of: Props['of']; line: SaidLine; ticked: boolean }) {
  const { id, claim, source, state, stance, saidOn, mention, words, articles } = line
  return (
    <label className="tickbox">
      <input type="checkbox" name="utterance" value={id} defaultChecked={ticked} />
      <span>
        {of === 'claims' ? (source?.name ?? 'No source yet') : claim.wording}{' '}
        {state !== 'published' && <span className="tag tag--dash">{state}</span>}{' '}
        <span className="meta">
          {[stance, saidOn && longDate(saidOn), mention && `by “${mention}”`].filter(Boolean).join(', ')}
        </span>
        {words && <span className="said-words">{words}</span>}
        <span className="sub">
          {articles
            .slice(0, 2)
            .map(({ name }) => name)
            .join('; ')}
        </span>
      </span>
    </label>
  )
}
