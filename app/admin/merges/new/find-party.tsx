import { nounOf } from '@/app/admin/merges/asked'
import type { LikeParty } from '@/db/party-like'
import type { Mergeable } from '@/lib/record'

type Props = { of: Mergeable; from?: number; words: string; found: LikeParty[] }

/** A plain search for the row that is merged, or for the other; each that is found leads on. */
export function FindParty({ of, from, words, found }: Props) {
  const label = from ? `The ${nounOf[of]} that it is` : `The ${nounOf[of]} to merge`
  const next = (id: number) => `/admin/merges/new?of=${of}&${from ? `from=${from}&into=${id}` : `from=${id}`}`
  return (
    <section className="admin admin--first" aria-label={label}>
      <form className="find" role="search" aria-label={label} action="/admin/merges/new">
        <input type="hidden" name="of" value={of} />
        {from && <input type="hidden" name="from" value={from} />}
        <div className="field">
          <label htmlFor="find">{label}</label>
          <input
            className="in"
            id="find"
            name="find"
            type="search"
            maxLength={200}
            defaultValue={words}
            aria-describedby="find-hint"
          />
        </div>
        <button className="btn">Find</button>
        <p className="hint" id="find-hint">
          A name, another name, its number or its address. Accents and misspellings are forgiven.
        </p>
      </form>
      {words && found.length === 0 && (
        <p className="note" role="status">
          None on record is like this.
        </p>
      )}
      {found.length > 0 && (
        <ul className="parties">
          {found.map(({ id, name, alias, note }) => (
            <li key={id}>
              <a href={next(id)}>{name}</a>{' '}
              <span className="meta">
                {[`${nounOf[of]} ${id}`, note, alias && `also called ${alias}`].filter(Boolean).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
