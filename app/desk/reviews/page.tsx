import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { counted } from '@/components/counted'
import { Empty } from '@/components/empty'
import { Moment } from '@/components/moment'
import { unseenMentions } from '@/db/comments'
import { ownProposals } from '@/db/proposal-desk'
import { ownReviews, reviewsFor, type ReviewLine } from '@/db/review-desk'
import { assessmentsToReview, linksToReview } from '@/db/review-drafts'
import { numberOf } from '@/lib/address'
import { AssessmentsToReview, LinksToReview } from './drafts-to-review'
import { MentionRow } from './mention-row'
import { OwnProposals } from './own-proposals'

export const metadata: Metadata = { title: 'What waits for you' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function ReviewsPage({ searchParams }: Props) {
  const given = await searchParams
  const [after, links, assessments] = ['after', 'links', 'assessments'].map((name) =>
    given[name] === undefined ? undefined : numberOf(String(given[name])),
  )
  // A page cannot answer 400; an address that was never given out has no record.
  if (after === null || links === null || assessments === null) notFound()
  const paged = Boolean(after || links || assessments)
  const { forMe, linked, assessed, own, mentions, proposed } = await ask('/desk/reviews', async (actor) => ({
    forMe: await reviewsFor(actor, after),
    linked: await linksToReview(actor, links),
    assessed: await assessmentsToReview(actor, assessments),
    own: await ownReviews(actor),
    mentions: await unseenMentions(actor),
    proposed: await ownProposals(actor),
  }))
  const returned = own.filter(({ state }) => state === 'returned')
  const waiting = own.filter(({ state }) => state === 'waiting')
  const nothing = ![forMe.lines, linked.lines, assessed.lines, own, mentions, proposed].some(
    ({ length }) => length,
  )
  return (
    <DeskPage at="reviews">
      <header className="page-head">
        <h1 className="h-page">Waits for you</h1>
        <p className="lede">
          What a second person has to look at before it is public, what came back to you, and where somebody
          asks you.
        </p>
      </header>
      {nothing && !paged && (
        <Empty title="Nothing waits for you">
          <p>Here will be what others send to a second person, and comments that name you with @.</p>
        </Empty>
      )}
      {mentions.length > 0 && (
        <section className="admin admin--first" aria-labelledby="mentions">
          <h2 className="h-sec" id="mentions">
            You are named
          </h2>
          <ol className="talk">
            {mentions.map((line) => (
              <MentionRow key={line.id} line={line} />
            ))}
          </ol>
        </section>
      )}
      <Reviews id="returned" title="Came back to you" lines={returned} />
      <Reviews id="to-review" title="To review" lines={forMe.lines} />
      <Later of="to review" name="after" next={forMe.next} />
      <LinksToReview lines={linked.lines} />
      <Later of="links to review" name="links" next={linked.next} />
      <AssessmentsToReview lines={assessed.lines} />
      <Later of="assessments to review" name="assessments" next={assessed.next} />
      <Reviews id="waiting" title="Yours that wait for others" lines={waiting} />
      <OwnProposals lines={proposed} />
    </DeskPage>
  )
}

function Later({ of, name, next }: { of: string; name: string; next: string | null }) {
  if (!next) return null
  return (
    <nav className="pager pager--admin" aria-label={`Pages of ${of}`}>
      <a className="btn" href={`/desk/reviews?${name}=${next}`}>
        Asked later
      </a>
    </nav>
  )
}

function Reviews({ id, title, lines }: { id: string; title: string; lines: ReviewLine[] }) {
  if (!lines.length) return null
  return (
    <section className="admin" aria-labelledby={id}>
      <h2 className="h-sec" id={id}>
        {title}
      </h2>
      <ol className="talk">
        {lines.map((line) => (
          <li key={line.id} className="talk__one">
            <p className="st__claim">
              <a href={`/desk/reviews/${line.id}`}>{line.wording}</a>
            </p>
            <p className="meta">
              {counted(line.passages, 'passage')},{' '}
              {line.state === 'returned'
                ? `returned by ${line.decidedBy ?? 'the program'}`
                : `asked by ${line.by ?? 'the program'}`}
              , <Moment at={line.at} />
            </p>
            {line.answer && <p className="talk__body">{line.answer}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
