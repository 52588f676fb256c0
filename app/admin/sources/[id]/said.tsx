import { Fragment } from 'react'
import { StanceMark } from '@/components/stance-mark'
import type { SaidLine } from '@/db/said-by'
import { longDate } from '@/lib/dates'
import type { Page } from '@/lib/record'

type Props = { id: number; page: Page<SaidLine>; here: string; after?: number }

/** Everything that a source said, drafts too; `here`: the page's own address. */
export function Said({ id, page, here, after }: Props) {
  return (
    <section className="admin" aria-labelledby="said">
      <h2 className="h-sec" id="said">
        What it said
      </h2>
      {page.lines.length === 0 && <p className="hint">Nothing on record.</p>}
      <ol className="named">
        {page.lines.map((line) => (
          <li key={line.id}>
            <a href={`/desk/claims/${line.claim.id}`}>{line.claim.wording}</a>{' '}
            {line.state !== 'published' && <span className="tag tag--dash">{line.state}</span>}
            <span className="sub">
              <StanceMark stance={line.stance} />{' '}
              {[
                line.saidOn ? longDate(line.saidOn) : 'day not known',
                line.capacity,
                line.source && line.source.id !== id && `said by ${line.source.name}`,
              ]
                .filter(Boolean)
                .join(', ')}
              {line.articles.slice(0, 2).map(({ id, name }) => (
                <Fragment key={id}>
                  , <a href={`/desk/articles/${id}`}>{name}</a>
                </Fragment>
              ))}
            </span>
          </li>
        ))}
      </ol>
      {(page.next || after) && (
        <nav className="pager pager--admin" aria-label="Pages of what it said">
          {after && (
            <a className="btn" href={`${here}#said`}>
              Back to the latest
            </a>
          )}
          {page.next && (
            <a className="btn" href={`${here}?after=${page.next}#said`}>
              Said earlier
            </a>
          )}
        </nav>
      )}
    </section>
  )
}
