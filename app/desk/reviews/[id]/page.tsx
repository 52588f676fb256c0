import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { Moment } from '@/components/moment'
import { PrintedWords } from '@/components/printed-words'
import { Saying } from '@/components/saying'
import { StanceMark } from '@/components/stance-mark'
import { reviewToRead, type Review, type ReviewPassage } from '@/db/review-desk'
import { longDate } from '@/lib/dates'
import { DecideForms, TakeBackForm } from './decide-forms'

export const metadata: Metadata = { title: 'A second person' }

export default async function ReviewPage({ params }: { params: Promise<{ id: string }> }) {
  const id = rowNumber((await params).id)
  const review = await ask(`/desk/reviews/${id}`, (actor) => reviewToRead(actor, id))
  const { wording, claim, topics, passages } = review
  return (
    <DeskPage at="reviews">
      <header className="page-head">
        <p className="crumb">
          <a href="/desk/reviews">Waits for you</a>
          <a href={`/desk/claims/${claim}`}>Claim {claim}</a>
        </p>
        <h1 className="h-page">{wording}</h1>
        <p className="btns">
          <span className={review.state === 'accepted' ? 'tag' : 'tag tag--dash'}>
            {review.state === 'taken-back' ? 'taken back' : review.state}
          </span>
          {topics.map((topic) => (
            <span key={topic} className="tag">
              {topic}
            </span>
          ))}
          <span className="meta">{standing(review)}</span>
        </p>
      </header>
      {review.answer && (
        <p className="note">
          <b>To be changed:</b> {review.answer}
        </p>
      )}
      <section aria-label="Passages">
        {passages.length === 0 && <p className="hint">None of its passages is left.</p>}
        {passages.map((passage) => (
          <Passage key={passage.id} passage={passage} />
        ))}
      </section>
      {(review.mayDecide || review.mayTakeBack) && (
        <section className="admin" aria-labelledby="decide">
          <h2 className="h-sec" id="decide">
            Your decision
          </h2>
          <p className="hint">To change a thing yourself, edit it in its article, then come back here.</p>
          {review.mayDecide && <DecideForms key={`${review.version} ${review.seen}`} review={review} />}
          {review.mayTakeBack && <TakeBackForm review={review} />}
        </section>
      )}
    </DeskPage>
  )
}

function standing({ by, at, state, decidedBy }: Review) {
  const who = state === 'accepted' || state === 'returned' ? decidedBy : by
  const did = { waiting: 'Asked', accepted: 'Accepted', returned: 'Returned', 'taken-back': 'Asked' }[state]
  return (
    <>
      {did} by {who ?? 'the program'}, <Moment at={at} />
    </>
  )
}

function Passage({ passage }: { passage: ReviewPassage }) {
  const { article, source, speaksFor, capacity, channel, saidOn, saidWording } = passage
  return (
    <article className="review__passage">
      <p className="st__who">
        <StanceMark stance={passage.stance} /> <b>{source ?? 'Nobody named yet'}</b>
        {(capacity || speaksFor || channel) && ', '}
        <Saying capacity={capacity} speaksFor={speaksFor} channel={channel} />
      </p>
      <p className="meta">
        {saidOn ? longDate(saidOn) : 'No day yet'}
        {saidWording && `, printed “${saidWording}”`}, {passage.kind}
        {passage.state !== 'draft' && `, ${passage.state}`}, recorded by {passage.by ?? 'the program'}
      </p>
      <PrintedWords {...passage} />
      <p className="meta">
        {passage.publisher ?? 'Publisher not known'},{' '}
        <a href={`/desk/articles/${article}`}>{passage.title}</a>
      </p>
    </article>
  )
}
