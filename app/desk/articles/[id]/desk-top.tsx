import { weekdayDate, longDate, readEdtf } from '@/lib/dates'
import type { DeskArticle } from '@/lib/desk-view'
import { isWithdrawn } from './items'
import type { Desk } from './use-desk'

/** The head of the desk: which article, how much of it is covered, what is saved, undo and publish. */
export function DeskTop({
  article,
  desk,
  onPublish,
}: {
  article: DeskArticle
  desk: Desk
  onPublish: () => void
}) {
  const { quotations, open, saved, kept } = desk
  const covered = quotations - open.length
  const unsaved = Object.keys(kept).length
  const isPublic = desk.passages.some((passage) => passage.state === 'published' && !isWithdrawn(passage))
  const date = article.publishedOn ? readEdtf(article.publishedOn) : null
  const day = date && (date.from === date.to ? weekdayDate(date.from) : longDate(date.edtf))
  const about = [
    article.publisher ?? 'Publisher not known',
    day ? `published ${day}` : 'day of publication not known',
    `version ${article.text.number}`,
  ]
  const status = {
    none: unsaved ? `${unsaved} kept on this device` : '',
    saving: 'Saving',
    saved: saved.kind === 'saved' ? `Saved ${saved.at}` : '',
    offline: `Offline. ${unsaved} kept on this device`,
  }[saved.kind]
  return (
    <header className="dtop">
      <a className="word" href="/desk" aria-label="Onrecord desk, articles">
        On<i>record</i>
      </a>
      <div className="dtop__title">
        <h1>{article.title}</h1>
        <p className="meta">
          {about.join(', ')} <a href={`/desk/articles/${article.id}/details`}>Details</a>
          {isPublic && <a href={`/articles/${article.id}`}>Public page</a>}
          {article.sample && <span className="tag">Sample</span>}
        </p>
      </div>
      <div className="cov">
        <p className="meta" id="coverage">
          <b className="num">
            {covered} of {quotations}
          </b>{' '}
          quotations covered, <span className="num">{open.length}</span> open
        </p>
        <div className="bar" role="img" aria-labelledby="coverage">
          <i style={{ width: `${quotations ? (covered / quotations) * 100 : 0}%` }} />
        </div>
      </div>
      <p className={saved.kind === 'offline' ? 'saved saved--off' : 'saved'} role="status">
        {status && <i className="saved__dot" aria-hidden="true" />}
        <span>{status}</span>
      </p>
      <div className="btns">
        <button className="btn" type="button" disabled={!desk.undos} onClick={() => void desk.undo()}>
          Undo <kbd>u</kbd>
        </button>
        <button className="btn btn--primary" type="button" onClick={onPublish}>
          Publish…
        </button>
      </div>
    </header>
  )
}
