import type { LikeClaim } from '@/db/likeness'
import { longDate } from '@/lib/dates'
import type { Draft } from '@/lib/draft'

type Said = LikeClaim['utterances'][number]
export type Offer = { claim: LikeClaim; said: Said | null }

/** What on record looks the same as the form: a claim, and the utterance of the same source where there is one. */
export function offerOf(likes: LikeClaim[], draft: Draft): Offer | null {
  const offers = likes.map((claim): Offer => {
    const same = (said: Said) =>
      said.stance === draft.stance && (draft.source?.id ? said.sourceId === draft.source.id : said.here > 0)
    return { claim, said: claim.utterances.find(same) ?? null }
  })
  return offers.find((offer) => offer.said) ?? offers[0] ?? null
}

const times = (count: number) => (count === 1 ? 'twice' : `${count + 1} times`)

export const labelOf = ({ claim, said }: Offer): string =>
  [said?.source, said?.saidOn ? longDate(said.saidOn) : '', claim.wording].filter(Boolean).join(', ')

/** Offers to join the claim or the utterance that looks the same. */
export function JoinNote({
  offer,
  onJoin,
  onKeep,
}: {
  offer: Offer
  onJoin: () => void
  onKeep: () => void
}) {
  const { claim, said } = offer
  return (
    <div className="note note--join" role="status">
      {said ? (
        <p>
          <b>
            {said.source ?? 'Somebody'} said this{said.saidOn ? ` on ${longDate(said.saidOn)}` : ''}
            {said.here ? `; this article prints it ${times(said.here)}.` : ', and it is on record.'}
          </b>{' '}
          <q className="serif">{claim.wording}</q>
        </p>
      ) : (
        <p>
          <b>The same claim is on record:</b> {claim.id}, <q className="serif">{claim.wording}</q>
        </p>
      )}
      <p className="meta">
        {said
          ? 'Joined, these words report the same act of saying.'
          : claim.utterances.map((other) => `${other.source ?? 'Somebody'} ${other.stance}`).join('; ')}
      </p>
      <div className="btns">
        <button className="btn btn--small" id="join" type="button" onClick={onJoin}>
          Join it <kbd>s</kbd>
        </button>
        <button className="btn btn--small btn--quiet" type="button" onClick={onKeep}>
          {said ? 'Keep as another utterance' : 'Keep as a new claim'}
        </button>
      </div>
    </div>
  )
}
