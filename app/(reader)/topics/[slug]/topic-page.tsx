import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { leadOn } from '@/app/lead-on'
import { tagPage } from '@/app/tag-page'
import { ReaderPage } from '@/components/reader-page'
import { SampleNote } from '@/components/sample-note'
import { extentOf, StatementsOf } from '../../statements-of'
import { outlineOf } from '@/db/outline'
import { searchStatements } from '@/db/search'
import { publishedTopic, topicsAround } from '@/db/topics'
import type { NamedRef } from '@/lib/named'
import { numberOf } from '@/lib/address'
import { feedTypes } from '@/lib/feed-types'
import { sourceTags } from '../../source-tags'

const read = cache(async (slug: string, after?: string) => {
  const id = numberOf(slug)
  if (!id) return null
  await tagPage(`topic:${id}`)
  const topic = await publishedTopic(id)
  if (!topic) return null
  const state = { topic: [String(id)] }
  const [hits, outline, around] = await Promise.all([
    searchStatements(state, { after }),
    outlineOf(state),
    topicsAround(id),
  ])
  await tagPage(...sourceTags(hits, outline), ...around.tags)
  return { topic, hits, outline, around }
})

/** Title, description and canonical address of a topic's page, or of a later page of its statements. */
export async function describe(slug: string, after?: string): Promise<Metadata> {
  const found = await read(slug, after)
  if (!found) return {}
  const { topic, hits, outline } = found
  return {
    title: `${topic.name}, on record`,
    description: extentOf(hits, outline),
    alternates: {
      canonical: `/topics/${topic.address}${place(after)}`,
      types: feedTypes(`/topics/${topic.id}/feed`),
    },
  }
}

/** A topic with what was said on it, newest first; `after` is the cursor of a later page. */
export async function TopicPage({ slug, after }: { slug: string; after?: string }) {
  const found = await read(slug, after)
  if (!found) await leadOn('topics', slug)
  if (!found) notFound()
  const { topic, hits, outline, around } = found
  const path = `/topics/${topic.address}`
  if (slug !== topic.address) permanentRedirect(`${path}${place(after)}`)
  return (
    <ReaderPage>
      <header className="page-head">
        <p className="crumb">
          <a href="/topics">Topics</a>
          <span className="num">Topic {topic.id}</span>
        </p>
        <h1 className="h-page h-name">{topic.name}</h1>
        <p className="lede">{extentOf(hits, outline)}</p>
        <Around {...around} />
        {topic.sample && <SampleNote>This topic belongs to invented entries.</SampleNote>}
      </header>
      <StatementsOf
        hits={hits}
        outline={outline}
        path={path}
        feed={`/topics/${topic.id}/feed`}
        after={after}
      />
    </ReaderPage>
  )
}

/** Where the topic stands among others. */
function Around({ wider, narrower }: { wider: NamedRef | null; narrower: NamedRef[] }) {
  if (!wider && !narrower.length) return null
  return (
    <nav className="meta" aria-label="Topics around this one">
      {wider && (
        <p>
          A part of <a href={`/topics/${wider.address}`}>{wider.name}</a>.
        </p>
      )}
      {narrower.length > 0 && (
        <p>
          Within it:{' '}
          {narrower.map((one, index) => (
            <span key={one.id}>
              {index > 0 && ', '}
              <a href={`/topics/${one.address}`}>{one.name}</a>
            </span>
          ))}
          .
        </p>
      )}
    </nav>
  )
}

const place = (after?: string) => (after ? `?after=${encodeURIComponent(after)}` : '')
