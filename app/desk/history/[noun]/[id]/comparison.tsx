import { SavedFields } from '@/components/saved-fields'
import type { HistoryLine } from '@/db/histories'
import { longDate } from '@/lib/dates'
import { histories } from '@/lib/restorable'
import { savedFields } from '@/lib/saved-fields'
import { RestoreForm } from './restore-form'

type Props = {
  earlier: HistoryLine
  later: HistoryLine
  row: { noun: string; id: number; version: number | null; newest: number }
  address: string
  /** Whether the one who asks may put an older revision back. */
  restores: boolean
}

const told = ({ id, at }: HistoryLine) =>
  `revision ${id} of ${longDate(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`

/** What differs between two revisions, word by word; compared with now, the older one may be put back. */
export function Comparison({ earlier, later, row, address, restores }: Props) {
  const fields = savedFields(earlier.state, later.state)
  const { columns } = histories[row.noun]!
  const back = fields.filter(({ column }) => columns.includes(column))
  const stay = fields.filter(({ column }) => !columns.includes(column))
  const withNow = later.id === row.newest && earlier.id !== later.id
  return (
    <section className="admin admin--first comparison" aria-labelledby="compared">
      <h2 className="h-sec" id="compared">
        What differs
      </h2>
      <p className="meta">
        From {told(earlier)}, to {told(later)}
        {later.id === row.newest && ', which stands now'}. Boxed words came, struck words went.
      </p>
      {fields.length ? <SavedFields fields={fields} /> : <p>Nothing differs.</p>}
      {restores && withNow && row.version !== null && back.length > 0 && (
        <RestoreForm
          noun={row.noun}
          id={row.id}
          version={row.version}
          revision={earlier.id}
          address={address}
          back={back.map(({ name }) => name)}
          stay={stay.map(({ name }) => name)}
        />
      )}
      {restores && withNow && row.version === null && (
        <p className="hint">This was deleted: add it anew with what stands here.</p>
      )}
    </section>
  )
}
