import { sql } from 'drizzle-orm'
import type { Transaction } from './connection'

/** The topics of these names or synonyms, each once; of one that was merged, the one it was merged into. */
export async function topicsNamed(tx: Transaction, names: string[]): Promise<number[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    with recursive asked as (
      select lower(value) as name from json_array_elements_text(${JSON.stringify(names)}::json) as value),
    up (id) as (
      select coalesce(t.id, n.topic_id) from asked
        left join topics t on lower(t.name) = asked.name
        left join topic_names n on t.id is null and lower(n.name) = asked.name
      union select t.merged_into from up join topics t on t.id = up.id where t.merged_into is not null)
    select t.id from up join topics t on t.id = up.id where t.merged_into is null order by t.id`)
  return rows.map(({ id }) => id)
}

/** Those of these names that no topic has, neither as its name nor as a synonym. */
export async function unknownTopics(tx: Transaction, names: string[]): Promise<string[]> {
  const rows = await tx.execute<{ name: string }>(sql`
    select value as name from json_array_elements_text(${JSON.stringify(names)}::json) as value
    where not exists (select from topics where lower(name) = lower(value))
      and not exists (select from topic_names where lower(name) = lower(value))`)
  return rows.map(({ name }) => name)
}
