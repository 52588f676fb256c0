import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { tagPage } from '@/app/tag-page'
import { counted } from '@/components/counted'
import { Empty } from '@/components/empty'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { SampleNote } from '@/components/sample-note'
import { StatementRow } from '@/components/statement-row'
import { UnnamedTag } from '@/components/unnamed-tag'
import { publishedSource, statementsOf } from '@/db/sources'
import { numberOf } from '@/lib/address'
import { longDate } from '@/lib/dates'
import type { SourceView } from '@/lib/record'
import { SourceAside } from './source-aside'

const read = cache(async (slug: string): Promise<SourceView | null> => {
  const id = numberOf(slug)
  if (!id) return null
  await tagPage(`source:${id}`)
  const source = await publishedSource(id)
  if (source) await tagPage(...source.tags)
  return source
})

/** Title, description and canonical address of a source's page, or of a later page of its statements. */
export async function describe(slug: string, after?: string): Promise<Metadata> {
  const source = await read(slug)
  if (!source) return {}
  const place = after ? `?after=${encodeURIComponent(after)}` : ''
  return {
    title: `${source.name}, on record`,
    description: onRecord(source),
    alternates: { canonical: `/sources/${source.address}${place}` },
  }
}

/** A source with its statements, newest first; `after` is the cursor of a later page. */
export async function SourcePage({ slug, after }: { slug: string; after?: string }) {
  const source = await read(slug)
  if (!source) notFound()
  const place = after ? `?after=${encodeURIComponent(after)}` : ''
  if (slug !== source.address) permanentRedirect(`/sources/${source.address}${place}`)
  const { lines, next } = await statementsOf(source.id, { after })
  const named = lines.flatMap(({ source, speaksFor }) => [source.id, ...(speaksFor ? [speaksFor.id] : [])])
  await tagPage(...new Set(named.map((id) => `source:${id}`)))
  const last = lines.at(-1)
  return (
    <ReaderPage at="sources">
      <header className="page-head">
        <p className="crumb">
          <span className="num">Source {source.id}</span>
          {source.kind === 'unnamed' ? <UnnamedTag /> : <span>{source.kind}</span>}
        </p>
        <h1 className="h-page h-name">{source.name}</h1>
        <p className="lede">
          {source.description && `${source.description.replace(/[.\s]+$/, '')}. `}
          {onRecord(source)}
        </p>
        {source.kind === 'unnamed' && (
          <p className="meta">
            {source.publisher ? `${source.publisher} keeps this source unnamed. ` : ''}It is kept as its own
            source and not joined to any other unnamed one.
          </p>
        )}
        {source.aliases.length > 0 && <p className="meta">Also printed as: {source.aliases.join(', ')}.</p>}
        {source.sample && (
          <SampleNote>This source was invented to show how the record looks. It does not exist.</SampleNote>
        )}
      </header>
      <div className="with-aside">
        <section aria-labelledby="statements">
          <div className="h-row">
            <h2 className="h-sec" id="statements">
              Statements
            </h2>
            {after && (
              <p className="meta">
                <a href={`/sources/${source.address}`}>From the newest</a>
              </p>
            )}
          </div>
          {last ? (
            <ol className="chron">
              {lines.map((statement) => (
                <StatementRow key={statement.id} statement={statement} of={source.id} />
              ))}
            </ol>
          ) : (
            <Empty title="Nothing is older than this">
              <p>This is the end of the list.</p>
            </Empty>
          )}
          {last && next && (
            <Pager
              href={`/sources/${source.address}?after=${encodeURIComponent(next)}`}
              first={after && `/sources/${source.address}`}
            >
              Earlier, before {longDate(last.saidOn)}
            </Pager>
          )}
        </section>
        <SourceAside source={source} />
      </div>
    </ReaderPage>
  )
}

function onRecord({ utterances, claims, firstSaid, lastSaid }: SourceView): string {
  const days = [firstSaid, lastSaid].flatMap((day) => (day ? [longDate(day)] : []))
  const when = days[0] === days[1] ? (days[0] ?? '') : `from ${days.join(' to ')}`
  return `On record with ${counted(utterances, 'utterance')} on ${counted(claims, 'claim')}${when && `, ${when}`}.`
}
