import type { ReactNode } from 'react'

type Props = { href: string; children: ReactNode; first?: string; firstName?: string }

/** The way on in a list; its words name what comes next, never a page number. `first` leads back to the head. */
export function Pager({ href, children, first, firstName = 'Back to the newest' }: Props) {
  return (
    <nav className="pager pager--ledger" aria-label="Pages">
      <a className="btn" href={href}>
        {children}
      </a>
      {first && (
        <a className="btn btn--quiet" href={first}>
          {firstName}
        </a>
      )}
    </nav>
  )
}
