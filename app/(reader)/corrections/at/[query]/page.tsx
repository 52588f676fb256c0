import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { ChangeRow } from '@/components/change-row'
import { Empty } from '@/components/empty'
import { FeedLink } from '@/components/feed-link'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { SampleTag } from '@/components/sample-tag'
import { corrections } from '@/db/corrections'
import { longDate } from '@/lib/dates'
import { feedTypes } from '@/lib/feed-types'
import { readQuery } from '@/lib/front'

type Props = { params: Promise<{ query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const after = readQuery('corrections', (await params).query)?.after
  return {
    title: 'Corrections',
    description: 'What was corrected or withdrawn in the record, when, by whom and why.',
    alternates: {
      canonical: after ? `/corrections?after=${after}` : '/corrections',
      types: feedTypes('/corrections/feed'),
    },
  }
}

export default async function CorrectionsPage({ params }: Props) {
  const query = readQuery('corrections', (await params).query)
  if (!query) notFound()
  await tagPage('claims', 'sources', 'articles')
  const { lines, next } = await corrections({ after: query.after })
  const last = lines.at(-1)
  return (
    <ReaderPage>
      <header className="page-head">
        <h1 className="h-page">Corrections</h1>
        <p className="lede">
          What was corrected, withdrawn or put back after it was public, newest first. Nothing on record
          changes without a line here. <FeedLink at="/corrections/feed" />
        </p>
      </header>
      {last ? (
        <ol className="chron">
          {lines.map((correction) => (
            <ChangeRow key={correction.id} change={correction}>
              <p className="change__of">
                {correction.sample && <SampleTag />}
                {correction.subject.withdrawn ? 'Withdrawn claim' : nouns[correction.subject.noun]}{' '}
                <a href={correction.subject.path}>{correction.subject.words}</a>
              </p>
            </ChangeRow>
          ))}
        </ol>
      ) : (
        <Empty title={emptyTitle(query.after, next)}>
          {next ? (
            <p>None of what was changed here is public now. Older corrections follow.</p>
          ) : query.after ? (
            <p>
              This is the end of the list. <a href="/corrections">To the newest corrections</a>
            </p>
          ) : (
            <p>The first change to anything public will stand here, with its reason.</p>
          )}
        </Empty>
      )}
      {next && (
        <Pager href={`/corrections?after=${next}`} first={query.after && '/corrections'}>
          Earlier{last && `, before ${longDate(last.on)}`}
        </Pager>
      )}
    </ReaderPage>
  )
}

function emptyTitle(after: string | undefined, next: string | null): string {
  if (next) return 'Nothing to show here'
  return after ? 'Nothing is older than this' : 'No corrections yet'
}

const nouns = { claim: 'Claim', source: 'Source', article: 'Article' }
