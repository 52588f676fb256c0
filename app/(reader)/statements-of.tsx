import type { ReactNode } from 'react'
import type { Outline } from '@/db/outline'
import type { Hits } from '@/db/search'
import { longDate } from '@/lib/dates'
import { extentInWords } from '@/lib/extent'
import { counted } from '@/components/counted'
import { Empty } from '@/components/empty'
import { FeedLink } from '@/components/feed-link'
import { Pager } from '@/components/pager'
import { SourceLine } from '@/components/source-line'
import { StatementRow } from '@/components/statement-row'

type Props = {
  hits: Hits
  outline: Outline
  path: string
  feed?: string
  after?: string
  children?: ReactNode
}

/**
 * A list of statements, newest first, and beside it who said most of them; `children` stand there above. `feed` is the
 * address of its feed without the ending.
 */
export function StatementsOf({ hits, outline, path, feed, after, children }: Props) {
  const { lines, next } = hits
  const last = lines.at(-1)
  return (
    <div className="with-aside">
      <section aria-labelledby="statements">
        <div className="h-row">
          <h2 className="h-sec" id="statements">
            Statements
          </h2>
          <p className="meta">
            {after ? <a href={path}>From the newest</a> : 'Newest first'} {feed && <FeedLink at={feed} />}
          </p>
        </div>
        {last ? (
          <ol className="chron">
            {lines.map((statement) => (
              <StatementRow key={statement.id} statement={statement} />
            ))}
          </ol>
        ) : (
          <Empty title="Nothing is older than this">
            <p>
              This is the end of the list. <a href={path}>To the newest statements</a>
            </p>
          </Empty>
        )}
        {last && next && (
          <Pager href={`${path}?after=${encodeURIComponent(next)}`} first={after && path}>
            Earlier, before {longDate(last.saidOn)}
          </Pager>
        )}
      </section>
      <aside className="side" aria-label="About these statements">
        {children}
        <section aria-labelledby="most">
          <h2 className="h-small" id="most">
            Most on record here
          </h2>
          <ol className="rank">
            {outline.sources.map((source) => (
              <SourceLine key={source.id} source={source} />
            ))}
          </ol>
          <p className="meta rank__foot">
            Utterances{outline.partial && ', of the newest 5,000 here'}, each counted once however many
            outlets print it.
          </p>
        </section>
      </aside>
    </div>
  )
}

/** `On record with 12 utterances, from 3 May 2022 to 17 March 2023.` */
export function extentOf({ count, more }: Hits, { firstSaid, lastSaid }: Outline): string {
  const when = extentInWords(firstSaid, lastSaid)
  return `On record with ${more ? 'more than ' : ''}${counted(count, 'utterance')}${when}.`
}
