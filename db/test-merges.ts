import { sql } from 'drizzle-orm'
import { system } from '../lib/permissions'
import type { Mergeable } from '../lib/record'
import { db } from './connection'
import { merge } from './merging'
import { undoMerge } from './merge-undo'
import { recordSource } from './source-doors'
import { unique } from './test-rows'

export const why = 'The same by all accounts.'

export const aSource = (more: Partial<Parameters<typeof recordSource>[1]> = {}) =>
  recordSource(system, {
    name: unique('Anna Petrenko'),
    kind: 'person',
    description: null,
    publisher: null,
    ...more,
  })

/** Number and version of a row now. */
export async function read(noun: Mergeable | 'merges', id: number): Promise<{ id: number; version: number }> {
  const [row] = await db().execute<{ id: number; version: number }>(
    sql`select id, version from ${sql.identifier(noun)} where id = ${id}`,
  )
  return row!
}

/** Merges as the program, with the versions on record. */
export const join = async (object: Mergeable, from: number, into: number, more = {}): Promise<number> =>
  merge(system, {
    object,
    from: await read(object, from),
    into: await read(object, into),
    reason: why,
    ...more,
  })

export const undo = async (id: number, along?: number[]): Promise<void> =>
  undoMerge(system, { ...(await read('merges', id)), reason: 'They were two.', along })

/** Whom each of these rows, utterances without more, stands at, in their order. */
export async function owners(
  ids: number[],
  column: 'source_id' | 'claim_id' | 'publisher_id' | 'topic_id' = 'source_id',
  noun = 'utterances',
): Promise<(number | null)[]> {
  const rows = await db().execute<{ id: number; owner: number | null }>(
    sql`select id, ${sql.identifier(column)} as owner from ${sql.identifier(noun)} where id in ${ids}`,
  )
  return ids.map((id) => rows.find((row) => row.id === id)!.owner)
}
