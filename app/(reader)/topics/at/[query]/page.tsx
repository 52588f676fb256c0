import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { Empty } from '@/components/empty'
import { NamedLine } from '@/components/named-line'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { publishedTopics } from '@/db/topics'
import { readQuery } from '@/lib/front'

type Props = { params: Promise<{ query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const after = readQuery('topics', (await params).query)?.after
  return {
    title: 'Topics',
    description: 'The subjects of the claims on record, by name.',
    alternates: { canonical: after ? `/topics?after=${encodeURIComponent(after)}` : '/topics' },
  }
}

export default async function TopicsPage({ params }: Props) {
  const query = readQuery('topics', (await params).query)
  if (!query) notFound()
  await tagPage('claims', 'articles')
  const { lines, next } = await publishedTopics({ after: query.after })
  return (
    <ReaderPage>
      <header className="page-head">
        <h1 className="h-page">Topics</h1>
        <p className="lede">What the claims on record are about. The number counts the claims.</p>
      </header>
      {lines.length > 0 ? (
        <ol className="rank rank--wide">
          {lines.map((line) => (
            <NamedLine key={line.id} line={line} room="topics" of="claim" />
          ))}
        </ol>
      ) : (
        <Empty title={query.after ? 'This is the end of the list' : 'No topics yet'}>
          <p>
            {query.after ? (
              <a href="/topics">To its beginning</a>
            ) : (
              'Here will be the subjects of the claims on record. A topic appears with its first published claim.'
            )}
          </p>
        </Empty>
      )}
      {next && (
        <Pager
          href={`/topics?after=${encodeURIComponent(next)}`}
          first={query.after && '/topics'}
          firstName="Back to the beginning"
        >
          More topics
        </Pager>
      )}
    </ReaderPage>
  )
}
