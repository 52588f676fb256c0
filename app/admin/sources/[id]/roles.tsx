'use client'

import { useActionState } from 'react'
import { TextField } from '@/app/admin/field'
import { FormNote } from '@/app/admin/form-note'
import { problemOf, typedIn } from '@/app/admin/form-state'
import type { DeskSource } from '@/db/source-desk'
import { longDate } from '@/lib/dates'
import { dropRole, saveRole } from '../actions'
import { RowTable } from './row-table'

const fields = {
  title: 'role-title',
  organisationId: 'organisation',
  organisation: 'organisation',
  held: 'held',
}

/** The dated positions of a person. */
export function Roles({
  source,
  mayChange,
}: {
  source: Pick<DeskSource, 'id' | 'roles'>
  mayChange: boolean
}) {
  const from = `/admin/sources/${source.id}`
  const rows = source.roles.map(({ id, title, organisation, held }) => ({
    id,
    what: title,
    cells: [organisation ?? 'none named', held ? longDate(held) : 'not known'],
  }))
  return (
    <section className="admin" aria-labelledby="roles">
      <h2 className="h-sec" id="roles">
        Roles
      </h2>
      {rows.length > 0 ? (
        <RowTable
          heads={['Role', 'Organisation', 'Held']}
          rows={rows}
          remove={mayChange ? dropRole : null}
          from={from}
        />
      ) : (
        <p className="hint">No role yet. A role is a position at an organisation, with its dates.</p>
      )}
      {mayChange && <AddRole id={source.id} from={from} />}
    </section>
  )
}

function AddRole({ id, from }: { id: number; from: string }) {
  const [state, send, busy] = useActionState(saveRole, null)
  return (
    <form action={send} className="form" aria-label="Add a role">
      <FormNote state={state} fields={fields} from={from} />
      <input type="hidden" name="id" value={id} />
      <TextField
        id="role-title"
        name="title"
        label="Role"
        maxLength={200}
        required
        hint="Such as Prosecutor General."
        defaultValue={typedIn(state, 'title')}
        problem={problemOf(state, 'title')}
      />
      <div className="two">
        <TextField
          id="organisation"
          name="organisation"
          label="Organisation"
          maxLength={200}
          hint="Its name on record, or its number."
          defaultValue={typedIn(state, 'organisation')}
          problem={problemOf(state, 'organisation') ?? problemOf(state, 'organisationId')}
        />
        <TextField
          id="held"
          name="held"
          label="Held"
          maxLength={50}
          hint="Such as 2022-07/2024-10, or 2022/.. if still held."
          defaultValue={typedIn(state, 'held')}
          problem={problemOf(state, 'held')}
        />
      </div>
      <div className="btns">
        <button className="btn" aria-busy={busy}>
          Add the role
        </button>
      </div>
    </form>
  )
}
