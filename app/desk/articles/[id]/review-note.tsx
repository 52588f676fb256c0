import { Moment } from '@/components/moment'
import type { DeskPassage } from '@/lib/desk-view'

/** Of a draft that waits for a second person: who sent it when, who looks at it, and where. */
export function ReviewNote({ review }: { review: NonNullable<DeskPassage['review']> }) {
  return (
    <p className="note">
      <b>Waits for a second person.</b> Sent by {review.by ?? 'the program'}, <Moment at={review.at} />. An
      editor or admin who wrote none of it accepts or returns it.{' '}
      <a href={`/desk/reviews/${review.id}`}>What was sent</a>
    </p>
  )
}
