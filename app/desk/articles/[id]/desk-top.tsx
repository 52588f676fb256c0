import { counted } from '@/components/counted'
import { weekdayDate, longDate, readEdtf } from '@/lib/dates'
import type { DeskArticle } from '@/lib/desk-view'
import { CoverageBar } from './coverage-bar'
import { DeskNotices } from './desk-notices'
import { isShown, keyOfSuggestion } from './items'
import type { Desk } from './use-desk'
import type { Work } from './use-work'
import { WorkMenu } from './work-menu'

/** The head of the desk: which article, how much of it is covered, what is saved, undo and publish. */
export function DeskTop({
  article,
  desk,
  work,
  onPublish,
}: {
  article: DeskArticle
  desk: Desk
  work: Work
  onPublish: () => void
}) {
  const { saved } = desk
  const unsaved = unsavedOf(desk)
  const isPublic = desk.passages.some(isShown)
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
    saved:
      saved.kind === 'saved' ? `Saved ${saved.at}${unsaved ? `, ${unsaved} kept on this device` : ''}` : '',
    offline: `Offline. ${unsaved} kept on this device`,
  }[saved.kind]
  return (
    <div className="dhead">
      <header className="dtop">
        <a className="word" href="/desk" aria-label="Onrecord desk, articles">
          On<i>record</i>
        </a>
        <div className="dtop__title">
          <h1>{article.title}</h1>
          <p className="meta">
            <span>{about.join(', ')}</span> <a href={`/desk/articles/${article.id}/details`}>Details</a>
            <a href={`/desk/articles/${article.id}/versions`}>Versions</a>
            <a href={`/desk/articles/${article.id}/comments`}>
              {article.comments > 0 ? counted(article.comments, 'comment') : 'Comments'}
            </a>
            {article.toRepair > 0 && (
              <a href={`/desk/articles/${article.id}/repair`}>{article.toRepair} to repair</a>
            )}
            {isPublic && <a href={`/articles/${article.id}`}>Public page</a>}
            {article.sample && <span className="tag">Sample</span>}
          </p>
        </div>
        <CoverageBar covered={desk.covered} />
        <p className={saved.kind === 'offline' ? 'saved saved--off' : 'saved'} role="status">
          {status && <i className="saved__dot" aria-hidden="true" />}
          <span>{status}</span>
        </p>
        <div className="btns">
          <WorkMenu work={work} />
          <button
            className="btn"
            type="button"
            disabled={!desk.undos}
            aria-disabled={desk.busy || undefined}
            onClick={() => void desk.undo()}
          >
            Undo <kbd>u</kbd>
          </button>
          <button className="btn btn--primary" type="button" onClick={onPublish}>
            Publish…
          </button>
        </div>
      </header>
      <DeskNotices article={article} desk={desk} work={work} />
    </div>
  )
}

/** How many statements stand on this device alone: changed forms, and decisions that wait for the server. */
export function unsavedOf({ kept, waiting }: Pick<Desk, 'kept' | 'waiting'>): number {
  return new Set([...Object.keys(kept), ...waiting.map(({ suggestion }) => keyOfSuggestion(suggestion))]).size
}
