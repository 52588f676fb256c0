import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { leadOn } from '@/app/lead-on'
import { tagPage } from '@/app/tag-page'
import { AsOfNote } from '@/components/as-of-note'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { SampleNote } from '@/components/sample-note'
import { StatementRow } from '@/components/statement-row'
import { UnnamedTag } from '@/components/unnamed-tag'
import { sourceAsOf } from '@/db/lists-then'
import { numberOf } from '@/lib/address'
import { longDate } from '@/lib/dates'
import { SourceAside } from './source-aside'

const read = cache(async (slug: string, day: string, after?: string) => {
  const id = numberOf(slug)
  if (!id) return null
  // Its statements of then may be another's today.
  await tagPage(`source:${id}`, 'claims')
  return sourceAsOf(id, day, after)
})

/** Title of a source's page as of a day, which no search engine keeps beside today's. */
export async function describeAsOf(slug: string, day: string, after?: string): Promise<Metadata> {
  const source = await read(slug, day, after)
  if (!source) return {}
  return {
    title: `${source.name}, on record (as known on ${longDate(day)})`,
    robots: { index: false },
    alternates: { canonical: `/sources/${source.address}` },
  }
}

/** A source as readers saw it at the end of a day, with its statements of then; `after` is the cursor of a later page. */
export async function SourceAsOf({ slug, day, after }: { slug: string; day: string; after?: string }) {
  const source = await read(slug, day, after)
  if (!source) await leadOn('sources', slug, `?asOf=${day}`)
  if (!source) notFound()
  const now = `/sources/${source.address}`
  if (slug !== source.address) permanentRedirect(`${now}?asOf=${day}${after ? `&after=${after}` : ''}`)
  return (
    <ReaderPage at="sources">
      <AsOfNote day={day} href={now} />
      <header className="page-head">
        <p className="crumb">
          <span className="num">Source {source.id}</span>
          {source.kind === 'unnamed' ? <UnnamedTag /> : <span>{source.kind}</span>}
        </p>
        <h1 className="h-page h-name">{source.name}</h1>
        {source.description && <p className="lede">{source.description.replace(/[.\s]+$/, '')}.</p>}
        {source.names.length > 0 && (
          <p className="meta">Also printed as: {source.names.map(({ name }) => name).join(', ')}.</p>
        )}
        {source.sample && (
          <SampleNote>This source was invented to show how the record looks. It does not exist.</SampleNote>
        )}
      </header>
      <div className="with-aside">
        <section aria-labelledby="statements">
          <h2 className="h-sec" id="statements">
            Statements
          </h2>
          <ol className="chron">
            {source.statements.map((statement) => (
              <StatementRow key={statement.id} statement={statement} of={source.id} />
            ))}
          </ol>
          {source.next && (
            <Pager href={`${now}?asOf=${day}&after=${source.next}`} first={after && `${now}?asOf=${day}`}>
              Earlier statements
            </Pager>
          )}
        </section>
        <SourceAside source={{ ...source, channels: [], parents: [], parts: [], identifiers: [] }} />
      </div>
    </ReaderPage>
  )
}
