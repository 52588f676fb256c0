import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { leadOn } from '@/app/lead-on'
import { tagPage } from '@/app/tag-page'
import { ChangeRow } from '@/components/change-row'
import { Empty } from '@/components/empty'
import { Pager } from '@/components/pager'
import { ReaderPage } from '@/components/reader-page'
import { historyPage, publicRow, type Historied } from '@/db/history'
import { numberOf } from '@/lib/address'
import { longDate } from '@/lib/dates'
import { leadToSurvivor } from './survivor'

type Props = { noun: Historied; slug: string; after?: string }

const named = {
  claims: {
    noun: 'claim',
    lede: 'Every change since this claim was published, newest first.',
    heading: 'h-page',
  },
  sources: {
    noun: 'source',
    lede: 'Every change of what is on record about this source since it was first public, newest first.',
    heading: 'h-page h-name',
  },
  articles: {
    noun: 'article',
    lede: 'Every change of this article and of its words on record, newest first.',
    heading: 'h-page',
  },
}

const read = cache(async (noun: Historied, slug: string) => {
  const id = numberOf(slug)
  if (!id) return null
  await tagPage(`${named[noun].noun}:${id}`)
  return publicRow(noun, id)
})

/** Title and canonical address of the history of a claim, source or article, or of a later page of it. */
export async function describe({ noun, slug, after }: Props): Promise<Metadata> {
  const row = await read(noun, slug)
  if (!row) return {}
  return {
    title: `History of: ${row.words}`,
    description: `Every change of this ${named[noun].noun} since it was published: what, when, by whom and why.`,
    alternates: { canonical: `/${noun}/${row.address}/history${after ? `?after=${after}` : ''}` },
  }
}

/** Every public change of a claim, source or article, newest first; `after` is the cursor of a later page. */
export async function HistoryPage({ noun, slug, after }: Props) {
  const row = await read(noun, slug)
  if (!row) await (noun === 'articles' ? leadToSurvivor(slug, '/history') : leadOn(noun, slug, '/history'))
  if (!row) notFound()
  const page = `/${noun}/${row.address}`
  const path = `${page}/history`
  if (slug !== row.address) permanentRedirect(after ? `${path}?after=${after}` : path)
  const { lines, next, tags, days } = await historyPage(noun, row.id, { after })
  await tagPage(...tags)
  const last = lines.at(-1)
  const { noun: one, lede, heading } = named[noun]
  return (
    <ReaderPage at={noun}>
      <header className="page-head">
        <p className="crumb">
          <a href={page}>
            {one.charAt(0).toUpperCase() + one.slice(1)} {row.id}
          </a>
          <span>History</span>
        </p>
        <h1 className={heading}>{row.words}</h1>
        <p className="lede">{lede}</p>
      </header>
      {last ? (
        <ol className="chron">
          {lines.map((change, at) => (
            <ChangeRow key={change.id} change={change}>
              {/* Once a day: it tells what all of the day's changes came to. */}
              {days.includes(change.on) && change.on !== lines[at - 1]?.on && (
                <p className="change__of">
                  <a href={`${page}?asOf=${change.on}`}>As known at the end of {longDate(change.on)}</a>
                </p>
              )}
            </ChangeRow>
          ))}
        </ol>
      ) : (
        <Empty title={emptyTitle(after, next)}>
          <p>
            <a href={page}>To the {one}</a>
          </p>
        </Empty>
      )}
      {next && (
        <Pager href={`${path}?after=${next}`} first={after && path}>
          Earlier{last && `, before ${longDate(last.on)}`}
        </Pager>
      )}
    </ReaderPage>
  )
}

function emptyTitle(after: string | undefined, next: string | null): string {
  if (next) return 'Nothing to show here; older changes follow'
  return after ? 'Nothing is older than this' : 'No change is on record'
}
