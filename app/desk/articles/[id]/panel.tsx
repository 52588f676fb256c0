import { useEffect, useRef, useState } from 'react'
import type { DeskArticle } from '@/lib/desk-view'
import { Sign } from '@/components/sign'
import type { Piece } from '@/lib/spans'
import { editClaim, focusOn } from './focus'
import { EarlierNote } from './earlier-note'
import { NothingInHand } from './nothing-in-hand'
import { ReviewNote } from './review-note'
import { StatementForm } from './statement-form'
import { SuggestionHead } from './suggestion-head'
import type { Desk } from './use-desk'
import type { Picking } from './words-in-text'

type Props = {
  desk: Desk
  article: DeskArticle
  picking: Picking | null
  offered: Piece | null
  onPick: (as: Picking) => void
  /** Accepts, records or saves what is in hand. */
  onSave: () => void
  onDismiss: () => void
  onUse: (piece: Piece, as: Picking) => void
  onBegin: (piece: Piece) => void
  onStep: (to: 1 | -1 | 'todo') => void
  onPublish: (id: number) => void
  onPublishAll: () => void
  onWithdraw: () => void
}

const uses: [Picking, string, string][] = [
  ['mention', 'Mention', 'm'],
  ['cue', 'Cue', 'q'],
  ['content', 'Content', 'c'],
  ['piece', 'One more piece', 'p'],
]

/** The passage in hand: where it stands, its form, and what can be done with it. On a phone a sheet. */
export function Panel(props: Props) {
  const { desk, article, picking, offered, onPick, onSave, onUse, onBegin, onStep } = props
  const { draft, passage, suggestion, current, items, refusal, saved, restored } = desk
  const [full, setFull] = useState(false)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (panel.current) panel.current.scrollTop = 0
  }, [current])
  const at = items.findIndex((item) => item.key === current)
  const waits = saved.kind === 'offline' && desk.waiting.some((one) => one.suggestion === suggestion?.id)
  const state = passage
    ? passage.claim.state === 'withdrawn'
      ? 'withdrawn'
      : passage.review
        ? 'waits'
        : passage.state
    : null
  const signIn = `/login?from=${encodeURIComponent(`/desk/articles/${article.id}`)}`
  return (
    <aside ref={panel} className="panel" aria-label="The passage in hand" data-full={full ? '' : undefined}>
      <form
        className="panel__form"
        onSubmit={(event) => {
          event.preventDefault()
          onSave()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            onSave()
          }
          if (event.key === 'Escape') focusOn('main')
        }}
      >
        <div className="panel__head">
          <button className="grip" type="button" aria-expanded={full} onClick={() => setFull(!full)}>
            <span className="vh">Show the whole form</span>
          </button>
          <p className="panel__pos">
            <span className={passage ? 'tag' : 'tag tag--dash'}>
              {suggestion && <Sign name="suggested" />}
              {state === 'waits' && <Sign name="waiting" />}
              {state
                ? { draft: 'Draft', waits: 'Waits', published: 'Public', withdrawn: 'Withdrawn' }[state]
                : suggestion
                  ? 'Suggestion'
                  : draft
                    ? 'New statement'
                    : at < 0
                      ? 'Nothing in hand'
                      : 'Not covered'}
            </span>
            <span className="meta num">{at >= 0 && `${at + 1} of ${items.length}`}</span>
            <span className="nav-s">
              <button className="btn btn--small btn--quiet" type="button" onClick={() => onStep(1)}>
                Next <kbd>j</kbd>
              </button>
              <button className="btn btn--small btn--quiet" type="button" onClick={() => onStep(-1)}>
                Back <kbd>k</kbd>
              </button>
            </span>
          </p>
          {passage?.review && <ReviewNote review={passage.review} />}
          {passage && <EarlierNote passage={passage} article={article.id} />}
          {suggestion && <SuggestionHead suggestion={suggestion} waits={waits} />}
        </div>
        {restored > 0 && desk.told === '' && (
          <p className="note note--changed" role="status">
            <b>Your unsaved work is here again.</b>{' '}
            {restored === 1 ? 'One statement was' : `${restored} statements were`} kept on this device.
          </p>
        )}
        {saved.kind === 'offline' && (
          <p className="note note--error" role="alert">
            <b>The server cannot be reached.</b> What you typed is kept on this device.{' '}
            {desk.waiting.length
              ? 'What you decided goes out by itself when the server is back.'
              : 'Try again in a moment.'}
          </p>
        )}
        {refusal && (
          <p className="note note--error" role="alert">
            <b>Nothing was saved and nothing is lost.</b> {refusal.message}{' '}
            {refusal.kind === 'forbidden' && <a href={signIn}>Sign in again</a>}
            {refusal.kind === 'conflict' && suggestion && <a href="">Load what is on record</a>}
          </p>
        )}
        {offered && (
          <div className="note note--join" role="group" aria-label="Use the chosen words">
            <p>
              <b>Use</b> <q className="serif">{desk.text.slice(offered.start, offered.end)}</q> <b>as</b>
            </p>
            <p className="btns">
              {uses.map(([as, name, key]) => (
                <button
                  key={as}
                  id={`use-${as}`}
                  className="btn btn--small"
                  type="button"
                  onClick={() => onUse(offered, as)}
                >
                  {name} <kbd>{key}</kbd>
                </button>
              ))}
              <button className="btn btn--small btn--quiet" type="button" onClick={() => onBegin(offered)}>
                New statement <kbd>b</kbd>
              </button>
            </p>
          </div>
        )}
        {draft ? (
          <>
            <StatementForm
              desk={desk}
              publishedOn={article.publishedOn}
              versionId={article.text.versionId}
              picking={picking}
              onPick={onPick}
            />
            {passage && (
              <p className="hint">
                <a href={`/desk/claims/${passage.claim.id}`}>Links and assessment</a> of the claim
              </p>
            )}
            <div className="act">
              <button className="btn btn--primary" aria-busy={desk.busy} disabled={waits}>
                {suggestion ? 'Accept' : draft.id ? 'Save changes' : 'Record'} <kbd>a</kbd>
              </button>
              {!suggestion ? <More {...props} /> : !waits && <Decide {...props} />}
            </div>
          </>
        ) : (
          <NothingInHand desk={desk} onNext={() => onStep('todo')} onPublish={props.onPublishAll} />
        )}
      </form>
    </aside>
  )
}

function Decide({ onDismiss }: Pick<Props, 'onDismiss'>) {
  return (
    <>
      <button className="btn" type="button" onClick={editClaim}>
        Edit <kbd>e</kbd>
      </button>
      <button className="btn" type="button" onClick={onDismiss}>
        Dismiss <kbd>x</kbd>
      </button>
    </>
  )
}

function More({
  desk,
  article,
  onPublish,
  onWithdraw,
}: Pick<Props, 'desk' | 'article' | 'onPublish' | 'onWithdraw'>) {
  const { passage, changed, differs } = desk
  const isDraft = passage?.state === 'draft'
  const button = (label: string, run: () => void, keyName?: string) => (
    <button className="btn" type="button" onClick={run}>
      {label} {keyName && <kbd>{keyName}</kbd>}
    </button>
  )
  return (
    <>
      {changed || !passage
        ? button('Discard', () => void desk.discard(), 'x')
        : isDraft
          ? button('Delete', () => void desk.discard(), 'x')
          : button(
              passage.state === 'published' && passage.claim.state === 'published'
                ? 'Withdraw…'
                : 'Put back…',
              onWithdraw,
            )}
      {passage &&
        isDraft &&
        !changed &&
        !(article.review && passage.review) &&
        button(article.review ? 'Send to a second person' : 'Publish', () => onPublish(passage.id))}
      {passage && passage.attestations > 1 && !differs && button('Detach', () => void desk.detach())}
    </>
  )
}
