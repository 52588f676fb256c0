import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { tagPage } from '@/app/tag-page'
import { Empty } from '@/components/empty'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { StatementRow } from '@/components/statement-row'
import { partsOf, spansOver, statementsIn, stepsFrom } from '@/db/days'
import { longDate } from '@/lib/dates'
import { type Period, periodAt, periodWords, readPeriod } from '@/lib/periods'
import { Calendar } from './calendar'
import { Steps } from './steps'

const read = cache(async (name: string, after?: string) => {
  const period = readPeriod(name)
  if (!period) return null
  await tagPage('claims')
  const [said, longer, steps, parts] = await Promise.all([
    statementsIn(period, { after }),
    after ? { lines: [], more: false } : spansOver(period),
    stepsFrom(period),
    partsOf(period),
  ])
  return { period, said, longer, steps, parts }
})

/** Title, description and canonical address; a day without statements is no page for a search engine. */
export async function describe(name: string, after?: string): Promise<Metadata> {
  const found = await read(name, after)
  if (!found) return {}
  const nothing = !found.said.lines.length && !found.longer.lines.length
  return {
    title: `Said ${inWords(found.period)}`,
    description: `What was said ${inWords(found.period)}, and by whom, each with the words as printed.`,
    alternates: { canonical: `/on/${name}${after ? `?after=${encodeURIComponent(after)}` : ''}` },
    ...(nothing && { robots: { index: false } }),
  }
}

/** What was said within a day, a month or a year, newest first; `after` is the cursor of a later page. */
export async function DayPage({ name, after }: { name: string; after?: string }) {
  const found = await read(name, after)
  if (!found) notFound()
  const { period, said, longer, steps, parts } = found
  const last = said.lines.at(-1)
  return (
    <ReaderPage at="days">
      <header className="page-head">
        <p className="crumb">
          <a href="/on">Days</a>
          {period.unit !== 'year' && <a href={`/on/${name.slice(0, 4)}`}>{name.slice(0, 4)}</a>}
          {period.unit === 'day' && (
            <a href={`/on/${periodAt(name, 'month')}`}>{longDate(periodAt(name, 'month'))}</a>
          )}
        </p>
        <h1 className="h-page h-name">{periodWords(period)}</h1>
        <p className="lede">
          What was said {within[period.unit]}, by whom, each with the words as printed. The day is the one of
          saying, not of publication.
        </p>
        <Steps {...steps} unit={period.unit} />
      </header>
      {parts.length > 0 && <Calendar period={period} parts={parts} />}
      <section aria-labelledby="said">
        <div className="h-row">
          <h2 className="h-sec" id="said">
            Said {within[period.unit]}
          </h2>
          {last && <p className="meta">{period.unit === 'day' ? 'Latest recorded first' : 'Newest first'}</p>}
        </div>
        {last ? (
          <ol className="chron">
            {said.lines.map((statement) => (
              <StatementRow key={statement.id} statement={statement} />
            ))}
          </ol>
        ) : (
          <Nothing period={period} after={after} />
        )}
        {last && said.next && (
          <Pager href={`/on/${name}?after=${encodeURIComponent(said.next)}`} first={after && `/on/${name}`}>
            {period.unit === 'day' ? 'More of this day' : `Earlier, before ${longDate(last.saidOn)}`}
          </Pager>
        )}
      </section>
      {longer.lines.length > 0 && (
        <section className="section" aria-labelledby="longer">
          <div className="h-row">
            <h2 className="h-sec" id="longer">
              Within a longer span
            </h2>
            <p className="meta">{longer.more ? 'The shortest spans' : 'The exact day is not known'}</p>
          </div>
          <ol className="chron">
            {longer.lines.map((statement) => (
              <StatementRow key={statement.id} statement={statement} />
            ))}
          </ol>
        </section>
      )}
    </ReaderPage>
  )
}

const within = { day: 'on this day', month: 'in this month', year: 'in this year' }

const inWords = (period: Period) => `${period.unit === 'day' ? 'on' : 'in'} ${periodWords(period)}`

function Nothing({ period, after }: { period: Period; after?: string }) {
  if (after) {
    return (
      <Empty title="Nothing is older than this">
        <p>
          <a href={`/on/${period.name}`}>To the newest {inWords(period)}</a>
        </p>
      </Empty>
    )
  }
  return (
    <Empty title={`Nothing on record ${inWords(period)}`}>
      <p>
        Here will be what was said {within[period.unit]}. It may have been said and not be on record yet:{' '}
        <a href="/about">how entries are made</a>.
      </p>
    </Empty>
  )
}
