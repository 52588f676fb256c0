'use client'

import { useActionState } from 'react'
import { Choice, TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { DeskSource } from '@/db/source-desk'
import { nameKinds } from '@/lib/record'
import { dropName, saveName } from '../actions'
import { RowTable } from './row-table'

const fields = { name: 'other-name', kind: 'name-kind', language: 'name-language' }

/** The other names of a source, by which it is found too. */
export function Names({
  source,
  mayChange,
}: {
  source: Pick<DeskSource, 'id' | 'names'>
  mayChange: boolean
}) {
  const from = `/admin/sources/${source.id}`
  const rows = source.names.map(({ id, name, kind, language }) => ({
    id,
    what: name,
    cells: [kind, language ?? 'any language'],
  }))
  return (
    <section className="admin" aria-labelledby="names">
      <h2 className="h-sec" id="names">
        Other names
      </h2>
      {rows.length > 0 ? (
        <RowTable
          heads={['Name', 'Kind', 'Language']}
          rows={rows}
          remove={mayChange ? dropName : null}
          from={from}
        />
      ) : (
        <p className="hint">
          No other name yet. One such as “Moscow” for a government helps to find the source.
        </p>
      )}
      {mayChange && <AddName id={source.id} from={from} />}
    </section>
  )
}

function AddName({ id, from }: { id: number; from: string }) {
  const [state, send, busy] = useActionState(saveName, null)
  return (
    <form action={send} className="form" aria-label="Add a name">
      <FormNote state={state} fields={fields} from={from} />
      <input type="hidden" name="id" value={id} />
      <TextField
        id="other-name"
        name="name"
        label="Other name"
        maxLength={200}
        required
        defaultValue={typedIn(state, 'name')}
        problem={problemOf(state, 'name')}
      />
      <div className="two">
        <Choice
          id="name-kind"
          name="kind"
          label="Kind of name"
          options={nameKinds}
          defaultValue={typedIn(state, 'kind', 'alias')}
          problem={problemOf(state, 'kind')}
        />
        <TextField
          id="name-language"
          name="language"
          label="Language"
          maxLength={35}
          hint="Such as en or uk; empty for any."
          defaultValue={typedIn(state, 'language')}
          problem={problemOf(state, 'language')}
        />
      </div>
      <div className="btns">
        <button className="btn" aria-busy={busy}>
          Add the name
        </button>
      </div>
    </form>
  )
}
