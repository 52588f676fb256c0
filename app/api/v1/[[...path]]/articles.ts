import { articleHead, articleHeads, versionHead, versionHeads } from '@/db/article-heads'
import { publishedArticle } from '@/db/article-view'
import { joinedTo } from '@/db/articles'
import { attestationsOf } from '@/db/attestation-lists'
import { articleOf, getArticle, getVersion, listArticles, listVersions, versionOf } from '@/lib/api/articles'
import { attestationOf } from '@/lib/api/attestations'
import { articleAttestations, articleRevisions } from '@/lib/api/operations'
import { none } from './gone'
import { on, type Answered } from './handled'
import { listOf } from './list'
import { revisionsOf } from './revisions'

export const articles = [
  on(listArticles, async (asked) =>
    listOf(asked, '/articles', await articleHeads(asked.query), (head) => articleOf(head, asked.origin)),
  ),
  on(getArticle, async ({ parts: { id }, query, origin }) => {
    const head = await articleHead(id)
    if (!head) return noArticle(id)
    const text = query.include?.includes('text') ? await publishedArticle(id) : null
    return { body: articleOf(head, origin, text) }
  }),
  on(listVersions, async (asked) => {
    const { id } = asked.parts
    const head = await articleHead(id)
    if (!head) return noArticle(id, '/versions')
    return listOf(asked, `/articles/${id}/versions`, await versionHeads(id, asked.query), (version) =>
      versionOf(version, head, asked.origin),
    )
  }),
  on(getVersion, async ({ parts: { id, number }, query, origin }) => {
    const head = await articleHead(id)
    if (!head) return noArticle(id, `/versions/${number}`)
    const version = await versionHead(id, number)
    if (!version) return { problem: 'not-found', detail: `Article ${id} has no version ${number}.` }
    const text = query.include?.includes('text') ? await publishedArticle(id, number) : null
    return { body: versionOf(version, head, origin, text) }
  }),
  on(articleAttestations, async (asked) => {
    const { id } = asked.parts
    if (!(await articleHead(id))) return noArticle(id, '/attestations')
    return listOf(
      asked,
      `/articles/${id}/attestations`,
      await attestationsOf('article', id, asked.query),
      (line) => attestationOf(line, asked.origin),
    )
  }),
  on(articleRevisions, async (asked) =>
    (await articleHead(asked.parts.id))
      ? revisionsOf('articles', asked)
      : noArticle(asked.parts.id, '/revisions'),
  ),
]

/** What an article of which nothing is public comes to; `under` is what was asked for below its address. */
export async function noArticle(id: number, under = ''): Promise<Answered> {
  const joined = await joinedTo(id)
  return joined?.address ? { moved: `/articles/${joined.id}${under}` } : none('article', id)
}
