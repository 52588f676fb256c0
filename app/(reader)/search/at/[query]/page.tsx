import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { tagPage } from '@/app/tag-page'
import { Empty } from '@/components/empty'
import { ReaderPage } from '@/components/reader-page'
import { searchFacets, withoutFilters } from '@/db/search-facets'
import { nearestSpellings } from '@/db/search'
import { searchForgiving } from '@/db/spellings'
import { feedTypes } from '@/lib/feed-types'
import { readQuery } from '@/lib/front'
import { searchQuery } from '@/lib/search-state'
import { Chips } from './chips'
import { Facets } from './facets'
import { NothingFound } from './nothing-found'
import { Results } from './results'
import { SearchHead } from './search-head'

type Props = { params: Promise<{ query: string }> }

export const revalidate = 86400
export const generateStaticParams = () => []

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const query = readQuery('search', (await params).query) ?? {}
  const { q } = query
  const narrowed = searchQuery({ ...query, order: undefined, facet: undefined, after: undefined })
  return {
    title: q ? `${q}: search` : 'Search',
    robots: { index: false },
    alternates: { canonical: '/search', ...(narrowed && { types: feedTypes('/search/feed', narrowed) }) },
  }
}

export default async function SearchPage({ params }: Props) {
  const query = readQuery('search', (await params).query)
  if (!query) notFound()
  await tagPage('claims')
  const { after, order, facet, ...state } = query
  const asked = searchQuery({ ...state, quoted: undefined }) !== ''
  const hits = asked ? await searchForgiving(state, { after, order }) : null
  const found = hits?.respelled ? { ...state, q: hits.respelled.q } : state
  const facets = await searchFacets(found, facet)
  const { q } = state
  return (
    <ReaderPage at="search">
      <SearchHead state={state} order={order} />
      <div className="search-grid">
        <Facets state={state} order={order} wide={facet} facets={facets} />
        <div className="results">
          {!hits && (
            <Empty title="What was said, by whom?">
              <p>
                Write a word of a claim, words as they were printed, or a name; or choose beside who said it,
                when and how. Here will be the statements, newest first, each with the words as printed.
              </p>
              <p>
                Or begin with <a href="/claims">the newest claims</a> or{' '}
                <a href="/sources">the sources by name</a>.
              </p>
            </Empty>
          )}
          {hits && hits.lines.length > 0 && (
            <Results state={state} order={order} after={after} hits={hits}>
              <Chips state={state} order={order} facets={facets} />
            </Results>
          )}
          {hits && !hits.lines.length && (
            <>
              <Chips state={state} order={order} facets={facets} />
              <NothingFound
                state={state}
                order={order}
                near={q && !after ? await nearestSpellings(q) : []}
                dropped={after ? [] : await withoutFilters(state)}
                later={after !== undefined}
              />
            </>
          )}
        </div>
      </div>
    </ReaderPage>
  )
}
