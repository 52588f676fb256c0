import { numeral } from '@/components/counted'
import { COUNTED } from '@/db/inbox'
import { inboxAddress, inboxShows, type InboxFilter, type InboxShow } from '@/lib/inbox'

export const showNames: Record<InboxShow, string> = {
  'to-do': 'To do',
  new: 'New',
  'in-work': 'In work',
  mine: 'Mine',
  repair: 'To repair',
  unread: 'Could not be read',
  done: 'Done',
  'set-aside': 'Set aside',
  all: 'All',
}

/** `1,000+` where counting stopped. */
export const capped = (count: number) => (count > COUNTED ? `${numeral(COUNTED)}+` : numeral(count))

type Named = { id: number; name: string }
type Props = {
  filter: InboxFilter
  counts: Record<InboxShow, number>
  publishers: Named[]
  feeds: Named[]
}

/** The choices of the inbox with how many articles each shows, and the form that narrows them. */
export function InboxFilters({ filter, counts, publishers, feeds }: Props) {
  const { show, q, publisher, feed } = filter
  return (
    <>
      <nav className="chips inbox-chips" aria-label="Articles by state">
        {inboxShows.map((choice) => (
          <a
            key={choice}
            className="chip"
            aria-current={choice === show ? 'page' : undefined}
            href={inboxAddress({ ...filter, after: undefined, show: choice })}
          >
            {showNames[choice]} <span className="num">{capped(counts[choice])}</span>
          </a>
        ))}
      </nav>
      <form className="find" role="search" aria-label="Articles" action="/desk">
        {show !== 'to-do' && <input type="hidden" name="show" value={show} />}
        <div className="field">
          <label htmlFor="q">Title or publisher</label>
          <input className="in" id="q" name="q" type="search" maxLength={200} defaultValue={q} />
        </div>
        <Choose name="publisher" label="Publisher" among={publishers} chosen={publisher} />
        <Choose name="feed" label="Feed" among={feeds} chosen={feed} />
        <button className="btn">Search</button>
        {(q || publisher || feed) && (
          <a className="btn btn--quiet" href={inboxAddress({ show })}>
            Show all
          </a>
        )}
      </form>
    </>
  )
}

type Choice = { name: string; label: string; among: Named[]; chosen: number | undefined }

function Choose({ name, label, among, chosen }: Choice) {
  if (!among.length) return null
  return (
    <div className="field find__choice">
      <label htmlFor={name}>{label}</label>
      <select className="in" id={name} name={name} defaultValue={chosen ?? ''} key={chosen}>
        <option value="">Any</option>
        {among.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  )
}
