import { sourceKinds } from '@/lib/record'
import { deskSourcesHref, type DeskSourceFilter } from '@/lib/source-desk-filter'

const sorts = [
  ['', 'Newest'],
  ['name', 'Name'],
  ['most', 'Most public utterances'],
] as const

type Props = { filter: DeskSourceFilter; organisation: string | null }

/** What narrows and orders the list; the address holds all of it. `organisation`: the name of the one in the filter. */
export function FilterForm({ filter, organisation }: Props) {
  const { q = '', kind = '', identifier = '', unused = false, unconfirmed = false, sort = '' } = filter
  const narrowed = deskSourcesHref(filter) !== deskSourcesHref({})
  return (
    <form className="find find--sources" role="search" aria-label="Sources" action="/admin/sources">
      <div className="field">
        <label htmlFor="q">Name</label>
        <input className="in" id="q" name="q" type="search" maxLength={200} defaultValue={q} />
      </div>
      <Select name="kind" label="Kind" value={kind} options={[['', 'any'], ...sourceKinds.map(same)]} />
      <Select
        name="identifier"
        label="Identifier"
        value={identifier}
        options={[['', 'with or without'], same('with'), same('without')]}
      />
      <Select name="sort" label="Order" value={sort} options={sorts} />
      {filter.organisation && (
        <label className="tickbox">
          <input type="checkbox" name="organisation" value={filter.organisation} defaultChecked />
          At {organisation ?? `source ${filter.organisation}`}
        </label>
      )}
      <label className="tickbox">
        <input type="checkbox" name="unused" value="1" defaultChecked={unused} />
        Only unused
      </label>
      <label className="tickbox">
        <input type="checkbox" name="unconfirmed" value="1" defaultChecked={unconfirmed} />
        Only unconfirmed
      </label>
      <button className="btn">Search</button>
      {narrowed && (
        <a className="btn btn--quiet" href="/admin/sources">
          Show all
        </a>
      )}
    </form>
  )
}

const same = (value: string) => [value, value] as const

function Select(props: {
  name: string
  label: string
  value: string
  options: readonly (readonly [string, string])[]
}) {
  const { name, label, value, options } = props
  return (
    <div className="field find__choice">
      <label htmlFor={`by-${name}`}>{label}</label>
      <select className="in" id={`by-${name}`} name={name} defaultValue={value} key={value}>
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
