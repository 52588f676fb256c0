import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { leadOn } from '@/app/lead-on'
import { tagPage } from '@/app/tag-page'
import { AsOfNote } from '@/components/as-of-note'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { StatementRow } from '@/components/statement-row'
import { topicAsOf } from '@/db/lists-then'
import { publishedTopic } from '@/db/topics'
import { numberOf } from '@/lib/address'
import { longDate } from '@/lib/dates'

const read = cache(async (slug: string, day: string, after?: string) => {
  const id = numberOf(slug)
  if (!id) return null
  // Its claims of then may have another topic today.
  await tagPage(`topic:${id}`, 'claims')
  const topic = await publishedTopic(id)
  if (!topic) return null
  const { lines, next } = await topicAsOf(id, day, after)
  return lines.length ? { topic, lines, next } : null
})

/** Title of a topic's page as of a day, which no search engine keeps beside today's. */
export async function describeAsOf(slug: string, day: string, after?: string): Promise<Metadata> {
  const found = await read(slug, day, after)
  if (!found) return {}
  return {
    title: `${found.topic.name}, on record (as known on ${longDate(day)})`,
    robots: { index: false },
    alternates: { canonical: `/topics/${found.topic.address}` },
  }
}

/** What was on record under a topic at the end of a day; `after` is the cursor of a later page. */
export async function TopicAsOf({ slug, day, after }: { slug: string; day: string; after?: string }) {
  const found = await read(slug, day, after)
  if (!found) await leadOn('topics', slug, `?asOf=${day}`)
  if (!found) notFound()
  const { topic, lines, next } = found
  const now = `/topics/${topic.address}`
  if (slug !== topic.address) permanentRedirect(`${now}?asOf=${day}${after ? `&after=${after}` : ''}`)
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
        <h2 className="h-sec" id="statements">
          Statements
        </h2>
        <ol className="chron">
          {lines.map((statement) => (
            <StatementRow key={statement.id} statement={statement} />
          ))}
        </ol>
        {next && (
          <Pager href={`${now}?asOf=${day}&after=${next}`} first={after && `${now}?asOf=${day}`}>
            Earlier statements
          </Pager>
        )}
      </section>
    </ReaderPage>
  )
}
