import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { Empty } from '@/components/empty'
import { FeedLink } from '@/components/feed-link'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { StatementRow } from '@/components/statement-row'
import { newestStatements } from '@/db/claims'
import { longDate } from '@/lib/dates'
import { feedTypes } from '@/lib/feed-types'
import { readQuery } from '@/lib/front'

type Props = { params: Promise<{ query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const after = readQuery('claims', (await params).query)?.after
  return {
    title: 'Claims',
    description:
      'Every claim on record, by the day it was last said, with who said it and the words as printed.',
    alternates: {
      canonical: after ? `/claims?after=${encodeURIComponent(after)}` : '/claims',
      types: feedTypes('/feed'),
    },
  }
}

export default async function ClaimsPage({ params }: Props) {
  const query = readQuery('claims', (await params).query)
  if (!query) notFound()
  await tagPage('claims')
  const { lines, next } = await newestStatements({ after: query.after })
  const last = lines.at(-1)
  return (
    <ReaderPage at="claims">
      <header className="page-head">
        <h1 className="h-page">Claims</h1>
        <p className="lede">What was said, newest day first. Each line leads to everyone who said it.</p>
        <p className="meta">
          <FeedLink at="/feed">Feed of the newest claims</FeedLink>
        </p>
      </header>
      {last ? (
        <ol className="chron">
          {lines.map((statement) => (
            <StatementRow key={statement.id} statement={statement} />
          ))}
        </ol>
      ) : (
        <Empty title={query.after ? 'Nothing is older than this' : 'No claims yet'}>
          <p>
            {query.after
              ? 'This is the end of the list.'
              : 'Here will be every claim, by the day it was said. The first comes with the first article that an editor annotates and publishes.'}
          </p>
          {query.after && (
            <p>
              <a href="/claims">To the newest claims</a>
            </p>
          )}
        </Empty>
      )}
      {last && next && (
        <Pager href={`/claims?after=${encodeURIComponent(next)}`} first={query.after && '/claims'}>
          Earlier, before {longDate(last.saidOn)}
        </Pager>
      )}
    </ReaderPage>
  )
}
