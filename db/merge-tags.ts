import type { Mergeable } from '../lib/record'
import type { Transaction } from './connection'
import { EVERYTHING } from './notices'
import { tagsOfClaims } from './tags'

const nouns = { sources: 'source', topics: 'topic' } as const

/** Tags of every reader page that shows these rows. Ask before and after what moves things. */
export async function mergeTags(tx: Transaction, object: Mergeable, ids: number[]): Promise<string[]> {
  if (object === 'claims') return tagsOfClaims(tx, ids)
  // The name of an outlet stands beside each of its passages, and its rights decide what is shown of each of its articles.
  if (object === 'publishers') return [EVERYTHING]
  return [...ids.map((id) => `${nouns[object]}:${id}`), 'claims', 'sources', 'articles']
}
