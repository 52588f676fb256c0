import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { Empty } from '@/components/empty'
import { quality } from '@/db/quality'
import { FoundTable } from './found-table'
import { OutcomeTable } from './outcome-table'

export const metadata: Metadata = { title: 'Quality of suggestions' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const periods = [
  { name: 'All time', href: '/desk/quality', days: null },
  { name: 'Last 30 days', href: '/desk/quality?days=30', days: 30 },
] as const

export default async function QualityPage({ searchParams }: Props) {
  const { days } = await searchParams
  const period = periods.find((one) => (one.days === null ? days === undefined : days === String(one.days)))
  // A page cannot answer 400; an address that was never given out has no record.
  if (!period) notFound()
  const { kinds, rules, found, cut } = await ask(period.href, (actor) => quality(actor, period))
  return (
    <DeskPage at="quality">
      <header className="inbox-head inbox-head--plain">
        <div>
          <h1 className="h-page">Quality of suggestions</h1>
          <p className="meta">What editors made of what the program proposed.</p>
        </div>
        <nav className="chips" aria-label="Period">
          {periods.map(({ name, href }) => (
            <a
              key={href}
              className="chip"
              href={href}
              aria-current={href === period.href ? 'page' : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      </header>
      {kinds.length === 0 && found.length === 0 ? (
        <Empty title={period.days ? 'Nothing was proposed in these days' : 'No suggestions yet'}>
          <p>
            Here will be, for each kind of quotation and each rule, how often a suggestion was accepted as it
            is, changed or dismissed, and what the program missed.{' '}
            <a href="/desk/import">Bring in an article</a>: the program reads it and makes suggestions.
          </p>
        </Empty>
      ) : (
        <>
          {cut && <p className="note">Older suggestions are left out: the newest 100,000 are counted.</p>}
          {kinds.length > 0 && (
            <>
              <OutcomeTable title="By quote kind" first="Quote kind" lines={kinds} />
              <OutcomeTable title="By rule" first="Rule" lines={rules} />
            </>
          )}
          <FoundTable lines={found} />
        </>
      )}
    </DeskPage>
  )
}
