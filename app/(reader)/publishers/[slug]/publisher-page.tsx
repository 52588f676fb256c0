import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { leadOn } from '@/app/lead-on'
import { tagPage } from '@/app/tag-page'
import { counted } from '@/components/counted'
import { ReaderPage } from '@/components/reader-page'
import { SampleNote } from '@/components/sample-note'
import { extentOf, StatementsOf } from '../../statements-of'
import { outlineOf } from '@/db/outline'
import { publishedPublisher, type PublisherView } from '@/db/publisher-pages'
import { searchStatements } from '@/db/search'
import { numberOf } from '@/lib/address'
import { countryName } from '@/lib/countries'
import { feedTypes } from '@/lib/feed-types'
import { sourceTags } from '../../source-tags'
import { Articles } from './articles'

const read = cache(async (slug: string, after?: string) => {
  const id = numberOf(slug)
  if (!id) return null
  await tagPage(`publisher:${id}`)
  const publisher = await publishedPublisher(id)
  if (!publisher) return null
  const state = { publisher: [String(id)] }
  const [hits, outline] = await Promise.all([searchStatements(state, { after }), outlineOf(state)])
  const articles = publisher.newest.map((article) => `article:${article.id}`)
  await tagPage(...articles, ...sourceTags(hits, outline))
  return { publisher, hits, outline }
})

/** Title, description and canonical address of a publisher's page, or of a later page of its statements. */
export async function describe(slug: string, after?: string): Promise<Metadata> {
  const found = await read(slug, after)
  if (!found) return {}
  const { publisher, hits, outline } = found
  return {
    title: `${publisher.name}, on record`,
    description: `${printed(publisher)} ${extentOf(hits, outline)}`,
    alternates: {
      canonical: `/publishers/${publisher.address}${place(after)}`,
      types: feedTypes(`/publishers/${publisher.id}/feed`),
    },
  }
}

/** An outlet with what stands in its articles, newest said first; `after` is the cursor of a later page. */
export async function PublisherPage({ slug, after }: { slug: string; after?: string }) {
  const found = await read(slug, after)
  if (!found) await leadOn('publishers', slug)
  if (!found) notFound()
  const { publisher, hits, outline } = found
  const path = `/publishers/${publisher.address}`
  if (slug !== publisher.address) permanentRedirect(`${path}${place(after)}`)
  return (
    <ReaderPage>
      <header className="page-head">
        <p className="crumb">
          <a href="/publishers">Publishers</a>
          <span className="num">Publisher {publisher.id}</span>
          {publisher.host && <span>{publisher.host}</span>}
          {publisher.country && <span>{countryName(publisher.country)}</span>}
        </p>
        <h1 className="h-page h-name">{publisher.name}</h1>
        <p className="lede">
          {printed(publisher)} {extentOf(hits, outline)}
        </p>
        {publisher.description && <p>{publisher.description}</p>}
        {publisher.sample && (
          <SampleNote>
            This outlet was invented to show how the record looks. It never printed anything.
          </SampleNote>
        )}
      </header>
      <StatementsOf
        hits={hits}
        outline={outline}
        path={path}
        feed={`/publishers/${publisher.id}/feed`}
        after={after}
      >
        <Articles newest={publisher.newest} />
      </StatementsOf>
    </ReaderPage>
  )
}

function printed({ articles, passages, more }: PublisherView): string {
  return `${more ? 'More than ' : ''}${counted(passages, 'passage')} in ${counted(articles, 'article')}.`
}

const place = (after?: string) => (after ? `?after=${encodeURIComponent(after)}` : '')
