import { sql } from 'drizzle-orm'
import type { Mergeable } from '../lib/record'
import { db, type Database, type Transaction } from './connection'

/** What each of these rows is merged into at last, through chains; itself where it is not merged. In their order. */
export async function survivors(
  on: Database | Transaction,
  object: Mergeable,
  ids: number[],
): Promise<number[]> {
  if (!ids.length) return []
  const rows = await on.execute<{ id: number; standing: number }>(sql`
    with recursive led as (
      select id, id as standing, merged_into from ${sql.identifier(object)} where id in ${ids}
      union
      select led.id, next.id, next.merged_into
      -- The limit keeps each step at one row by the key: planned as a join, all rows were read.
      from led cross join lateral (
        select s.id, s.merged_into from ${sql.identifier(object)} s where s.id = led.merged_into limit 1) next
    )
    select id, standing from led where merged_into is null`)
  const standing = new Map(rows.map((row) => [row.id, row.standing]))
  return ids.map((id) => standing.get(id) ?? id)
}

/** The row that this one is merged into, through chains; null where it is not merged. */
export async function mergedInto(object: Mergeable, id: number): Promise<number | null> {
  const [standing] = await survivors(db(), object, [id])
  return standing === id || standing === undefined ? null : standing
}
