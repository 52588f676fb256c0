import type { ReactNode } from 'react'
import { Sign } from '@/components/sign'
import type { Facet } from '@/db/search-facets'
import { longDate } from '@/lib/dates'
import type { Stance } from '@/lib/record'
import { searchQuery, type Narrowing, type Order, type Showing } from '@/lib/search-state'

/** The address of a search in this state; an empty one is the search page itself. */
export function searchAddress(state: Narrowing & Showing): string {
  const query = searchQuery(state)
  return query ? `/search?${query}` : '/search'
}

type Props = { state: Narrowing; order?: Order; facets: Facet[] }

/** The filters of a search, each a link to the same search without it. */
export function Chips({ state, order, facets }: Props) {
  const chosen = facets.flatMap(({ name, values }) =>
    values
      .filter((one) => one.chosen)
      .map(({ value, label }) => ({
        key: `${name} ${value}`,
        label: name === 'kind' ? `${label} quotations` : label,
        sign: name === 'stance' ? (value as Stance) : null,
        rest: { ...state, [name]: state[name]?.filter((one) => one !== value) },
      })),
  )
  const { from, to, quoted } = state
  if (!chosen.length && !from && !to && !quoted) return null
  return (
    <ul className="chips active" aria-label="Active filters">
      {from && <Chip href={searchAddress({ ...state, order, from: undefined })}>from {longDate(from)}</Chip>}
      {to && <Chip href={searchAddress({ ...state, order, to: undefined })}>until {longDate(to)}</Chip>}
      {quoted && (
        <Chip href={searchAddress({ ...state, order, quoted: undefined })}>inside quotation marks</Chip>
      )}
      {chosen.map(({ key, label, sign, rest }) => (
        <Chip key={key} href={searchAddress({ ...rest, order })}>
          {sign && <Sign name={sign} />} {label}
        </Chip>
      ))}
      <li>
        <a className="clear meta" href={searchAddress({ q: state.q, order })}>
          Clear all
        </a>
      </li>
    </ul>
  )
}

function Chip({ href, children }: { href: string; children: ReactNode }) {
  return (
    <li>
      <a className="chip" href={href}>
        <span className="vh">Remove </span>
        <span>{children}</span>
        <span aria-hidden="true">×</span>
      </a>
    </li>
  )
}
