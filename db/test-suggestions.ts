import { system, type Actor } from '../lib/permissions'
import type { DeskSuggestion } from '../lib/desk-view'
import { client, db } from './connection'
import { suggestionLines } from './suggestion-lines'
import { makeSuggestions } from './suggestions'
import { makeArticle, type TestArticle } from './test-rows'

export type Read = TestArticle & { suggestions: DeskSuggestion[] }

/** An article that the program has read, with what it proposed. */
export async function makeRead(actor: Actor, more: Parameters<typeof makeArticle>[1] = {}): Promise<Read> {
  return read(await makeArticle(actor, more))
}

export async function read(article: TestArticle): Promise<Read> {
  await makeSuggestions(system, { versionId: article.versionId })
  return { ...article, suggestions: await suggestionLines(db(), article.versionId) }
}

/** A later version of an article. */
export async function laterVersion(article: TestArticle, text: string): Promise<TestArticle> {
  const [version] = await client()`
    insert into article_versions (article_id, number, text, length, hash)
    select ${article.id}, max(number) + 1, ${text}, ${text.length}, encode(sha256(convert_to(${text}, 'UTF8')), 'hex')
    from article_versions where article_id = ${article.id} returning id`
  return { id: article.id, versionId: version!.id as number, text }
}
