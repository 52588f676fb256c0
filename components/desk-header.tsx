import { may, type Actor } from '@/lib/permissions'
import type { UserRole } from '@/lib/record'
import { Sign } from './sign'

export type DeskRoom =
  'articles' | 'reviews' | 'feeds' | 'repair' | 'sources' | 'quality' | 'users' | 'settings' | 'account'

const rooms = [
  { room: 'articles', name: 'Articles', href: '/desk', action: 'desk: read' },
  { room: 'reviews', name: 'For you', href: '/desk/reviews', action: 'desk: read' },
  { room: 'feeds', name: 'Feeds', href: '/desk/feeds', action: 'desk: read' },
  { room: 'repair', name: 'Repair', href: '/desk/repair', action: 'desk: read' },
  { room: 'sources', name: 'Sources', href: '/admin/sources', action: 'desk: read' },
  { room: 'quality', name: 'Quality', href: '/desk/quality', action: 'desk: read' },
  { room: 'users', name: 'Users', href: '/admin/users', action: 'users: manage' },
  { room: 'settings', name: 'Settings', href: '/admin/settings', action: 'samples: remove' },
] as const

type Props = {
  user: { name: string; role: UserRole; lacks?: boolean }
  at?: DeskRoom
  /** How much waits for the user, counted up to 100. */
  waiting: number
  /** The server action that signs out. */
  leave: () => Promise<void>
}

/** The head of desk and administration; `at` is the room the page belongs to. On a phone all folds into a menu. */
export function DeskHeader({ user, at, waiting, leave }: Props) {
  const asking: Actor = { kind: 'user', id: 0, ...user }
  const links = rooms
    .filter(({ action }) => may(asking, action))
    .map(({ room, name, href }) => (
      <a key={room} href={href} aria-current={room === at ? 'page' : undefined}>
        {name}
        {room === 'reviews' && waiting > 0 && (
          <>
            {' '}
            <span className="count num">{waiting < 100 ? waiting : '99+'}</span>
            <span className="vh"> waiting</span>
          </>
        )}
      </a>
    ))
  const signedIn = (
    <>
      <a className="meta" href="/desk/account" aria-current={at === 'account' ? 'page' : undefined}>
        {user.name}, {user.role}
      </a>
      <form action={leave}>
        <button className="btn btn--small">Sign out</button>
      </form>
    </>
  )
  return (
    <header className="top">
      <div className="wrap top__in">
        <a className="word" href="/">
          On<i>record</i>
        </a>
        <span className="tag">Desk</span>
        <nav className="nav nav--main" aria-label="Main">
          {links}
        </nav>
        <div className="nav nav--main top__user">{signedIn}</div>
        <details className="top__menu">
          <summary>
            <Sign name="menu" />
            Menu
          </summary>
          <div className="drop">
            <nav aria-label="Menu">{links}</nav>
            <div className="top__user">{signedIn}</div>
          </div>
        </details>
      </div>
    </header>
  )
}
