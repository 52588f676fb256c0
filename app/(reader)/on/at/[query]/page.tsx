import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { Empty } from '@/components/empty'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { type Counted, monthsOnRecord } from '@/db/days'
import { longDate } from '@/lib/dates'
import { readQuery } from '@/lib/front'
import { monthWord } from '@/lib/periods'
import { Amount } from '../../amount'

type Props = { params: Promise<{ query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const after = readQuery('on', (await params).query)?.after
  return {
    title: 'Days',
    description: 'The months on record: what was said in each, day by day.',
    alternates: { canonical: after ? `/on?after=${encodeURIComponent(after)}` : '/on' },
  }
}

export default async function DaysPage({ params }: Props) {
  const query = readQuery('on', (await params).query)
  if (!query) notFound()
  await tagPage('claims')
  const { lines, next } = await monthsOnRecord({ after: query.after })
  const last = lines.at(-1)
  return (
    <ReaderPage at="days">
      <header className="page-head">
        <h1 className="h-page">Days</h1>
        <p className="lede">
          What was said, by the day it was said. Each month on record, with how many statements fall in it.
        </p>
      </header>
      {years(lines).map(({ year, months }) => (
        <section key={year} className="year" aria-labelledby={`y${year}`}>
          <h2 className="h-sec" id={`y${year}`}>
            <a href={`/on/${year}`}>{year}</a>
          </h2>
          <ol className="rank rank--wide">
            {months.map(({ name, statements }) => (
              <li key={name}>
                <a href={`/on/${name}`}>{monthWord(name)}</a>
                <span>
                  <Amount of={statements} />
                  <span className="vh"> {statements === 1 ? 'statement' : 'statements'}</span>
                </span>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {!last && (
        <Empty title={query.after ? 'Nothing is older than this' : 'No days yet'}>
          <p>
            {query.after ? (
              <a href="/on">To the newest months</a>
            ) : (
              'Here will be every month in which something on record was said. The first appears when an editor publishes the first statement.'
            )}
          </p>
        </Empty>
      )}
      {last && next && (
        <Pager href={`/on?after=${encodeURIComponent(next)}`} first={query.after && '/on'}>
          Earlier, before {longDate(last.name)}
        </Pager>
      )}
    </ReaderPage>
  )
}

function years(lines: Counted[]): { year: string; months: Counted[] }[] {
  const named = [...new Set(lines.map(({ name }) => name.slice(0, 4)))]
  return named.map((year) => ({ year, months: lines.filter(({ name }) => name.startsWith(year)) }))
}
