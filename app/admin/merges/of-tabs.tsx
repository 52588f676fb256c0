import type { Mergeable } from '@/lib/record'

const names: Record<Mergeable, string> = {
  sources: 'Sources',
  claims: 'Claims',
  publishers: 'Publishers',
  topics: 'Topics',
}

/** The tables that a page about merging is for, each a link to the same page. */
export function OfTabs({ at, path, only }: { at: Mergeable; path: string; only: readonly Mergeable[] }) {
  return (
    <nav className="btns tabs" aria-label="Of what">
      {only.map((of) => (
        <a
          key={of}
          className="btn btn--small"
          href={`${path}?of=${of}`}
          aria-current={of === at ? 'page' : undefined}
        >
          {names[of]}
        </a>
      ))}
    </nav>
  )
}
