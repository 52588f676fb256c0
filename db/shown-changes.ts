import { sql, type SQL } from 'drizzle-orm'

/** When a claim was first published. */
const firstPublished = (claim: SQL): SQL => sql`(
  select d.at from revisions d where d.object = 'claims' and d.object_id = ${claim} and d.shown = 'added'
  order by d.id limit 1)`

/** The day (yyyy-mm-dd) of that. */
export const publicSince = (claim: SQL) =>
  sql<string | null>`to_char(${firstPublished(claim)} at time zone 'UTC', 'YYYY-MM-DD')`

/** The changes (id, at) of links of a claim, to it and from it, that readers may see: both claims are public, and were by `at`. */
const linkChanges = (claim: SQL): SQL => sql`
  select linked.id, greatest(linked.at, ${firstPublished(sql`o.id`)}, ${firstPublished(claim)}) as at
  from (
    -- Fenced and bounded, so that each is looked up by its claim and its number, however few links there are.
    select r.id, r.at, (r.after ->> 'to_id')::integer as other
    from (select * from revisions where claim_id = ${claim} and shown is not null offset 0) as r
    where r.object = 'claim_links'
    union all
    select r.id, r.at, l.from_id from claim_links l
    cross join lateral (
      select id, at from revisions
      where object = 'claim_links' and object_id = l.id and shown is not null limit 100) as r
    where l.to_id = ${claim}
  ) as linked
  join claims o on o.id = linked.other and o.state = 'published'`

// Fenced, as a way in the order of time would read the revisions of all.
const movedAway = (claim: SQL): SQL => sql`(
  select * from revisions
  where object = 'utterances' and before ->> 'claim_id' = (${claim})::text and shown is not null offset 0) as r`

/** The latest `most` changes (id, at, and the state of the claim where it changed) of a claim that readers may see. */
export const shownChanges = (claim: SQL, most: number): SQL => sql`
  (select r.id, r.at, case when r.object = 'claims' then r.after ->> 'state' end as state
   from revisions r where r.claim_id = ${claim} and r.shown is not null and r.object <> 'claim_links'
     and r.at >= ${firstPublished(claim)}
   order by r.id desc limit ${most})
  union all (select r.id, r.at, null from ${movedAway(claim)} where r.claim_id <> ${claim} order by r.id desc limit ${most})
  union all (select id, at, null from (${linkChanges(claim)}) as shown order by id desc limit ${most})`

/** When readers last saw a claim change; null where they never did. */
export const lastShown = (claim: SQL): SQL => sql`greatest(
  (select max(r.at) from (select at from revisions
     where claim_id = ${claim} and shown is not null and object <> 'claim_links' offset 0) as r),
  (select max(r.at) from ${movedAway(claim)}),
  (select max(at) from (${linkChanges(claim)}) as shown))`
