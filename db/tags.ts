import { sql } from 'drizzle-orm'
import type { Transaction } from './connection'

/**
 * Tags of every reader page that shows one of these claims: their own, those of their sources and articles,
 * and the lists. Drafts have no page. Ask before and after a change that moves things.
 */
export async function tagsOfClaims(tx: Transaction, ids: number[]): Promise<string[]> {
  if (!ids.length) return []
  const rows = await tx.execute<{ tag: string | null }>(sql`
    with shown as (
      select id from claims where id in ${ids} and state <> 'draft'
    ), said as (
      select u.id, u.source_id, u.speaks_for_id from utterances u join shown on shown.id = u.claim_id
    )
    select 'claim:' || id as tag from shown
    union select 'source:' || source_id from said where source_id is not null
    union select 'source:' || speaks_for_id from said where speaks_for_id is not null
    union select unnest(array['article:' || v.article_id, 'publisher:' || r.publisher_id])
      from said join attestations a on a.utterance_id = said.id join article_versions v on v.id = a.version_id
        join articles r on r.id = v.article_id
    union select 'topic:' || ct.topic_id from claim_topics ct join shown on shown.id = ct.claim_id
    -- A linked claim shows this one's wording, and tells in its history of a link that was withdrawn.
    union select 'claim:' || case when l.from_id = shown.id then l.to_id else l.from_id end
      from claim_links l join shown on shown.id in (l.from_id, l.to_id)
    union select unnest(array['claims', 'sources', 'articles']) where exists (select from shown)`)
  return rows.flatMap((row) => row.tag ?? [])
}

/** Tags of every reader page that shows this article or its publisher, as evidence too. */
export async function tagsOfArticle(tx: Transaction, id: number): Promise<string[]> {
  const rows = await tx.execute<{ claim: number }>(sql`
    select distinct u.claim_id as claim
    from article_versions v join attestations a on a.version_id = v.id join utterances u on u.id = a.utterance_id
    where v.article_id = ${id} and a.public
    union select s.claim_id from evidence e join assessments s on s.id = e.assessment_id
    where e.article_id = ${id} and s.state = 'published'`)
  return tagsOfClaims(
    tx,
    rows.map((row) => row.claim),
  )
}
