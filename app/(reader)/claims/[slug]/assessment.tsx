import { Sign } from '@/components/sign'
import { paragraphsOf, placeInWords, type AssessmentView, type EvidenceView } from '@/lib/assessment'
import { longDate } from '@/lib/dates'
import type { EvidenceSide } from '@/lib/record'

/** What an editor judged of the claim, set apart from what was said. */
export function Assessment({ assessment }: { assessment: AssessmentView | null }) {
  if (!assessment) return null
  const { rating, reasons, assessedOn, by, evidence } = assessment
  return (
    <section className="row" aria-labelledby="assessment">
      <div className="row__margin" />
      <div className="row__body apart">
        <h2 className="h-sec" id="assessment">
          Assessment
        </h2>
        <div className="judged">
          <p className="judged__apart">An editor’s judgement, no part of the record of speech.</p>
          <p className="judged__rating">{rating}</p>
          <p className="meta">{placeInWords(assessment)}.</p>
          {paragraphsOf(reasons).map((paragraph, at) => (
            <p key={at} className="judged__reason">
              {paragraph}
            </p>
          ))}
          <Evidence side="for" all={evidence} />
          <Evidence side="against" all={evidence} />
          <p className="judged__by meta">
            Assessed on <time dateTime={assessedOn}>{longDate(assessedOn)}</time>
            {by && ` by ${by}`}.
          </p>
        </div>
      </div>
    </section>
  )
}

function Evidence({ side, all }: { side: EvidenceSide; all: EvidenceView[] }) {
  const cited = all.filter((one) => one.side === side)
  if (!cited.length) return null
  return (
    <>
      <h3 className="h-small">Evidence {side} the claim</h3>
      <ul className="judged__evidence">
        {cited.map(({ id, title, href, outside, publisher, note }) => (
          <li key={id}>
            {href ? (
              <a href={href} rel={outside ? 'nofollow noopener' : undefined}>
                {title}
                {outside && (
                  <>
                    {' '}
                    <Sign name="outlet" />
                  </>
                )}
              </a>
            ) : (
              title
            )}
            {publisher && <span className="meta">, {publisher}</span>}
            {note && <p className="judged__note">{note}</p>}
          </li>
        ))}
      </ul>
    </>
  )
}
