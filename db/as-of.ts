import { sql, type SQL } from 'drizzle-orm'
import { address } from '../lib/address'
import type { Change, ClaimView, UtteranceView } from '../lib/record'
import { db } from './connection'
import { historyOf } from './claim-history'
import type { Printed } from './printed'
import { articleThen, endOf, everOf, publisherThen, rowThen, type Day } from './row-then'
import { publicSince } from './shown-changes'
import { standingThen } from './standing'
import { utteranceViews, type Said } from './utterances'

/** A claim as readers saw it at the end of a day. `address` and `wordingNow` are those of today. */
export type ClaimThen = {
  id: number
  wording: string
  wordingNow: string
  address: string
  topics: ClaimView['topics']
  /** At most 500, those last said. */
  utterances: UtteranceView[]
  /** Of all of them, however many; the days are EDTF. */
  counted: Counted
  since: string | null
  history: Change[]
  sample: boolean
  tags: string[]
}

type Counted = { utterances: number; sources: number; firstSaid: string; lastSaid: string }

/** The published passages, as jsonb rows, that reported an utterance at the end of a day, and are public today. */
export const passagesThen = (utterance: SQL, day: Day): SQL => sql`
  select then_.row from (${everOf('attestations', 'utterance_id', utterance, day)}) as reporting
  join attestations today on today.id = reporting.id and today.public
  cross join lateral (select ${rowThen('attestations', sql`reporting.id`, day)} as row) as then_
  where then_.row ->> 'state' = 'published' and (then_.row ->> 'utterance_id')::int = ${utterance}`

/** A public claim as it was at the end of a day (yyyy-mm-dd, UTC); null where it was not public then, or is not now. */
export async function claimAsOf(id: number, day: string): Promise<ClaimThen | null> {
  const [claim] = await db().execute<{
    wording: string
    now: string
    since: string | null
    sample: boolean
  }>(sql`
    select old.row ->> 'wording' as wording, c.wording as now, ${publicSince(sql`c.id`)} as since, c.sample
    from claims c cross join lateral (select ${rowThen('claims', sql`c.id`, day)} as row) as old
    where c.id = ${id} and c.state = 'published' and old.row ->> 'state' = 'published'`)
  if (!claim) return null
  const said = await utterancesThen(id, day)
  if (!said) return null
  const { utterances, counted } = said
  const sources = utterances.flatMap(({ source, speaksFor }) => [source, ...(speaksFor ? [speaksFor] : [])])
  const articles = utterances.flatMap(({ passages }) => passages.map(({ article }) => article))
  const history = await historyOf(id, day)
  return {
    id,
    wording: claim.wording,
    wordingNow: claim.now,
    address: address(id, claim.now),
    topics: await topicsThen(id, day),
    ...{ utterances, counted },
    since: claim.since,
    history: history.changes,
    sample: claim.sample,
    tags: [
      ...new Set([
        ...sources.map((row) => `source:${row.id}`),
        ...articles.map((row) => `article:${row.id}`),
        ...history.tags,
      ]),
    ],
  }
}

/** Utterances of a claim that readers saw at the end of a day, and that were not withdrawn since, with their sources of then. */
const saidThen = (claim: number, day: Day): SQL => sql`
  select known.id, u.row as u, s.row as s
  from (
    -- Fenced: what was withdrawn or made since is left out before anybody asks what it was.
    select ever.id from (${everOf('utterances', 'claim_id', sql`${claim}::int`, day)}) as ever
    where not exists (select from utterances today
      where today.id = ever.id and (not today.public or today.created_at >= ${endOf(day)})) offset 0) as known
  cross join lateral (select ${rowThen('utterances', sql`known.id`, day)} as row) as u
  cross join lateral (select ${rowThen('sources', sql`(u.row ->> 'source_id')::int`, day)} as row) as s
  where (u.row ->> 'claim_id')::int = ${claim} and s.row is not null and u.row ->> 'said_on' is not null
    and exists (${passagesThen(sql`known.id`, day)})`

/** Of days (yyyy-mm-dd) on which a claim was public those of which anything that was said then can be told today. */
export async function daysTold(claim: number, days: string[]): Promise<string[]> {
  const rows = await db().execute<{ day: string }>(sql`
    select d.day from unnest(${`{${days.join(',')}}`}::text[]) with ordinality as d (day, place)
    -- Nothing was withdrawn here, nor has left for elsewhere.
    where not exists (select from revisions r
          where r.claim_id = ${claim} and r.object = 'attestations' and r.shown = 'withdrawn')
        and not exists (select from revisions r
          where r.object = 'utterances' and r.before ->> 'claim_id' = (${claim}::int)::text
            and (r.claim_id <> ${claim} or r.action = 'delete'))
        and not exists (select from utterances u join revisions r
            on r.object = 'attestations' and r.before ->> 'utterance_id' = u.id::text
          where u.claim_id = ${claim} and r.claim_id <> ${claim})
      or exists (${saidThen(claim, sql`d.day`)})
    order by d.place`)
  return rows.map(({ day }) => day)
}

/** What readers saw said at the end of a day; null where that was nothing. */
async function utterancesThen(
  claim: number,
  day: string,
): Promise<{ utterances: UtteranceView[]; counted: Counted } | null> {
  const said = await db().execute<Said & { counted: Counted }>(sql`
    with known as materialized (${saidThen(claim, day)}),
    -- Bounds that are equal are told apart by what is written, as of today.
    counted as (
      select json_build_object(
        'utterances', count(*), 'sources', count(distinct u ->> 'source_id'),
        'firstSaid', (array_agg(u ->> 'said_on' order by u ->> 'said_from', u ->> 'said_on' collate "C"))[1],
        'lastSaid', (array_agg(u ->> 'said_on' order by u ->> 'said_to' desc, u ->> 'said_on' collate "C" desc))[1]) as counted
      from known)
    select counted.counted, known.id, known.u ->> 'stance' as stance, known.u ->> 'capacity' as capacity, known.u ->> 'channel' as channel,
      known.u ->> 'said_on' as said_on, known.u ->> 'said_wording' as said_wording, known.u ->> 'said_basis' as said_basis,
      to_char((known.u ->> 'created_at')::timestamptz at time zone 'UTC', 'YYYY-MM-DD') as recorded_on,
      (known.s ->> 'id')::int as source_id, known.s ->> 'name' as source_name, known.s ->> 'kind' as source_kind,
      (f.row ->> 'id')::int as behind_id, f.row ->> 'name' as behind_name, f.row ->> 'kind' as behind_kind
    from counted cross join known
    cross join lateral (select ${rowThen('sources', sql`(known.u ->> 'speaks_for_id')::int`, day)} as row) as f
    order by known.u ->> 'said_to' desc, known.id desc limit 500`)
  if (!said.length) return null
  const ids = sql.join(
    said.map(({ id }) => sql`(${id}::int)`),
    sql`, `,
  )
  const printed = await db().execute<Printed & { utterance_id: number }>(sql`
    select o.id as utterance_id, a.id, p.row ->> 'kind' as kind, a.content,
      p.row -> 'cue' as cue, p.row -> 'mention' as mention, coalesce(p.row -> 'chain', '[]') as chain, v.id as version, v.number,
      (select max(n.number) from article_versions n where n.article_id = r.id and n.created_at < ${endOf(day)}) as newest,
      coalesce(r.rights, b.rights, (select text_rights from settings)) = 'excerpts' as excerpts, r.id as article,
      r.title, r.language, r.url,
      r.archive_url as archive, r.published_on, b.id as publisher_id, b.name as publisher,
      stands.state, stands.standing, stands.as_printed, stands.since, stands.since_on
    from (values ${ids}) as o (id)
    cross join lateral (${passagesThen(sql`o.id`, day)}) as p
    cross join lateral (select (p.row ->> 'id')::int as id, p.row -> 'content' as content) as a
    join article_versions v on v.id = (p.row ->> 'version_id')::int
    cross join lateral (${articleThen(sql`v.article_id`, day)}) as r
    left join lateral (${publisherThen(sql`r.publisher_id`, day)}) as b on true
    ${standingThen(day)}
    order by r.published_from, a.id limit 2000`)
  return { utterances: await utteranceViews(said, printed), counted: said[0]!.counted }
}

async function topicsThen(claim: number, day: string): Promise<ClaimView['topics']> {
  const rows = await db().execute<{ id: number; name: string }>(sql`
    with later as (
      select distinct on (topic) (coalesce(r.before, r.after) ->> 'topic_id')::int as topic, r.before is not null as had
      from revisions r where r.object = 'claim_topics' and r.object_id = ${claim} and r.at >= ${endOf(day)}
      order by topic, r.id
    ), had as (
      select topic from later where had
      union select topic_id from claim_topics where claim_id = ${claim} and topic_id not in (select topic from later)
    )
    select had.topic as id, t.row ->> 'name' as name
    from had cross join lateral (select ${rowThen('topics', sql`had.topic`, day)} as row) as t
    where t.row is not null order by lower(t.row ->> 'name')`)
  return rows.map(({ id, name }) => ({ id, name, address: address(id, name) }))
}
