import { sql } from 'drizzle-orm'
import type { Actor } from '../lib/permissions'
import type { PendingArticle } from '../lib/desk-view'
import { db } from './connection'
import { found, mayRead } from './write'

/**
 * How far an article has come whose page or file is still to be read, or could not be. Errors: Forbidden, NotFound.
 */
export async function pendingArticle(actor: Actor, id: number): Promise<PendingArticle> {
  mayRead(actor)
  const [row] = await db().execute<PendingArticle>(sql`
    select r.id, r.title, r.url, r.problem, r.joined_into as "joinedInto", r.byline, r.published_on as "publishedOn",
      p.name as publisher, c.name as file,
      exists (select from article_versions v where v.article_id = r.id) as read,
      exists (select from captures w where w.article_id = r.id and w.state = 'waiting') as waits
    from articles r left join publishers p on p.id = r.publisher_id
    left join lateral (select name from captures where article_id = r.id order by id desc limit 1) c on true
    where r.id = ${id}`)
  return found(row, 'article')
}
