import { DeskPage } from '@/app/admin/desk-page'
import type { PendingArticle } from '@/lib/desk-view'
import { openAgain } from './arrival/actions'
import { Awaited } from './awaited'
import { PasteInstead } from './paste-instead'

/** The page of an article whose text is not here yet: it waits for the worker, or a reason says why there is none. */
export function Pending({ article }: { article: PendingArticle }) {
  const { id, title, url, file, problem, waits } = article
  const what = file ? 'file' : 'page'
  return (
    <DeskPage at="articles">
      <header className="page-head">
        <p className="crumb">
          <a href="/desk">Articles</a>
        </p>
        <h1 className="h-page arrival__title">{title}</h1>
        {url && (
          <p className="lede">
            <a href={url} rel="nofollow noopener noreferrer">
              {url}
            </a>
          </p>
        )}
      </header>
      {waits ? (
        <Awaited id={id} what={what} />
      ) : (
        <section className="arrival" aria-labelledby="failed">
          <div className="note note--error" role="alert">
            <b id="failed">This {what} could not be read.</b> {problem ?? 'Nothing came of it.'}
          </div>
          <p className="meta">
            The reason stays with the article. With its text pasted it can be annotated all the same.
          </p>
          <div className="btns">
            <PasteInstead id={id} />
            {url && (
              <form action={openAgain}>
                <input type="hidden" name="id" value={id} />
                <button className="btn">Open it again</button>
              </form>
            )}
            <a className="btn btn--quiet" href="/desk">
              Back to the articles
            </a>
          </div>
        </section>
      )}
    </DeskPage>
  )
}
