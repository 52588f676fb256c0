import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { counted } from '@/components/counted'
import { Empty } from '@/components/empty'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { SearchForm } from '@/components/search-form'
import { StatementRow } from '@/components/statement-row'
import { nearestSpellings, searchStatements } from '@/db/search'
import { longDate } from '@/lib/dates'
import { readQuery } from '@/lib/front'
import { NothingFound } from './nothing-found'

type Props = { params: Promise<{ query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const q = readQuery('search', (await params).query)?.q
  return {
    title: q ? `${q}: search` : 'Search',
    robots: { index: false },
    alternates: { canonical: '/search' },
  }
}

export default async function SearchPage({ params }: Props) {
  const query = readQuery('search', (await params).query)
  if (!query) notFound()
  const { q, after } = query
  return (
    <ReaderPage at="search">
      <div className="search-head">
        <h1 className="vh">Search the record</h1>
        <SearchForm q={q} />
        <p className="meta search-hint">
          Searches claims, words as printed, and the names of sources. Quotation marks find the exact words.
        </p>
      </div>
      {q ? (
        <Results q={q} after={after} />
      ) : (
        <Empty title="What was said, by whom?">
          <p>
            Write a word of a claim, words as they were printed, or a name. Here will be the statements that
            hold them, newest first, each with the words as printed.
          </p>
          <p>
            Or begin with <a href="/claims">the newest claims</a> or{' '}
            <a href="/sources">the sources by name</a>.
          </p>
        </Empty>
      )}
    </ReaderPage>
  )
}

async function Results({ q, after }: { q: string; after?: string }) {
  await tagPage('claims')
  const { lines, count, more, next } = await searchStatements({ q }, { after })
  const last = lines.at(-1)
  const here = `/search?q=${encodeURIComponent(q)}`
  if (!last) return <NothingFound q={q} near={after ? [] : await nearestSpellings(q)} first={after && here} />
  return (
    <section aria-labelledby="results">
      <div className="h-row">
        <h2 className="h-sec" id="results">
          {more ? `More than ${counted(count, 'statement')}` : counted(count, 'statement')}
        </h2>
        <p className="meta">Newest first</p>
      </div>
      <ol className="chron">
        {lines.map((line) => (
          <StatementRow key={line.id} statement={line}>
            {line.snippet && (
              <p className="snip">
                {line.snippet.map((part, place) =>
                  part.hit ? (
                    <mark key={place} className="hit">
                      {part.text}
                    </mark>
                  ) : (
                    part.text
                  ),
                )}
              </p>
            )}
          </StatementRow>
        ))}
      </ol>
      {next && (
        <Pager href={`${here}&after=${encodeURIComponent(next)}`} first={after && here}>
          Earlier, before {longDate(last.saidOn)}
        </Pager>
      )}
    </section>
  )
}
