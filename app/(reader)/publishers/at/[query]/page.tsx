import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { Empty } from '@/components/empty'
import { NamedLine } from '@/components/named-line'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { publishedPublishers } from '@/db/publisher-pages'
import { readQuery } from '@/lib/front'

type Props = { params: Promise<{ query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const after = readQuery('publishers', (await params).query)?.after
  return {
    title: 'Publishers',
    description: 'The outlets whose articles are on record, by name.',
    alternates: { canonical: after ? `/publishers?after=${encodeURIComponent(after)}` : '/publishers' },
  }
}

export default async function PublishersPage({ params }: Props) {
  const query = readQuery('publishers', (await params).query)
  if (!query) notFound()
  await tagPage('claims', 'articles')
  const { lines, next } = await publishedPublishers({ after: query.after })
  return (
    <ReaderPage>
      <header className="page-head">
        <h1 className="h-page">Publishers</h1>
        <p className="lede">The outlets that print the words on record. The number counts their articles.</p>
      </header>
      {lines.length > 0 ? (
        <ol className="rank rank--wide">
          {lines.map((line) => (
            <NamedLine key={line.id} line={line} room="publishers" of="article" />
          ))}
        </ol>
      ) : (
        <Empty title={query.after ? 'This is the end of the list' : 'No publishers yet'}>
          <p>
            {query.after ? (
              <a href="/publishers">To its beginning</a>
            ) : (
              'Here will be the outlets whose words are on record. One appears with its first published passage.'
            )}
          </p>
        </Empty>
      )}
      {next && (
        <Pager
          href={`/publishers?after=${encodeURIComponent(next)}`}
          first={query.after && '/publishers'}
          firstName="Back to the beginning"
        >
          More publishers
        </Pager>
      )}
    </ReaderPage>
  )
}
