import { identifierAddress, registerNames } from '@/lib/identifier'
import type { SourceView } from '@/lib/record'

/** Where else the source stands, with what it is called there. */
export function Registers({ identifiers }: Pick<SourceView, 'identifiers'>) {
  const known = identifiers.flatMap(({ scheme, value }) => {
    const address = identifierAddress(scheme, value)
    return address ? [{ scheme, value, address }] : []
  })
  if (!known.length) return null
  return (
    <section aria-labelledby="registers">
      <h2 className="h-small" id="registers">
        In registers
      </h2>
      <ul className="roles">
        {known.map(({ scheme, value, address }) => (
          <li key={address}>
            <b>{registerNames[scheme]}</b>
            <a href={address} rel="noreferrer nofollow">
              {scheme === 'site' ? new URL(address).host : value}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
