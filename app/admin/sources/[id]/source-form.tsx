'use client'

import { useActionState } from 'react'
import { FormNote } from '@/app/admin/form-note'
import type { FormState } from '@/app/admin/form-state'
import { saveSource } from '../actions'
import { SourceFields, type Described } from '../source-fields'
import { ReasonField } from './reason-field'
import type { Rights } from './row-table'

type OnRecord = Described & { version: number }

const fields = { name: 'name', kind: 'kind', description: 'description', reason: 'source-reason' }

const isSource = (current: unknown): current is OnRecord =>
  typeof current === 'object' && current !== null && 'version' in current && 'kind' in current

function conflictWith(state: FormState): OnRecord | null {
  const current = state && 'refusal' in state ? state.refusal.current : null
  return isSource(current) ? current : null
}

/** Name, kind and description. After a conflict it shows what is on record beside what was typed. */
export function SourceForm({
  source,
  rights,
}: {
  source: OnRecord & { id: number; shown: boolean }
  rights: Rights
}) {
  const [state, send, busy] = useActionState(saveSource, null)
  const onRecord = conflictWith(state)
  const proposes = rights === 'propose'
  const form = (
    <form action={send} className="form">
      <FormNote state={state} fields={fields} from={`/admin/sources/${source.id}`} />
      {onRecord && state && 'typed' in state && <Beside onRecord={onRecord} typed={state.typed} />}
      <input type="hidden" name="id" value={source.id} />
      {/* Who saves after seeing both means it: the next version to replace is the one shown. */}
      <input type="hidden" name="version" value={(onRecord ?? source).version} />
      <SourceFields state={state} source={source} />
      {(proposes || source.shown) && <ReasonField prefix="source" state={state} proposes={proposes} />}
      <div className="btns">
        <button className="btn btn--primary" aria-busy={busy}>
          {proposes ? 'Propose this change' : busy ? 'Saving…' : onRecord ? 'Save what I typed' : 'Save'}
        </button>
        {onRecord && (
          <a className="btn" href={`/admin/sources/${source.id}`}>
            Take what is on record
          </a>
        )}
      </div>
    </form>
  )
  return (
    <section className="admin" aria-labelledby="describing">
      <h2 className="h-sec" id="describing">
        Name and kind
      </h2>
      {proposes ? (
        <details className="propose">
          <summary>Propose another name, kind or description</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </section>
  )
}

function Beside({ onRecord, typed }: { onRecord: OnRecord; typed: Record<string, string> }) {
  const rows = [
    ['Name', typed.name, onRecord.name],
    ['Kind', typed.kind, onRecord.kind],
    ['Description', typed.description, onRecord.description],
  ] as const
  return (
    <table className="tbl">
      <thead>
        <tr>
          <td />
          <th scope="col">You typed</th>
          <th scope="col">On record</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, yours, theirs]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{yours || 'nothing'}</td>
            <td>{theirs || 'nothing'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
