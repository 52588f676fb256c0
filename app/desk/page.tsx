import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { counted, numeral } from '@/components/counted'
import { Empty } from '@/components/empty'
import { SampleTag } from '@/components/sample-tag'
import { deskArticles, type DeskArticleLine } from '@/db/desk'
import { longDate } from '@/lib/dates'
import { readCursor } from '@/lib/front'

export const metadata: Metadata = { title: 'Articles at the desk' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ArticlesPage({ searchParams }: Props) {
  const { after } = await searchParams
  const from = after === undefined ? undefined : String(after)
  // A page cannot answer 400; an address that was never given out has no record.
  if (from !== undefined && !readCursor(from)) notFound()
  const { lines, next } = await ask('/desk', (actor) => deskArticles(actor, { after: from }))
  return (
    <DeskPage at="articles">
      <header className="inbox-head inbox-head--plain">
        <div>
          <h1 className="h-page">Articles</h1>
          <p className="meta">The last brought in stands first. Nothing is public until you publish it.</p>
        </div>
        <a className="btn btn--primary" href="/desk/import">
          Bring in an article
        </a>
      </header>
      {lines.length > 0 ? (
        <ArticleTable lines={lines} />
      ) : (
        <Empty title={from ? 'This is the end of the list' : 'No articles yet'}>
          {from ? (
            <p>
              <a href="/desk">Back to the newest</a>
            </p>
          ) : (
            <p>
              Here will be every article whose words you put on record.{' '}
              <a href="/desk/import">Bring in the first one</a>: paste its text or choose a file.
            </p>
          )}
        </Empty>
      )}
      {lines.length > 0 && (next || from) && (
        <nav className="pager pager--admin" aria-label="Pages">
          {from && (
            <a className="btn" href="/desk">
              Back to the newest
            </a>
          )}
          {next && (
            <a className="btn" href={`/desk?after=${encodeURIComponent(next)}`}>
              Brought in earlier
            </a>
          )}
        </nav>
      )}
    </DeskPage>
  )
}

// Laid out as blocks on a phone, a table keeps its meaning by roles only.
function ArticleTable({ lines }: { lines: DeskArticleLine[] }) {
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label="Articles, table that scrolls sideways">
      <table className="tbl inbox" role="table">
        <thead role="rowgroup">
          <tr role="row">
            {['Published on', 'Article', 'Passages', 'Suggested', 'Brought in by', 'State'].map((name) => (
              <th
                key={name}
                role="columnheader"
                scope="col"
                className={name === 'Suggested' ? 'r' : undefined}
              >
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {lines.map((article) => (
            <tr key={article.id} role="row">
              <td role="cell">{article.publishedOn ? longDate(article.publishedOn) : 'Day not known'}</td>
              <th role="rowheader" scope="row">
                <a href={`/desk/articles/${article.id}`}>{article.title}</a>
                <span>{article.publisher ?? 'Publisher not known'}</span>
              </th>
              <td role="cell">
                <span className="num">
                  {counted(article.passages, 'passage')}
                  {article.drafts > 0 && `, ${counted(article.drafts, 'draft')}`}
                </span>
              </td>
              <td role="cell" className="r inbox__sug">
                {numeral(article.suggestions)}
              </td>
              <td role="cell">{article.by ?? 'the program'}</td>
              <td role="cell">
                <State article={article} /> {article.sample && <SampleTag />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function State({ article }: { article: DeskArticleLine }) {
  if (article.drafts > 0) return <span className="tag tag--dash">{counted(article.drafts, 'draft')}</span>
  return <span className="tag">{article.passages > 0 ? 'On record' : 'New'}</span>
}
