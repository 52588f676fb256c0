import type { DeskSource } from '@/db/source-desk'
import { identifierAddress, registerNames } from '@/lib/identifier'
import { identifierSchemes } from '@/lib/record'
import { dropIdentifier, saveIdentifier } from '../row-actions'
import { RowTable, type Rights } from './row-table'

type Props = { source: Pick<DeskSource, 'id' | 'shown' | 'identifiers'>; rights: Rights }

/** What registers of others call the source. */
export function Identifiers({ source, rights }: Props) {
  return (
    <section className="admin" aria-labelledby="identifiers">
      <h2 className="h-sec" id="identifiers">
        Identifiers
      </h2>
      {source.identifiers.length === 0 && (
        <p className="hint">None yet. An identifier tells the source from others of its name, for good.</p>
      )}
      <RowTable
        source={source.id}
        shown={source.shown}
        name="identifier"
        noun="register entry"
        heads={['Register', 'Identifier']}
        rows={source.identifiers.map(({ id, scheme, value }) => {
          const address = identifierAddress(scheme, value)
          return {
            id,
            what: registerNames[scheme],
            cells: [
              address ? (
                <a key="to" href={address} rel="noreferrer">
                  {value}
                </a>
              ) : (
                value
              ),
            ],
            values: {},
          }
        })}
        fields={[
          { name: 'scheme', label: 'Register', options: identifierSchemes },
          {
            name: 'value',
            label: 'Identifier',
            maxLength: 500,
            required: true,
            hint: 'Such as Q42 or 0000-0002-1825-0097, or its address in the register.',
          },
        ]}
        rights={rights}
        save={saveIdentifier}
        drop={dropIdentifier}
      />
    </section>
  )
}
