import type { DeskSource } from '@/db/source-desk'
import { longDate } from '@/lib/dates'
import { dropRole, saveRole } from '../row-actions'
import { RowTable, type Rights } from './row-table'

type Props = { source: Pick<DeskSource, 'id' | 'shown' | 'roles'>; rights: Rights }

/** The dated positions of a person. */
export function Roles({ source, rights }: Props) {
  return (
    <section className="admin" aria-labelledby="roles">
      <h2 className="h-sec" id="roles">
        Roles
      </h2>
      {source.roles.length === 0 && (
        <p className="hint">No role yet. A role is a position at an organisation, with its dates.</p>
      )}
      <RowTable
        source={source.id}
        shown={source.shown}
        name="role"
        noun="role"
        heads={['Role', 'Organisation', 'Held']}
        rows={source.roles.map(({ id, version, title, organisation, organisationId, held }) => ({
          id,
          version,
          what: title,
          cells: [
            organisation ? (
              <a key="at" href={`/admin/sources/${organisationId}`}>
                {organisation}
              </a>
            ) : (
              'none named'
            ),
            held ? longDate(held) : 'not known',
          ],
          values: {
            title,
            organisation: organisation ? `${organisation} · ${organisationId}` : '',
            held: held ?? '',
          },
        }))}
        fields={[
          {
            name: 'title',
            label: 'Role',
            maxLength: 200,
            required: true,
            hint: 'Such as Prosecutor General.',
          },
          {
            name: 'organisation',
            label: 'Organisation',
            maxLength: 220,
            organisation: true,
            hint: 'Type some letters of its name.',
          },
          {
            name: 'held',
            label: 'Held',
            maxLength: 50,
            hint: 'Such as 2022-07/2024-10, or 2022/.. if still held.',
          },
        ]}
        rights={rights}
        save={saveRole}
        drop={dropRole}
      />
    </section>
  )
}
