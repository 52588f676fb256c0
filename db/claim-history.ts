import { sql, type SQL } from 'drizzle-orm'
import type { Change } from '../lib/record'
import { gathered } from '../lib/revision'
import { db } from './connection'
import { asked, tagsOf, told, toldColumns, type Asked, type ToldRow } from './told'

/** The latest changes of a claim that readers may see, of those asked for; also of what has moved to another claim. */
export async function claimChanges(claim: number, which: Asked, most: number): Promise<ToldRow[]> {
  const latest = (from: SQL) =>
    sql`(select r.id from ${from} and ${asked(which)} order by r.id desc limit ${most})`
  return db().execute<ToldRow>(sql`
    with latest as materialized (
      ${latest(sql`revisions r where r.claim_id = ${claim} and (r.shown is not null or r.object = 'anchors')`)}
      union ${latest(sql`revisions r where r.object = 'utterances' and r.before ->> 'claim_id' = ${String(claim)}
        and r.shown is not null and r.claim_id <> ${claim}`)}
      union ${latest(sql`utterances o join revisions r on r.object = 'attestations'
          and r.before ->> 'utterance_id' = o.id::text
        where o.claim_id = ${claim} and r.shown is not null and r.claim_id <> ${claim}`)}
      union ${latest(sql`claim_links l join revisions r on r.object = 'claim_links' and r.object_id = l.id
        where l.to_id = ${claim} and r.shown is not null`)}
      order by id desc limit ${most}
    )
    select ${toldColumns}, ${claim}::int as claim, p.name as outlet, v.number,
      case when t.public_passages > 0 then t.id end as at_id, t.title as at_words, t.id as of_article,
      -- What came before publication is nobody's business.
      r.id < coalesce((select min(d.id) from revisions d
        where d.object = 'claims' and d.object_id = ${claim} and d.shown = 'added'), 0)
      -- A link is told while the other claim is public too.
      or r.object = 'claim_links' and not exists (select from claims o where o.state = 'published' and o.id <> ${claim}
        and o.id in ((r.after ->> 'from_id')::int, (r.after ->> 'to_id')::int))
      or r.object = 'anchors' and (a.public is not true or r.id < coalesce((
        select min(d.id) from revisions d
        where d.object = 'attestations' and d.object_id = a.id and d.shown = 'added'), 0)) as concealed
    from latest join revisions r on r.id = latest.id
    left join anchors n on r.object = 'anchors' and n.id = r.object_id
    left join attestations a
      on a.id = case when r.object = 'attestations' then r.object_id else n.attestation_id end
    left join article_versions v on v.id = coalesce(n.version_id, case when r.object = 'attestations' then
      coalesce(a.version_id, (coalesce(r.after, r.before) ->> 'version_id')::int) end)
    left join articles t on t.id = v.article_id
    left join publishers p on p.id = t.publisher_id
    left join users u on u.id = r.actor_id
    order by r.id desc`)
}

/**
 * The latest 50 changes of a claim that readers may see, or that they saw by the end of a day, those of one kind on one
 * day as one; `tags` of those whose names they tell.
 */
export async function historyOf(claim: number, day?: string): Promise<{ changes: Change[]; tags: string[] }> {
  const rows = await claimChanges(claim, { day }, 50)
  return { changes: gathered(rows.flatMap((row) => told(row) ?? [])), tags: rows.flatMap(tagsOf) }
}
