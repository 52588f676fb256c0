import { numeral } from '@/components/counted'
import { Sign } from '@/components/sign'
import type { Facet, FacetValue } from '@/db/search-facets'
import { MOST_COUNTED } from '@/db/search-filter'
import type { Stance } from '@/lib/record'
import type { FacetName, Narrowing, Order } from '@/lib/search-state'
import { searchAddress } from './chips'

const titles: Record<FacetName, string> = {
  stance: 'Stance',
  source: 'Source',
  organisation: 'Organisation',
  publisher: 'Publisher',
  topic: 'Topic',
  kind: 'Quote kind',
  channel: 'Channel',
  year: 'Year',
}
const plurals: Partial<Record<FacetName, string>> = {
  source: 'sources',
  organisation: 'organisations',
  publisher: 'publishers',
  topic: 'topics',
  channel: 'channels',
  year: 'years',
}

type Props = { state: Narrowing; order?: Order; facets: Facet[]; wide?: FacetName }

/**
 * What a search can be narrowed by, as fields of its form; folded where the screen is narrow. Of the facet `wide` many
 * more values are there.
 */
export function Facets({ state, order, facets, wide }: Props) {
  // Every statement has one stance, so those of the stances are as many as were counted.
  const stances = facets.find(({ name }) => name === 'stance')?.values ?? []
  const cut = stances.reduce((sum, { count }) => sum + count, 0) >= MOST_COUNTED
  return (
    <section className="facets" aria-labelledby="narrow">
      <h2 className="h-small facets__h" id="narrow">
        Narrow the results
      </h2>
      <details className="facets__d" open={wide !== undefined}>
        <summary className="h-small">Narrow the results</summary>
        <fieldset>
          <legend className="label">Said on</legend>
          <div className="two">
            <Day name="from" label="From" value={state.from} />
            <Day name="to" label="To" value={state.to} />
          </div>
          <p className="hint" id="day-hint">
            A day, a month or a year: 2025-03-14, 2025-03, 2025
          </p>
        </fieldset>
        {facets.map((facet) => (
          <Choices key={facet.name} facet={facet} wide={wide === facet.name} state={{ ...state, order }} />
        ))}
        {cut && (
          <p className="hint">
            Of more than {numeral(MOST_COUNTED)} statements the numbers count the newest{' '}
            {numeral(MOST_COUNTED)}.
          </p>
        )}
        <button className="btn" form="search">
          Show results
        </button>
      </details>
    </section>
  )
}

function Day({ name, label, value }: { name: 'from' | 'to'; label: string; value?: string }) {
  return (
    <div className="field">
      <label htmlFor={name} className="vh">
        {label}
      </label>
      <input
        className="in"
        id={name}
        name={name}
        form="search"
        defaultValue={value}
        placeholder={name}
        maxLength={10}
        pattern="\s*\d{4}(-\d{2}){0,2}\s*"
        title="A day, a month or a year: 2025-03-14, 2025-03 or 2025"
        autoComplete="off"
        aria-describedby="day-hint"
      />
    </div>
  )
}

type ChoicesProps = { facet: Facet; wide: boolean; state: Narrowing & { order?: Order } }

function Choices({ facet: { name, values, others }, wide, state }: ChoicesProps) {
  const rest = `${numeral(others)} more ${others === 1 ? name : plurals[name]}`
  return (
    <fieldset id={`facet-${name}`}>
      <legend className="label">{titles[name]}</legend>
      {inOrder(name, values).map(({ value, label, count, chosen }) => (
        <label key={value} className="tickbox">
          <input type="checkbox" name={name} value={value} form="search" defaultChecked={chosen} />
          <span>
            {name === 'stance' && <Sign name={value as Stance} />} {label}
          </span>
          <span className="num">{numeral(count)}</span>
        </label>
      ))}
      {others > 0 && !wide && (
        <p className="hint">
          <a href={`${searchAddress({ ...state, facet: name })}#facet-${name}`} rel="nofollow">
            {rest}
          </a>
        </p>
      )}
      {wide && (
        <p className="hint">
          {others > 0 && `${rest}, each in few statements: narrow the search to see them. `}
          <a href={`${searchAddress(state)}#facet-${name}`} rel="nofollow">
            Fewer {plurals[name] ?? 'values'}
          </a>
        </p>
      )}
    </fieldset>
  )
}

// Years have an order of their own; what is chosen stands first elsewhere.
function inOrder(name: FacetName, values: FacetValue[]): FacetValue[] {
  if (name === 'year') return values.toSorted((a, b) => Number(b.value) - Number(a.value))
  return values.toSorted((a, b) => Number(b.chosen) - Number(a.chosen))
}
