import type { Mergeable } from '../lib/record'
import type { Transaction } from './connection'
import { tagsOfClaims } from './tags'

const nouns = { sources: 'source', publishers: 'publisher', topics: 'topic' } as const

/** Tags of every reader page that shows these rows. Ask before and after what moves things. */
export async function mergeTags(tx: Transaction, object: Mergeable, ids: number[]): Promise<string[]> {
  if (object === 'claims') return tagsOfClaims(tx, ids)
  return [...ids.map((id) => `${nouns[object]}:${id}`), 'claims', 'sources', 'articles']
}
