import { sql } from 'drizzle-orm'
import type { DeskArticle } from '../lib/desk-view'
import type { Actor } from '../lib/permissions'
import { db } from './connection'
import { passagesOf } from './passages'
import { readingOf } from './suggestion-lines'
import { waitsForReview } from './reviewing'
import { twinOf, workOf } from './work'
import { found, mayRead } from './write'

/** An article with its newest text, every passage of it, drafts too, and every suggestion. Errors: Forbidden, NotFound. */
export async function deskArticle(actor: Actor, id: number): Promise<DeskArticle> {
  mayRead(actor)
  const [row] = await db().execute<
    Omit<DeskArticle, 'text' | 'passages' | 'suggestions' | 'reading' | 'review'> & {
      versionId: number
      number: number
      words: string
      recordedOn: string
      hash: string
    }
  >(sql`
    select r.id, r.version, r.title, p.name as publisher, r.byline, r.url, r.language,
      r.published_on as "publishedOn", r.sample, r.to_repair as "toRepair", ${workOf} as work, ${twinOf} as twin,
      r.joined_into as "joinedInto", v.id as "versionId", v.number, coalesce(v.text, '') as words, v.hash,
      (select count(*)::int from (
        select from comments c where c.article_id = r.id and not c.settled limit 1000) as open) as comments,
      to_char(v.created_at at time zone 'UTC', 'YYYY-MM-DD') as "recordedOn"
    from articles r
    join article_versions v on v.article_id = r.id
    left join publishers p on p.id = r.publisher_id
    where r.id = ${id} order by v.number desc limit 1`)
  const { versionId, number, words, recordedOn, hash, ...article } = found(row, 'article')
  return {
    ...article,
    review: await waitsForReview(db(), actor),
    text: { versionId, number, words, recordedOn, hash },
    passages: await passagesOf(db(), article.id),
    ...(await readingOf(db(), versionId)),
  }
}
