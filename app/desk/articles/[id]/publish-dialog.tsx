import { useEffect, useRef } from 'react'
import { counted } from '@/components/counted'
import { Checks, checksOf } from './checks'
import { Dialog } from './dialog'
import type { Desk } from './use-desk'

/** Publishes all drafts of the article together, or sends them to a second person, once nothing is missing. */
export function PublishDialog({
  desk,
  review,
  onPublish,
  onClose,
}: {
  desk: Desk
  /** Whether a second person looks at them first. */
  review: boolean
  onPublish: () => void
  onClose: () => void
}) {
  // What waits already is not sent again; who publishes at once has looked at it.
  const waiting = review ? desk.passages.filter((passage) => passage.review).length : 0
  const { drafts, sourceless, dayless } = checksOf(
    desk.passages.filter((passage) => !review || !passage.review),
  )
  const missing = new Set([...sourceless, ...dayless].map(({ id }) => id)).size
  const claims = new Set(drafts.map(({ claim }) => claim.id)).size
  const undecided = desk.offers.shown.length + desk.offers.hidden
  const primary = useRef<HTMLButtonElement>(null)
  useEffect(() => primary.current?.focus(), [])
  return (
    <Dialog title="Publish this article" className="pubd" onClose={onClose}>
      <p className="cf-lede">
        {drafts.length
          ? `${counted(drafts.length, 'passage')} ${drafts.length === 1 ? 'becomes' : 'become'} public, on ${counted(claims, 'claim')}${review ? ', once a second person has accepted' : ''}.`
          : waiting
            ? 'There is nothing to send.'
            : 'There is nothing to publish: no passage of this article is a draft.'}
        {waiting > 0 &&
          ` ${counted(waiting, 'passage')} ${waiting === 1 ? 'waits' : 'wait'} for a second person already.`}
        {undecided > 0 && ' Suggestions stay in the desk.'}
      </p>
      <div className="checks checks--dialog">
        <Checks
          desk={desk}
          onShow={(key) => {
            onClose()
            desk.show(key)
          }}
        />
      </div>
      {desk.refusal && (
        <p className="note note--error" role="alert">
          {desk.refusal.message}
        </p>
      )}
      <p className="btns">
        <button
          ref={primary}
          className="btn btn--primary"
          type="button"
          disabled={!drafts.length || missing > 0 || desk.busy}
          aria-describedby="publish-why"
          onClick={onPublish}
        >
          {review ? 'Send' : 'Publish'} {counted(drafts.length, 'passage')}
          {review && ' to a second person'}
        </button>
        <button className="btn" type="button" onClick={onClose}>
          Back to the text
        </button>
        <span className="hint" id="publish-why">
          {missing > 0 && `${counted(missing, 'passage')} to complete first`}
        </span>
      </p>
    </Dialog>
  )
}
