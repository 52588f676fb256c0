import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { Empty } from '@/components/empty'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { SourceLine } from '@/components/source-line'
import { publishedSources } from '@/db/sources'
import { readQuery } from '@/lib/front'

type Props = { params: Promise<{ query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const after = readQuery('sources', (await params).query)?.after
  return {
    title: 'Sources',
    description: 'The people, organisations and groups on record, with what each of them said.',
    alternates: { canonical: after ? `/sources?after=${encodeURIComponent(after)}` : '/sources' },
  }
}

export default async function SourcesPage({ params }: Props) {
  const query = readQuery('sources', (await params).query)
  if (!query) notFound()
  await tagPage('sources')
  const { lines, next } = await publishedSources({ after: query.after })
  return (
    <ReaderPage at="sources">
      <header className="page-head">
        <h1 className="h-page">Sources</h1>
        <p className="lede">
          Who said it: people, organisations, groups, and sources that their outlet keeps unnamed. The number
          counts utterances, each once however many outlets print it.
        </p>
      </header>
      {lines.length > 0 ? (
        <ol className="rank rank--wide">
          {lines.map((source) => (
            <SourceLine key={source.id} source={source} />
          ))}
        </ol>
      ) : (
        <Empty title={query.after ? 'This is the end of the list' : 'No sources yet'}>
          <p>
            {query.after ? (
              <a href="/sources">To its beginning</a>
            ) : (
              'Here will be everyone whose words are on record. A source appears with its first published statement.'
            )}
          </p>
        </Empty>
      )}
      {next && (
        <Pager
          href={`/sources?after=${encodeURIComponent(next)}`}
          first={query.after && '/sources'}
          firstName="Back to the beginning"
        >
          More sources
        </Pager>
      )}
    </ReaderPage>
  )
}
