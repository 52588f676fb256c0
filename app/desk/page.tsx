import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { inbox, inboxCounts, inboxOrigins } from '@/db/inbox'
import { runningImports } from '@/db/import-desk'
import { inboxAddress, readInbox } from '@/lib/inbox'
import { capped, InboxFilters, showNames } from './inbox-filter'
import { InboxTable } from './inbox-table'
import { ManyForm } from './many-form'
import { RunningLists } from './imports/running-lists'
import { NothingHere } from './nothing-here'

export const metadata: Metadata = { title: 'Articles at the desk' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function InboxPage({ searchParams }: Props) {
  const filter = readInbox(await searchParams)
  // A page cannot answer 400; an address that was never given out has no record.
  if (!filter) notFound()
  const here = inboxAddress(filter)
  const { page, counts, origins, running, user } = await ask(here, async (actor) => ({
    page: await inbox(actor, filter),
    counts: await inboxCounts(actor, filter),
    origins: await inboxOrigins(actor, filter),
    running: await runningImports(actor),
    user: actor.kind === 'user' ? actor.id : 0,
  }))
  const { lines, next } = page
  const narrowed = Boolean(filter.q || filter.publisher || filter.feed)
  const newest = inboxAddress({ ...filter, after: undefined })
  return (
    <DeskPage at="articles">
      <header className="inbox-head inbox-head--plain">
        <div>
          <h1 className="h-page">Articles</h1>
          <p className="meta">
            {capped(counts.all)} {narrowed ? 'found' : 'held'}, {capped(counts['to-do'])} to do,{' '}
            {capped(counts.mine)} with you. Nothing is public until you publish it.
          </p>
        </div>
        <a className="btn btn--primary" href="/desk/import">
          Bring in an article
        </a>
      </header>
      <RunningLists lists={running} />
      <section aria-labelledby="list">
        <div className="h-row">
          <h2 className="h-sec" id="list">
            {filter.show === 'all' ? 'All articles' : showNames[filter.show]}
          </h2>
          <p className="meta">The last brought in stands first</p>
        </div>
        <InboxFilters filter={filter} counts={counts} {...origins} />
        {lines.length > 0 ? (
          <ManyForm key={here} from={here}>
            <InboxTable lines={lines} user={user} />
          </ManyForm>
        ) : (
          <NothingHere filter={filter} counts={counts} />
        )}
        {lines.length > 0 && (next || filter.after) && (
          <nav className="pager pager--admin" aria-label="Pages">
            {filter.after && (
              <a className="btn" href={newest}>
                Back to the newest
              </a>
            )}
            {next && (
              <a className="btn" href={inboxAddress({ ...filter, after: next })}>
                Brought in earlier
              </a>
            )}
          </nav>
        )}
      </section>
    </DeskPage>
  )
}
