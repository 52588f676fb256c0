import { and, desc, eq, sql } from 'drizzle-orm'
import type { ArticleEdition, ClaimEdition, StatementEdition } from '../lib/edition'
import { NotFound } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import { db } from './connection'
import { passage } from './passages'
import { attestations, claims } from './schema'
import { articles, articleVersions } from './schema-articles'
import { found, mayRead } from './write'

/** An article with its newest text. Errors: Forbidden, NotFound. */
export async function articleEdition(actor: Actor, id: number): Promise<ArticleEdition> {
  mayRead(actor)
  const [row] = await db().execute<ArticleEdition>(sql`
    select r.id, r.title, p.name as publisher, r.byline as author, r.url as address, r.language, r.published_on as date,
      r.version, (
        select json_build_object('version', v.number, 'words', v.text, 'length', v.length, 'hash', v.hash)
        from article_versions v where v.article_id = r.id order by v.number desc limit 1) as text
    from articles r left join publishers p on p.id = r.publisher_id where r.id = ${id}`)
  return found(row, 'article')
}

/** A claim in any state. Errors: Forbidden, NotFound. */
export async function claimEdition(actor: Actor, id: number): Promise<ClaimEdition> {
  mayRead(actor)
  const [row] = await db()
    .select({ id: claims.id, wording: claims.wording, state: claims.state, version: claims.version })
    .from(claims)
    .where(eq(claims.id, id))
  return found(row, 'claim')
}

/** An attestation in any state, where its words stand now. Errors: Forbidden, NotFound. */
export async function statementEdition(actor: Actor, id: number): Promise<StatementEdition> {
  mayRead(actor)
  const { versionId, ...row } = found((await passage(db(), id)) ?? undefined, 'attestation')
  const [version] = await db()
    .select({ article: articleVersions.articleId, textVersion: articleVersions.number })
    .from(articleVersions)
    .where(eq(articleVersions.id, versionId))
  return { ...row, ...found(version, 'version of an article') }
}

/** The spans of an attestation in the version of its article in which it was recorded. Errors: Forbidden, NotFound. */
export async function spansRecorded(actor: Actor, id: number) {
  mayRead(actor)
  const { versionId, content, cue, mention } = attestations
  const [row] = await db()
    .select({ versionId, content, cue, mention })
    .from(attestations)
    .where(eq(attestations.id, id))
  return found(row, 'attestation')
}

/** The words of an article in the wording of this number, or the newest; null where they are not held. Errors: Forbidden, NotFound. */
export async function wordsOfArticle(
  actor: Actor,
  { article, textVersion }: { article: number; textVersion?: number },
): Promise<{ versionId: number; text: string | null }> {
  mayRead(actor)
  const wanted = textVersion === undefined ? undefined : eq(articleVersions.number, textVersion)
  const [row] = await db()
    .select({ versionId: articleVersions.id, text: articleVersions.text })
    .from(articleVersions)
    .where(and(eq(articleVersions.articleId, article), wanted))
    .orderBy(desc(articleVersions.number))
    .limit(1)
  if (row) return row
  const [known] = await db().select({ id: articles.id }).from(articles).where(eq(articles.id, article))
  if (!known) throw new NotFound(`There is no article ${article}.`)
  const none = textVersion === undefined ? 'no text yet' : `no wording ${textVersion}`
  throw new NotFound(`Article ${article} has ${none}.`)
}
