import { nounOf } from '@/app/admin/merges/asked'
import type { LikeParty } from '@/db/party-like'

type Props = {
  of: 'sources' | 'claims'
  from: number
  target: LikeParty | null
  words: string
  found: LikeParty[]
}

/** Where the chosen rows go: one on record, found by a plain search, or a new one. */
export function FindTarget({ of, from, target, words, found }: Props) {
  const base = `/admin/merges/split?of=${of}&from=${from}`
  const noun = nounOf[of]
  if (target)
    return (
      <p className="note">
        It goes to <b>{target.name}</b>{' '}
        <span className="meta">{[`${noun} ${target.id}`, target.note].filter(Boolean).join(', ')}</span>.{' '}
        <a href={base}>To another, or a new one</a>
      </p>
    )
  return (
    <section className="admin admin--first" aria-label="To whom">
      <form className="find" role="search" aria-label="To one on record" action="/admin/merges/split">
        <input type="hidden" name="of" value={of} />
        <input type="hidden" name="from" value={from} />
        <div className="field">
          <label htmlFor="find">To a {noun} on record</label>
          <input className="in" id="find" name="find" type="search" maxLength={200} defaultValue={words} />
        </div>
        <button className="btn">Find</button>
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
              <a href={`${base}&into=${id}`}>{name}</a>{' '}
              <span className="meta">
                {[`${noun} ${id}`, note, alias && `also called ${alias}`].filter(Boolean).join(', ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
