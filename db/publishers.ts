import { sql } from 'drizzle-orm'
import type { Transaction } from './connection'
import { publishers } from './schema-articles'

/** The publisher of this name, made (unconfirmed) where it is not known; null for no name. */
export async function publisherNamed(
  tx: Transaction,
  name: string | null,
  host: string | null,
): Promise<number | null> {
  if (!name) return null
  const known = await named(tx, name)
  if (known) return known
  await tx.insert(publishers).values({ name, host }).onConflictDoNothing()
  return (await named(tx, name))!
}

/** By its own name or, where no publisher is called so, by a further one. */
const named = (tx: Transaction, name: string) =>
  standing(
    tx,
    sql`select id, 0 as place from publishers where lower(name) = lower(${name})
      union all select publisher_id, 1 from publisher_names where lower(name) = lower(${name})`,
  )

/** The first of these publishers, or the one that it was merged into. */
async function standing(tx: Transaction, found: ReturnType<typeof sql>): Promise<number | null> {
  const [row] = await tx.execute<{ id: number }>(sql`
    with recursive up (id) as (
      (select id from (${found}) as found order by place, id limit 1)
      union select p.merged_into from up join publishers p on p.id = up.id where p.merged_into is not null)
    select p.id from up join publishers p on p.id = up.id where p.merged_into is null`)
  return row?.id ?? null
}

/**
 * The publisher that a page names; of a page that names none, the one whose host it came from, made where neither is
 * known. The name goes first: one host may serve many publishers.
 */
export async function publisherAt(
  tx: Transaction,
  name: string | null,
  host: string | null,
): Promise<number | null> {
  if (name || !host) return publisherNamed(tx, name, host)
  const known = await standing(
    tx,
    sql`select id, 0 as place from publishers where host = ${host}
      union all select publisher_id, 1 from publisher_hosts where host = ${host}`,
  )
  return known ?? publisherNamed(tx, host, host)
}
