import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { counted, numeral } from '@/components/counted'
import { Empty } from '@/components/empty'
import { FeedLink } from '@/components/feed-link'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { SampleNote } from '@/components/sample-note'
import { SearchForm } from '@/components/search-form'
import { SourceLine } from '@/components/source-line'
import { StatementRow } from '@/components/statement-row'
import { newestStatements, tally } from '@/db/claims'
import { mostOnRecord } from '@/db/sources'
import { longDate } from '@/lib/dates'
import { feedTypes } from '@/lib/feed-types'
import { readQuery } from '@/lib/front'

export const revalidate = 86400
export const generateStaticParams = () => []
export const generateMetadata = (): Metadata => ({
  alternates: { canonical: '/', types: feedTypes('/feed') },
})

export default async function HomePage({ params }: { params: Promise<{ query: string }> }) {
  const query = readQuery('home', (await params).query)
  if (!query) notFound()
  await tagPage('claims', 'sources', 'articles')
  const [newest, most, counts] = await Promise.all([
    newestStatements({ after: query.after, limit: 12 }),
    mostOnRecord(6),
    tally(),
  ])
  const last = newest.lines.at(-1)
  return (
    <ReaderPage>
      <div className="hero">
        <h1 className="hero__h">Who said what, and when.</h1>
        <p className="lede hero__lede">
          Onrecord is a public ledger of statements in the news: each claim with the people and organisations
          that said it, the day they said it, and the exact words of every article that reports it.
        </p>
        <SearchForm />
        {counts.samples && (
          <SampleNote>
            Entries with this tag were invented to show how the record looks. Nobody said these words.
          </SampleNote>
        )}
      </div>
      <div className="with-aside">
        <section aria-labelledby="new">
          <div className="h-row">
            <h2 className="h-sec" id="new">
              Newest on record
            </h2>
            <p className="meta">
              <a href="/claims">All statements</a> <FeedLink at="/feed" />
            </p>
          </div>
          {last ? (
            <ol className="chron">
              {newest.lines.map((statement) => (
                <StatementRow key={statement.id} statement={statement} />
              ))}
            </ol>
          ) : (
            <Empty title="Nothing is on record yet">
              <p>
                Here will be what was said, by the day it was said, each with the words as printed. The first
                statement comes with the first article that an editor annotates and publishes.
              </p>
              <p>
                <a href="/about">How entries are made</a>
              </p>
            </Empty>
          )}
          {last && newest.next && (
            <Pager href={`/claims?after=${encodeURIComponent(newest.next)}`}>
              Earlier statements, before {longDate(last.saidOn)}
            </Pager>
          )}
        </section>
        <aside className="side" aria-label="About the record">
          {most.length > 0 && (
            <section aria-labelledby="most">
              <h2 className="h-small" id="most">
                Most on record
              </h2>
              <ol className="rank">
                {most.map((source) => (
                  <SourceLine key={source.id} source={source} />
                ))}
              </ol>
              <p className="meta rank__foot">
                Utterances, each counted once however many outlets print it.{' '}
                <a href="/sources">
                  {counts.sources > 1 ? `All ${counted(counts.sources, 'source')}` : 'All sources'}
                </a>
              </p>
            </section>
          )}
          <section aria-labelledby="count">
            <h2 className="h-small" id="count">
              In the record
            </h2>
            <dl className="tally">
              <Count of={counts.claims} name="claim" />
              <Count of={counts.utterances} name="utterance" />
              <Count of={counts.sources} name="source" />
              <Count of={counts.articles} name="article" />
            </dl>
          </section>
        </aside>
      </div>
    </ReaderPage>
  )
}

function Count({ of, name }: { of: number; name: string }) {
  return (
    <div>
      <dt>{of === 1 ? name : `${name}s`}</dt>
      <dd className="num">{numeral(of)}</dd>
    </div>
  )
}
