import { sql } from 'drizzle-orm'
import type { DeskArticle } from '../lib/desk-view'
import { readCursor } from '../lib/front'
import type { Actor } from '../lib/permissions'
import type { Page } from '../lib/record'
import { db } from './connection'
import { passagesOf } from './passages'
import { readingOf } from './suggestion-lines'
import { found, mayRead } from './write'

export type DeskArticleLine = {
  id: number
  title: string
  publisher: string | null
  publishedOn: string | null
  passages: number
  drafts: number
  /** Suggestions for the newest version that nobody has decided on. */
  suggestions: number
  by: string | null
  sample: boolean
}

/** Articles, the last brought in first; at most 50 a page. Errors: Forbidden. */
export async function deskArticles(
  actor: Actor,
  { after }: { after?: string } = {},
): Promise<Page<DeskArticleLine>> {
  mayRead(actor)
  const before = after ? readCursor(after)?.id : undefined
  const rows = await db().execute<DeskArticleLine>(sql`
    select r.id, r.title, p.name as publisher, r.published_on as "publishedOn", u.name as by, r.sample,
      told.passages, told.drafts, told.suggestions
    from articles r
    left join publishers p on p.id = r.publisher_id
    left join users u on u.id = r.created_by
    cross join lateral (
      select count(*)::int as passages, count(*) filter (where a.state = 'draft')::int as drafts,
        (select count(*)::int from suggestions s where s.state = 'open' and s.version_id =
          (select n.id from article_versions n where n.article_id = r.id order by n.number desc limit 1)) as suggestions
      from article_versions v join attestations a on a.version_id = v.id where v.article_id = r.id) as told
    ${before ? sql`where r.id < ${before}` : sql``}
    order by r.id desc limit 51`)
  const lines = rows.slice(0, 50)
  return { lines, next: rows.length > 50 ? `none_${lines.at(-1)!.id}` : null }
}

/** An article with its newest text, every passage of it, drafts too, and every suggestion. Errors: Forbidden, NotFound. */
export async function deskArticle(actor: Actor, id: number): Promise<DeskArticle> {
  mayRead(actor)
  const [row] = await db().execute<
    Omit<DeskArticle, 'text' | 'passages' | 'suggestions' | 'reading'> & {
      versionId: number
      number: number
      words: string
      recordedOn: string
      hash: string
    }
  >(sql`
    select r.id, r.version, r.title, p.name as publisher, r.byline, r.url, r.language,
      r.published_on as "publishedOn", r.sample, v.id as "versionId", v.number, coalesce(v.text, '') as words,
      v.hash, to_char(v.created_at at time zone 'UTC', 'YYYY-MM-DD') as "recordedOn"
    from articles r
    join article_versions v on v.article_id = r.id
    left join publishers p on p.id = r.publisher_id
    where r.id = ${id} order by v.number desc limit 1`)
  const { versionId, number, words, recordedOn, hash, ...article } = found(row, 'article')
  return {
    ...article,
    text: { versionId, number, words, recordedOn, hash },
    passages: await passagesOf(db(), article.id),
    ...(await readingOf(db(), versionId)),
  }
}
