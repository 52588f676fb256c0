import { StanceMark } from '@/components/stance-mark'
import type { Decision } from '@/lib/repair-view'
import { decideByForm } from './actions'
import { Compared, Verdict } from './compared'
import type { RepairState } from './use-repair'

type Props = { desk: RepairState; onSelect: () => void; onTake: () => void }

/** The passage in hand: whose words, what became of them, and the decisions, each a plain form too. */
export function ItemInHand({ desk, onSelect, onTake }: Props) {
  const { item, items, repair, refusal, offered, selecting } = desk
  if (!item) return null
  const at = items.indexOf(item)
  const button = (as: Decision, label: string, key: string, className = 'btn') => (
    <form
      action={decideByForm}
      onSubmit={(event) => {
        event.preventDefault()
        desk.decide(as)
      }}
    >
      <input type="hidden" name="article" value={repair.id} />
      <input type="hidden" name="id" value={item.id} />
      <input type="hidden" name="version" value={item.version} />
      <input type="hidden" name="as" value={as} />
      <button className={className} aria-busy={desk.sending}>
        {label} {key && <kbd>{key}</kbd>}
      </button>
    </form>
  )
  return (
    <section className="repair" aria-label="The passage in hand">
      <p className="repair__who">
        <span className="meta num">
          {at + 1} of {items.length}
        </span>
        <StanceMark stance={item.stance} /> <b>{item.source ?? 'No source yet'}</b>
        <span className="tag">
          {{ draft: 'Draft', published: 'Public', withdrawn: 'Withdrawn' }[item.public]}
        </span>
      </p>
      <p className="repair__claim">{item.claim}</p>
      <Verdict item={item} />
      {refusal && (
        <p className="note note--error" role="alert">
          <b>{refusal.kind === 'conflict' ? 'This changed meanwhile.' : 'Nothing was decided.'}</b>{' '}
          {refusal.message}
        </p>
      )}
      <Compared item={item} repair={repair} />
      {selecting && !offered && (
        <p className="note" role="status">
          Select the words in the text below, by mouse or with the arrow keys; Enter takes them, Escape
          leaves.
        </p>
      )}
      {offered && (
        <div className="note note--join" role="group" aria-label="Use the chosen words">
          <p>
            The passage is now <q className="serif">{repair.text.words.slice(offered.start, offered.end)}</q>?
          </p>
          <p className="btns">
            <button className="btn btn--small btn--primary" type="button" onClick={onTake}>
              Take these words <kbd>s</kbd>
            </button>
          </p>
        </div>
      )}
      <div className="btns repair__act">
        {item.place.length > 0 &&
          item.state !== 'accepted' &&
          item.state !== 'selected' &&
          button('accept', 'Accept', 'a', 'btn btn--primary')}
        <button className="btn repair__js" type="button" aria-pressed={selecting} onClick={onSelect}>
          Select anew <kbd>s</kbd>
        </button>
        {item.state !== 'gone' && button('gone', 'No longer in the article', 'x')}
        {item.state !== 'open' && button('reopen', 'Open again', '')}
      </div>
      <h2 className="h-small repair__text-h">The text of version {repair.text.number}</h2>
    </section>
  )
}
