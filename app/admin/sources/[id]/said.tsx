import { StanceMark } from '@/components/stance-mark'
import type { SaidLine } from '@/db/source-said'
import { longDate } from '@/lib/dates'
import type { Page } from '@/lib/record'

/** Everything that a source said, drafts too; `here`: the page's own address. */
export function Said({ page, here, after }: { page: Page<SaidLine>; here: string; after?: number }) {
  return (
    <section className="admin" aria-labelledby="said">
      <h2 className="h-sec" id="said">
        What it said
      </h2>
      {page.lines.length === 0 && <p className="hint">Nothing on record.</p>}
      <ol className="named">
        {page.lines.map((line) => (
          <li key={line.id}>
            <a href={`/desk/claims/${line.claimId}`}>{line.wording}</a>{' '}
            {line.state !== 'published' && <span className="tag tag--dash">{line.state}</span>}
            <span className="sub">
              <StanceMark stance={line.stance} />{' '}
              {[
                line.saidOn ? longDate(line.saidOn) : 'day not known',
                line.capacity,
                line.by && `said by ${line.by}`,
              ]
                .filter(Boolean)
                .join(', ')}
              {line.articleId && (
                <>
                  , <a href={`/desk/articles/${line.articleId}`}>in an article</a>
                </>
              )}
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
