import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { leadOn } from '@/app/lead-on'
import { tagPage } from '@/app/tag-page'
import { counted } from '@/components/counted'
import { Empty } from '@/components/empty'
import { FeedLink } from '@/components/feed-link'
import { LatestChanges } from '@/components/latest-changes'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { SampleNote } from '@/components/sample-note'
import { StatementRow } from '@/components/statement-row'
import { StructuredData } from '@/components/structured-data'
import { UnnamedTag } from '@/components/unnamed-tag'
import { historyPage } from '@/db/history'
import { sourceCounts } from '@/db/source-timeline'
import { positionsOf } from '@/db/positions'
import { publishedSource, statementsOf } from '@/db/sources'
import { publishedTopic } from '@/db/topics'
import { numberOf } from '@/lib/address'
import { feedTypes } from '@/lib/feed-types'
import { longDate } from '@/lib/dates'
import { extentInWords } from '@/lib/extent'
import { turnsAt } from '@/lib/positions'
import type { SourceView } from '@/lib/record'
import { sourceHref, type SourceFilter } from '@/lib/source-filter'
import { Filters } from './filters'
import { Names } from './names'
import { sourceThing } from '@/lib/schema-org'
import { Positions } from './positions'
import { shareMeta } from '@/lib/share'
import { SourceAside } from './source-aside'
import { StatementsOverTime } from './timeline'
import { Turned } from './turned'

const read = cache(async (slug: string): Promise<SourceView | null> => {
  const id = numberOf(slug)
  if (!id) return null
  await tagPage(`source:${id}`)
  const source = await publishedSource(id)
  if (source) await tagPage(...source.tags)
  return source
})

/** Title, description and canonical address of a source's page: of a later page its own, of a filter the plain one. */
export async function describe(slug: string, after?: string): Promise<Metadata> {
  const source = await read(slug)
  if (!source) return {}
  return {
    title: `${source.name}, on record`,
    description: onRecord(source),
    ...shareMeta(source.name, onRecord(source), `/sources/${source.address}`, `/sources/${source.id}`),
    alternates: {
      canonical: sourceHref(source.address, {}, after),
      types: feedTypes(`/sources/${source.id}/feed`),
    },
  }
}

type Props = SourceFilter & { slug: string; after?: string }

/** A source with its statements, newest first, narrowed by a filter; `after` is the cursor of a later page. */
export async function SourcePage({ slug, after, topic, stance, year }: Props) {
  const filter = { topic, stance, year }
  const narrowed = Boolean(topic || stance || year)
  const source = await read(slug)
  if (!source) await leadOn('sources', slug, sourceHref('', filter).replace('/sources/', ''))
  if (!source) notFound()
  if (slug !== source.address) permanentRedirect(sourceHref(source.address, filter, after))
  if (topic) await tagPage(`topic:${topic}`)
  const topicNamed = topic ? ((await publishedTopic(Number(topic)))?.name ?? null) : null
  if (topic && !topicNamed) notFound()
  const [{ lines, next }, counts] = await Promise.all([
    statementsOf(source.id, { after, ...filter }),
    sourceCounts(source.id, filter),
  ])
  await tagPage(
    ...counts.topics.map(({ value }) => `topic:${value}`),
    ...counts.outlets.map(({ id }) => `publisher:${id}`),
  )
  const named = lines.flatMap(({ source, speaksFor }) => [source.id, ...(speaksFor ? [speaksFor.id] : [])])
  await tagPage(...new Set(named.map((id) => `source:${id}`)))
  const changes = await positionsOf(source.id)
  const turns = turnsAt(changes)
  await tagPage(...changes.flatMap(({ claims }) => claims.map((claim) => `claim:${claim.id}`)))
  const { lines: latest, tags } = await historyPage('sources', source.id, { limit: 5 })
  await tagPage(...tags)
  const last = lines.at(-1)
  return (
    <ReaderPage at="sources">
      <StructuredData thing={sourceThing(source)} />
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
        <Names names={source.names} />
        <p className="meta noprint">
          <a href={`/compare?a=${source.id}`}>Compare with…</a>
        </p>
        {source.sample && (
          <SampleNote>This source was invented to show how the record looks. It does not exist.</SampleNote>
        )}
      </header>
      <div className="with-aside">
        <div>
          {!after && !narrowed && (
            <StatementsOverTime source={source} months={counts.months} capped={counts.capped} />
          )}
          {!after && <Positions changes={changes} />}
          <section aria-labelledby="statements">
            <div className="h-row">
              <h2 className="h-sec" id="statements">
                Statements
              </h2>
              <p className="meta">
                {after && <a href={sourceHref(source.address, filter)}>From the newest</a>}{' '}
                <FeedLink at={`/sources/${source.id}/feed`} />
              </p>
            </div>
            <Filters address={source.address} filter={filter} counts={counts} topic={topicNamed} />
            {last ? (
              <ol className="chron">
                {lines.map((statement) => (
                  <StatementRow key={statement.id} statement={statement} of={source.id}>
                    <Turned turn={turns.get(statement.id)} />
                  </StatementRow>
                ))}
              </ol>
            ) : (
              <Empty title={after ? 'Nothing is older than this' : 'No statement is of this kind'}>
                <p>{after ? 'This is the end of the list.' : 'Take a filter back to see more.'}</p>
              </Empty>
            )}
            {last && next && (
              <Pager
                href={sourceHref(source.address, filter, next)}
                first={after && sourceHref(source.address, filter)}
              >
                Earlier, before {longDate(last.saidOn)}
              </Pager>
            )}
          </section>
        </div>
        <SourceAside source={source} outlets={counts.outlets}>
          <LatestChanges changes={latest} all={`/sources/${source.address}/history`} />
        </SourceAside>
      </div>
    </ReaderPage>
  )
}

function onRecord({ utterances, claims, firstSaid, lastSaid }: SourceView): string {
  const when = extentInWords(firstSaid, lastSaid)
  return `On record with ${counted(utterances, 'utterance')} on ${counted(claims, 'claim')}${when}.`
}
