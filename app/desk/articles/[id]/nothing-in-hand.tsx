import { verbOf } from './items'
import type { Desk } from './use-desk'

type Props = { desk: Desk; onNext: () => void; onPublish: () => void }

/** What to do where no form is open: take the words of a cue, decide, publish, or select words. */
export function NothingInHand({ desk, onNext, onPublish }: Props) {
  const { current, text, offers, items, passages } = desk
  const verb = current ? verbOf(current) : null
  const left = offers.shown.length
  const drafts = passages.filter(({ state }) => state === 'draft').length
  const next = items.some(({ key, todo }) => todo && key !== current)
  return (
    <div className="empty">
      <h2 className="h-small">
        {verb
          ? `What “${text.slice(verb.start, verb.end)}” reports is not on record`
          : left
            ? `${left} ${left === 1 ? 'suggestion waits' : 'suggestions wait'} for your decision`
            : drafts
              ? 'No suggestion is left'
              : 'No passage in hand'}
      </h2>
      <p>
        {verb
          ? 'Its sentence is chosen in the text: Shift with the arrows moves its end, comma and full stop move its beginning, Enter takes the words. Or select them by mouse or by touch.'
          : 'Select the words that somebody said, by mouse, by touch, or with the arrow keys in the text. One form opens for them.'}
      </p>
      <p className="btns">
        {next && (
          <button className="btn" type="button" onClick={onNext}>
            {left ? 'Next suggestion' : 'Next open'} <kbd>n</kbd>
          </button>
        )}
        {!verb && !left && drafts > 0 && (
          <button className="btn" type="button" onClick={onPublish}>
            Publish… <kbd>p</kbd>
          </button>
        )}
      </p>
    </div>
  )
}
