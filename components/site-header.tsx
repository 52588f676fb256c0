import { Sign } from './sign'

export type Room = 'claims' | 'sources' | 'articles' | 'days' | 'search'
const rooms: [Room, string][] = [
  ['claims', 'Claims'],
  ['sources', 'Sources'],
  ['articles', 'Articles'],
  ['days', 'Days'],
  ['search', 'Search'],
]

/** The head of every reader page; `at` is the room the page belongs to. On a phone the rooms fold into a menu. */
export function SiteHeader({ at }: { at?: Room }) {
  const links = rooms.map(([room, name]) => (
    <a key={room} href={room === 'days' ? '/on' : `/${room}`} aria-current={room === at ? 'page' : undefined}>
      {name}
    </a>
  ))
  return (
    <header className="top">
      <div className="wrap top__in">
        <a className="word" href="/">
          On<i>record</i>
        </a>
        <nav className="nav nav--main" aria-label="Main">
          {links}
        </nav>
        <form className="top__find" role="search" action="/search" aria-label="From the head of the page">
          <label className="vh" htmlFor="find">
            Search the record
          </label>
          <input
            className="in"
            id="find"
            name="q"
            type="search"
            maxLength={200}
            placeholder="Search the record"
            autoComplete="off"
          />
        </form>
        <details className="top__menu">
          <summary>
            <Sign name="menu" />
            Menu
          </summary>
          <nav className="drop" aria-label="Menu">
            {links}
          </nav>
        </details>
      </div>
    </header>
  )
}
