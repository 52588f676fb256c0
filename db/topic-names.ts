import { sql } from 'drizzle-orm'
import type { Transaction } from './connection'

/** The topics that have these names, or synonyms, by each name; of one that was merged, the one it was merged into. */
export async function topicsNamed(tx: Transaction, names: string[]): Promise<Map<string, number>> {
  const rows = await tx.execute<{ name: string; id: number }>(sql`
    with recursive asked as (
      select distinct value as name from json_array_elements_text(${JSON.stringify(names)}::json) as value),
    up (name, id) as (
      select asked.name, coalesce(t.id, n.topic_id) from asked
        left join topics t on lower(t.name) = lower(asked.name)
        left join topic_names n on t.id is null and lower(n.name) = lower(asked.name)
      union select up.name, t.merged_into from up join topics t on t.id = up.id where t.merged_into is not null)
    select up.name, t.id from up join topics t on t.id = up.id where t.merged_into is null`)
  return new Map(rows.map(({ name, id }) => [name, id]))
}

/** Those of these names that no topic has, neither as its name nor as a synonym. */
export async function unknownTopics(tx: Transaction, names: string[]): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(sql`
    select value as name from json_array_elements_text(${JSON.stringify(names)}::json) as value
    where not exists (select from topics where lower(name) = lower(value))
      and not exists (select from topic_names where lower(name) = lower(value))`)
  return rows.map(({ name }) => name)
}
