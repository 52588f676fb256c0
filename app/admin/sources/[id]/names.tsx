import type { DeskSource } from '@/db/source-desk'
import { longDate } from '@/lib/dates'
import { nameKinds } from '@/lib/record'
import { dropName, saveName } from '../row-actions'
import { RowTable, type Rights } from './row-table'

type Props = { source: Pick<DeskSource, 'id' | 'shown' | 'names'>; rights: Rights }

/** The other names of a source, by which it is found too. */
export function Names({ source, rights }: Props) {
  return (
    <section className="admin" aria-labelledby="names">
      <h2 className="h-sec" id="names">
        Other names
      </h2>
      {source.names.length === 0 && (
        <p className="hint">
          No other name yet. One such as “Moscow” for a government helps to find the source.
        </p>
      )}
      <RowTable
        source={source.id}
        shown={source.shown}
        name="name"
        noun="name"
        heads={['Name', 'Kind', 'Language', 'Borne']}
        rows={source.names.map(({ id, version, name, kind, language, held }) => ({
          id,
          version,
          what: name,
          cells: [kind, language ?? 'any language', held ? longDate(held) : 'no days given'],
          values: { name, kind, language: language ?? '', held: held ?? '' },
        }))}
        fields={[
          { name: 'name', label: 'Other name', maxLength: 200, required: true },
          { name: 'kind', label: 'Kind of name', options: nameKinds },
          { name: 'language', label: 'Language', maxLength: 35, hint: 'Such as en or uk; empty for any.' },
          { name: 'held', label: 'Borne', maxLength: 50, hint: 'Such as 2022-07/.. or 1990/2001.' },
        ]}
        rights={rights}
        save={saveName}
        drop={dropName}
      />
    </section>
  )
}
