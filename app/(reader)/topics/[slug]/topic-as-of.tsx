import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { tagPage } from '@/app/tag-page'
import { AsOfNote } from '@/components/as-of-note'
import { ReaderPage } from '@/components/reader-page'
import { StatementRow } from '@/components/statement-row'
import { topicAsOf } from '@/db/lists-then'
import { publishedTopic } from '@/db/topics'
import { numberOf } from '@/lib/address'
import { longDate } from '@/lib/dates'

const read = cache(async (slug: string, day: string) => {
  const id = numberOf(slug)
  if (!id) return null
  // Its claims of then may have another topic today.
  await tagPage(`topic:${id}`, 'claims')
  const topic = await publishedTopic(id)
  if (!topic) return null
  const statements = await topicAsOf(id, day)
  return statements.length ? { topic, statements } : null
})

/** Title of a topic's page as of a day, which no search engine keeps beside today's. */
export async function describeAsOf(slug: string, day: string): Promise<Metadata> {
  const found = await read(slug, day)
  if (!found) return {}
  return {
    title: `${found.topic.name}, on record (as known on ${longDate(day)})`,
    robots: { index: false },
    alternates: { canonical: `/topics/${found.topic.address}` },
  }
}

/** What was on record under a topic at the end of a day. */
export async function TopicAsOf({ slug, day }: { slug: string; day: string }) {
  const found = await read(slug, day)
  if (!found) notFound()
  const { topic, statements } = found
  const now = `/topics/${topic.address}`
  if (slug !== topic.address) permanentRedirect(`${now}?asOf=${day}`)
  return (
    <ReaderPage>
      <AsOfNote day={day} href={now} />
      <header className="page-head">
        <p className="crumb">
          <span className="num">Topic {topic.id}</span>
        </p>
        <h1 className="h-page h-name">{topic.name}</h1>
      </header>
      <section aria-labelledby="statements">
        <div className="h-row">
          <h2 className="h-sec" id="statements">
            Statements
          </h2>
          {statements.length === 200 && <p className="meta">The newest 200</p>}
        </div>
        <ol className="chron">
          {statements.map((statement) => (
            <StatementRow key={statement.id} statement={statement} />
          ))}
        </ol>
      </section>
    </ReaderPage>
  )
}
