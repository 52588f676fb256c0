/** A number that is counted up to 200 only. */
export const bounded = (count: number): string => (count > 200 ? 'more than 200' : String(count))

type FindProps = {
  path: string
  label: string
  hint: string
  q: string
  /** The filters by name, each with its words and whether it is on. */
  ticks: { name: string; words: string; on: boolean }[]
  filtered: boolean
}

/** The search of a list of the administration. */
export function FindForm({ path, label, hint, q, ticks, filtered }: FindProps) {
  return (
    <form className="find" role="search" aria-label={label} action={path}>
      <div className="field">
        <label htmlFor="q">{hint}</label>
        <input className="in" id="q" name="q" type="search" maxLength={200} defaultValue={q} />
      </div>
      {ticks.map(({ name, words, on }) => (
        <label key={name} className="tickbox">
          <input type="checkbox" name={name} value="1" defaultChecked={on} />
          {words}
        </label>
      ))}
      <button className="btn">Search</button>
      {filtered && (
        <a className="btn btn--quiet" href={path}>
          Show all
        </a>
      )}
    </form>
  )
}

type MoreProps = { here: (more?: string[]) => string; after?: number; next: string | null }

/** The way through a list that is longer than a page. */
export function ListPages({ here, after, next }: MoreProps) {
  if (!next && !after) return null
  return (
    <nav className="pager pager--admin" aria-label="Pages">
      {after && (
        <a className="btn" href={here()}>
          Back to the newest
        </a>
      )}
      {next && (
        <a className="btn" href={here([`after=${next}`])}>
          Made earlier
        </a>
      )}
    </nav>
  )
}
