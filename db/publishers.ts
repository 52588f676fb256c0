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
  await tx.insert(publishers).values({ name, host }).onConflictDoNothing()
  const [publisher] = await tx
    .select({ id: publishers.id })
    .from(publishers)
    .where(eq(sql`lower(${publishers.name})`, sql`lower(${name})`))
  return publisher!.id
}
