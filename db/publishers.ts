import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from './connection'
import { publishers } from './schema-articles'
import { survivors } from './survivors'

/** The publisher of this name, made (unconfirmed) where it is not known; null for no name. */
export async function publisherNamed(
  tx: Transaction,
  name: string | null,
  host: string | null,
): Promise<number | null> {
  if (!name) return null
  const known = await named(tx, name)
  if (known) return known
  await tx
    .insert(publishers)
    .values({ name, host, rights: sql`(select text_rights from settings)` })
    .onConflictDoNothing()
  return (await named(tx, name))!
}

async function named(tx: Transaction, name: string): Promise<number | null> {
  const [publisher] = await tx
    .select({ id: publishers.id })
    .from(publishers)
    .where(eq(sql`lower(${publishers.name})`, sql`lower(${name})`))
  return publisher ? standing(tx, publisher.id) : null
}

// Under the name of one that was merged, the other is meant.
const standing = async (tx: Transaction, id: number): Promise<number> =>
  (await survivors(tx, 'publishers', [id]))[0]!

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
  const [known] = await tx
    .select({ id: publishers.id })
    .from(publishers)
    .where(and(eq(publishers.host, host), isNull(publishers.mergedInto)))
    .orderBy(publishers.id)
    .limit(1)
  return known?.id ?? publisherNamed(tx, host, host)
}
