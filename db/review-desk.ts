import { sql } from 'drizzle-orm'
import { mayReview, type Actor } from '../lib/permissions'
import type {
  Page,
  Passage,
  QuoteKind,
  ReviewState,
  SourceKind,
  SourceRef,
  Selector,
  Stance,
  State,
} from '../lib/record'
import { db } from './connection'
import { inParagraphs, textsOf } from './printed'
import { draftsForOther } from './review-drafts'
import { lastChange } from './reviews'
import { sourceRef } from './source-lines'
import { found, mayRead } from './write'

export type ReviewLine = {
  id: number
  claim: number
  wording: string
  passages: number
  by: string | null
  /** ISO 8601, UTC. */
  at: string
  state: ReviewState
  answer: string | null
  decidedBy: string | null
}

const PAGE = 50
const line = sql`r.id, r.claim_id as claim, c.wording, cardinality(r.attestation_ids) as passages, u.name as by,
  to_json(coalesce(r.decided_at, r.created_at)) as at, r.state, r.answer, d.name as "decidedBy"`
const joined = sql`join claims c on c.id = r.claim_id left join users u on u.id = r.created_by
  left join users d on d.id = r.decided_by`
const own = (actor: Actor) => (actor.kind === 'user' ? actor.id : 0)

/** Waiting reviews `r` of claims `c` that this person may look at. */
const forOther = (
  me: number,
) => sql`r.state = 'waiting' and c.merged_into is null and r.created_by is distinct from ${me}
  and not exists (select from attestations a where a.id = any (r.attestation_ids) and a.created_by = ${me})`
/** Whether a review `r` came back and is a draft still, with nothing asked since. */
const cameBack = sql`r.state = 'returned'
  and exists (select from attestations a where a.id = any (r.attestation_ids) and a.state = 'draft')
  and not exists (select from reviews later where later.claim_id = r.claim_id and later.id > r.id)`
const lastAsked = (me: number) =>
  sql`select * from reviews where created_by = ${me} order by id desc limit 500`

/**
 * How much waits for this person: statements, links and assessments to review, where one is named, and what came back;
 * counted up to 100. Errors: Forbidden.
 */
export async function countForMe(actor: Actor): Promise<number> {
  mayRead(actor)
  const me = own(actor)
  const [row] = await db().execute<{ count: number }>(sql`
    select count(*)::int as count from (
      (select from reviews r join claims c on c.id = r.claim_id where ${forOther(me)} limit 100)
      union all ${draftsForOther(me)}
      union all (select from mentions where user_id = ${me} and seen_at is null limit 100)
      union all (select from (${lastAsked(me)}) as r where ${cameBack} limit 100)
      limit 100) as waits`)
  return row!.count
}

/** What waits for a second person and this one may look at, the longest waiting first; at most 50 a page. */
export async function reviewsFor(actor: Actor, after = 0): Promise<Page<ReviewLine>> {
  mayRead(actor)
  const me = own(actor)
  const rows = await db().execute<ReviewLine>(sql`
    select ${line} from reviews r ${joined}
    where ${forOther(me)} and r.id > ${after}
    order by r.id limit ${PAGE + 1}`)
  const lines = rows.slice(0, PAGE)
  return { lines, next: rows.length > PAGE ? String(lines.at(-1)!.id) : null }
}

/** What this person asked for: what waits, and what came back and is a draft still; at most 50, the newest first. */
export async function ownReviews(actor: Actor): Promise<ReviewLine[]> {
  mayRead(actor)
  const rows = await db().execute<ReviewLine>(sql`
    select ${line} from (${lastAsked(own(actor))}) as r ${joined}
    where r.state = 'waiting' or ${cameBack}
    order by r.id desc limit ${PAGE}`)
  return [...rows]
}

export type ReviewPassage = {
  id: number
  article: number
  title: string
  publisher: string | null
  language: string
  kind: QuoteKind
  state: State
  source: string | null
  capacity: string | null
  speaksFor: SourceRef | null
  stance: Stance
  saidOn: string | null
  saidWording: string | null
  channel: string | null
  by: string | null
} & Pick<Passage, 'text' | 'marks'>

/** One review with the passages as they stand now, at most 200. Errors: Forbidden, NotFound. */
export async function reviewToRead(actor: Actor, id: number) {
  mayRead(actor)
  const [row] = await db().execute<
    ReviewLine & {
      version: number
      claimState: State
      topics: string[]
      seen: string
      createdBy: number | null
    }
  >(sql`
    select ${line}, r.version, c.state as "claimState", r.created_by as "createdBy", ${lastChange}::text as seen,
      array(select t.name from claim_topics ct join topics t on t.id = ct.topic_id where ct.claim_id = c.id order by 1) as topics
    from reviews r ${joined} where r.id = ${id}`)
  const review = found(row, 'review')
  const rows = await db().execute<
    Omit<ReviewPassage, 'text' | 'marks' | 'speaksFor'> & {
      behind: number | null
      behindName: string
      behindKind: SourceKind
      madeBy: number | null
      version: number
      content: Selector[]
      cue: Selector[]
      mention: Selector[]
    }
  >(sql`
    select a.id, ar.id as article, ar.title, p.name as publisher, ar.language, a.kind, a.state, s.name as source,
      u.capacity, f.id as behind, f.name as "behindName", f.kind as "behindKind", u.stance, u.said_on as "saidOn", u.said_wording as "saidWording", u.channel,
      m.name as by, a.created_by as "madeBy", a.version_id as version, a.content, a.cue, a.mention
    from reviews r cross join lateral unnest(r.attestation_ids) as listed (id)
    join attestations a on a.id = listed.id join utterances u on u.id = a.utterance_id
    join article_versions v on v.id = a.version_id join articles ar on ar.id = v.article_id
    left join publishers p on p.id = ar.publisher_id left join sources s on s.id = u.source_id
    left join sources f on f.id = u.speaks_for_id left join users m on m.id = a.created_by
    where r.id = ${id} order by a.id limit 200`)
  const texts = await textsOf([...new Set(rows.map(({ version }) => version))])
  const makers = [review.createdBy, ...rows.map(({ madeBy }) => madeBy)]
  return {
    ...review,
    seen: Number(review.seen),
    mayDecide: review.state === 'waiting' && mayReview(actor, makers),
    mayTakeBack:
      review.state === 'waiting' &&
      actor.kind === 'user' &&
      (review.createdBy === actor.id || actor.role === 'admin'),
    passages: rows.map(
      ({
        content,
        cue,
        mention,
        madeBy: _,
        version,
        behind,
        behindName,
        behindKind,
        ...passage
      }): ReviewPassage => {
        // An editor has the text whole; readers are shown what its rights allow.
        const { text, marks } = inParagraphs(
          { content, cue, mention, excerpts: false },
          texts.get(version) ?? null,
        )
        const speaksFor = behind ? sourceRef(behind, behindName, behindKind) : null
        return { ...passage, speaksFor, text, marks }
      },
    ),
  }
}
export type Review = Awaited<ReturnType<typeof reviewToRead>>
