import { eq, sql } from 'drizzle-orm'
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

async function named(tx: Transaction, name: string): Promise<number | null> {
  const [publisher] = await tx
    .select({ id: publishers.id })
    .from(publishers)
    .where(eq(sql`lower(${publishers.name})`, sql`lower(${name})`))
  return publisher?.id ?? null
}

/** The publisher whose host this is, or the one of this name, made where neither is known; the host names it at need. */
export async function publisherAt(
  tx: Transaction,
  name: string | null,
  host: string | null,
): Promise<number | null> {
  const [known] = host
    ? await tx.select({ id: publishers.id }).from(publishers).where(eq(publishers.host, host)).limit(1)
    : []
  return known?.id ?? publisherNamed(tx, name ?? host, host)
}
