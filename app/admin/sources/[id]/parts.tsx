import type { DeskSource } from '@/db/source-desk'
import { longDate } from '@/lib/dates'
import { dropParent, saveParent } from '../row-actions'
import { RowTable, type Rights } from './row-table'

type Props = { source: Pick<DeskSource, 'id' | 'shown' | 'parents' | 'parts' | 'heldHere'>; rights: Rights }

const days = (held: string | null) => (held ? longDate(held) : 'days not known')

/** What an organisation is a part of, what is a part of it, and who holds a role there. */
export function Parts({ source, rights }: Props) {
  return (
    <>
      <section className="admin" aria-labelledby="parents">
        <h2 className="h-sec" id="parents">
          Part of
        </h2>
        {source.parents.length === 0 && <p className="hint">Not on record as a part of another.</p>}
        <RowTable
          source={source.id}
          shown={source.shown}
          name="parent"
          noun="parent"
          heads={['Organisation', 'Days']}
          rows={source.parents.map(({ id, version, source, name, held }) => ({
            id,
            version,
            what: name,
            cells: [days(held)],
            values: { organisation: `${name} · ${source}`, held: held ?? '' },
          }))}
          fields={[
            {
              name: 'organisation',
              label: 'Part of',
              maxLength: 220,
              required: true,
              organisation: true,
              hint: 'Type some letters of its name.',
            },
            { name: 'held', label: 'Was so', maxLength: 50, hint: 'Such as 2001/.. or 1991/2004.' },
          ]}
          rights={rights}
          save={saveParent}
          drop={dropParent}
        />
      </section>
      <Named id="parts" title="Its parts" rows={source.parts} />
      <Named id="held-here" title="Roles held here" rows={source.heldHere} />
      {(source.parts.length > 0 || source.heldHere.length > 0) && (
        <p className="meta">
          <a href={`/admin/sources?organisation=${source.id}`}>All sources at it, as a list</a>
        </p>
      )}
    </>
  )
}

type Line = { id: number; source: number; name: string; held: string | null; title?: string }

function Named({ id, title, rows }: { id: string; title: string; rows: Line[] }) {
  if (!rows.length) return null
  return (
    <section className="admin" aria-labelledby={id}>
      <h2 className="h-sec" id={id}>
        {title}
      </h2>
      <ul className="named">
        {rows.map((row) => (
          <li key={row.id}>
            <a href={`/admin/sources/${row.source}`}>{row.name}</a>{' '}
            <span className="meta">{[row.title, days(row.held)].filter(Boolean).join(', ')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
