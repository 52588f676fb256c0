import { useEffect, useRef, useState } from 'react'
import type { DeskArticle } from '@/lib/desk-view'
import type { Piece } from '@/lib/spans'
import { StatementForm } from './statement-form'
import type { Desk } from './use-desk'
import type { Picking } from './words-in-text'

type Props = {
  desk: Desk
  article: DeskArticle
  picking: Picking | null
  offered: Piece | null
  onPick: (as: Picking) => void
  onUse: (piece: Piece, as: Picking) => void
  onBegin: (piece: Piece) => void
  onStep: (by: 1 | -1) => void
  onPublish: (id: number) => void
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
  const { desk, article, picking, offered, onPick, onUse, onBegin, onStep, onPublish, onWithdraw } = props
  const { draft, passage, current, items, refusal, saved, restored } = desk
  const [full, setFull] = useState(false)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (panel.current) panel.current.scrollTop = 0
  }, [current])
  const at = items.findIndex((item) => item.key === current)
  const state = passage ? (passage.claim.state === 'withdrawn' ? 'withdrawn' : passage.state) : null
  const signIn = `/login?from=${encodeURIComponent(`/desk/articles/${article.id}`)}`
  return (
    <aside ref={panel} className="panel" aria-label="The passage in hand" data-full={full ? '' : undefined}>
      <form
        className="panel__form"
        onSubmit={(event) => {
          event.preventDefault()
          void desk.save()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void desk.save()
          if (event.key === 'Escape') document.getElementById('main')?.focus()
        }}
      >
        <div className="panel__head">
          <button className="grip" type="button" aria-expanded={full} onClick={() => setFull(!full)}>
            <span className="vh">Show the whole form</span>
          </button>
          <p className="panel__pos">
            <span className={state === 'published' ? 'tag' : 'tag tag--dash'}>
              {state
                ? { draft: 'Draft', published: 'Public', withdrawn: 'Withdrawn' }[state]
                : 'New statement'}
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
        </div>
        {restored > 0 && desk.told === '' && (
          <p className="note note--changed" role="status">
            <b>Your unsaved work is here again.</b>{' '}
            {restored === 1 ? 'One statement was' : `${restored} statements were`} kept on this device.
          </p>
        )}
        {saved.kind === 'offline' && (
          <p className="note note--error" role="alert">
            <b>The server cannot be reached.</b> What you typed is kept on this device. Try again in a moment.
          </p>
        )}
        {refusal && (
          <p className="note note--error" role="alert">
            <b>Nothing was saved and nothing is lost.</b> {refusal.message}{' '}
            {refusal.kind === 'forbidden' && <a href={signIn}>Sign in again</a>}
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
                New statement <kbd>n</kbd>
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
            <div className="act">
              <button className="btn btn--primary" aria-busy={saved.kind === 'saving'}>
                {draft.id ? 'Save changes' : 'Record'} <kbd>a</kbd>
              </button>
              <More desk={desk} onPublish={onPublish} onWithdraw={onWithdraw} />
            </div>
          </>
        ) : (
          <div className="empty">
            <h2 className="h-small">No passage in hand</h2>
            <p>
              Select the words that somebody said, by mouse, by touch, or with the arrow keys in the text. One
              form opens for them.
            </p>
          </div>
        )}
      </form>
    </aside>
  )
}

function More({ desk, onPublish, onWithdraw }: Pick<Props, 'desk' | 'onPublish' | 'onWithdraw'>) {
  const { passage, changed } = desk
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
      {passage && isDraft && !changed && button('Publish', () => onPublish(passage.id))}
      {passage && passage.attestations > 1 && !changed && button('Detach', () => void desk.detach())}
    </>
  )
}
