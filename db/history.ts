import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import type { Page } from '../lib/record'
import type { Told } from '../lib/revision'
import { articleChanges } from './article-history'
import { claimChanges } from './claim-history'
import { db } from './connection'
import { sourceChanges } from './source-history'
import { timemapOf } from './timemap'
import { changesPage, tagsOf, told } from './told'

// What each is called, while readers may see it, and its changes.
const kept = {
  claims: { words: sql`wording`, open: sql`state = 'published'`, changes: claimChanges },
  sources: { words: sql`name`, open: sql`public_utterances > 0`, changes: sourceChanges },
  articles: { words: sql`title`, open: sql`public_passages > 0`, changes: articleChanges },
}

/** What has a history that readers see. */
export type Historied = keyof typeof kept

/** What a public row is called, and its address; null where there is none of this number. */
export async function publicRow(
  noun: Historied,
  id: number,
): Promise<{ id: number; words: string; address: string } | null> {
  const { words, open } = kept[noun]
  const [row] = await db().execute<{ words: string }>(sql`
    select ${words} as words from ${sql.identifier(noun)} where id = ${id} and ${open}`)
  return row ? { id, words: row.words, address: address(id, row.words) } : null
}

/**
 * Every change of a public row that readers may see, newest first; `tags` of those whose names they tell, `days` (yyyy-mm-dd)
 * at whose end there is a page of it.
 */
export async function historyPage(
  noun: Historied,
  id: number,
  { after, limit = 50 }: { after?: string; limit?: number } = {},
): Promise<Page<Told> & { tags: string[]; days: string[] }> {
  const tags = new Set<string>()
  const read = async (before: number | null, most: number) => {
    const rows = await kept[noun].changes(id, { before }, most)
    for (const tag of rows.flatMap(tagsOf)) tags.add(tag)
    return rows
  }
  const page = await changesPage({ after, limit }, read, told)
  // An article has no page of an earlier day.
  const dated = page.lines.length && noun !== 'articles' ? await timemapOf(noun, id) : null
  return { ...page, tags: [...tags], days: dated?.days ?? [] }
}
