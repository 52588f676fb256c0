import type { ReactNode } from 'react'
import { Moment } from '@/components/moment'
import { Sign } from '@/components/sign'
import type { AssessmentToReview, LinkToReview } from '@/db/review-drafts'
import { linkWord } from '@/lib/claim-link'

type Props = { id: string; title: string; children: ReactNode[] }

/** Drafts of one kind under their heading; nothing where none waits. */
function ToReview({ id, title, children }: Props) {
  if (!children.length) return null
  return (
    <section className="admin" aria-labelledby={id}>
      <h2 className="h-sec" id={id}>
        {title}
      </h2>
      <ol className="talk">{children}</ol>
    </section>
  )
}

/** Links that wait for a second person; they are decided at their claim. */
export function LinksToReview({ lines }: { lines: LinkToReview[] }) {
  return (
    <ToReview id="links-to-review" title="Links to review">
      {lines.map(({ id, kind, reason, from, to, by, at }) => (
        <li key={id} className="talk__one">
          <p className="st__claim">
            <a href={`/desk/claims/${from.id}#links`}>{from.wording}</a>
          </p>
          <p className="rel__type">
            <Sign name={kind} /> {linkWord(kind, true)}
          </p>
          <p className="st__claim">
            <a href={`/desk/claims/${to.id}#links`}>{to.wording}</a>
          </p>
          <p className="rel__why">
            <b>Why:</b> {reason}
          </p>
          <p className="meta">
            linked by {by ?? 'the program'}, <Moment at={at} />
          </p>
        </li>
      ))}
    </ToReview>
  )
}

/** Assessments that wait for a second person; they are read and decided at their claim. */
export function AssessmentsToReview({ lines }: { lines: AssessmentToReview[] }) {
  return (
    <ToReview id="assessments-to-review" title="Assessments to review">
      {lines.map(({ id, claim, rating, by, at }) => (
        <li key={id} className="talk__one">
          <p className="st__claim">
            <a href={`/desk/claims/${claim.id}#assessment`}>{claim.wording}</a>
          </p>
          <p className="meta">
            {rating}, by {by ?? 'the program'}, <Moment at={at} />
          </p>
        </li>
      ))}
    </ToReview>
  )
}
