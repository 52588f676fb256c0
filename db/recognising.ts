import { and, eq, isNull, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { capturedPage } from '../lib/captured'
import { contained, sameness, twinFrom } from '../lib/sketch'
import { addressKey, isFront, sameSite } from '../lib/web-address'
import type { Transaction } from './connection'
import { articles } from './schema-articles'
import { articleAt, articlesAt, moveAddresses } from './twins'
import { articleWithText, newestVersion, oneAtATime, textHash } from './versions'

/** From here on a text says nothing that the other does not say too. */
const containedFrom = 0.9

/**
 * The address that a page names as its own, where it can be believed: one of the site that it came from, and not the
 * front page, which many sites name on every page. What a file names stands: no site is known.
 */
export function ownAddress({ read, opened }: z.output<typeof capturedPage>): string | null {
  const { canonical } = read
  const from = opened?.finalAddress
  return canonical && !isFront(canonical) && (!from || sameSite(canonical, from)) ? canonical : null
}

/** Waits for whoever stores a page of one of these addresses, or of this text; before any row is locked. */
export async function oneByOne(tx: Transaction, addresses: (string | null)[], text: string): Promise<void> {
  const keys = new Set(addresses.flatMap((address) => (address && addressKey(address)) || []))
  // All take them in one order, so that no two wait for each other.
  for (const what of [...[...keys].sort(), textHash(text)]) await oneAtATime(tx, what)
}

/**
 * The article on record that a page read for the first time turns out to be; null where it is a new one. Either has the
 * same text, or one of the addresses and nearly the same text: sites name wrong addresses, and lead many pages to
 * one. What an editor has parted is never joined by itself again.
 */
export async function recognised(
  tx: Transaction,
  id: number,
  addresses: (string | null)[],
  text: string,
): Promise<number | null> {
  if (await wasParted(tx, id)) return null
  const same = await articleWithText(tx, text, id)
  if (same) return same.id
  for (const other of await articlesAt(tx, addresses, id)) {
    const newest = await newestVersion(tx, other.id)
    if (newest?.text && isAlike(text, newest.text)) return other.id
  }
  return null
}

// A text that holds more than the one on record is not thrown away.
const isAlike = (text: string, known: string) =>
  sameness(text, known) >= twinFrom || contained(text, known) >= containedFrom

/** Every joining and parting is in the history of the article. */
async function wasParted(tx: Transaction, id: number): Promise<boolean> {
  const [parting] = await tx.execute(sql`
    select from revisions where object = 'articles' and object_id = ${id}
      and before ->> 'joined_into' is not null and after ->> 'joined_into' is null limit 1`)
  return Boolean(parting)
}

/** Those of the addresses that no other article with a text has. */
export async function freeAddresses(
  tx: Transaction,
  id: number,
  addresses: (string | null)[],
): Promise<string[]> {
  const free: string[] = []
  for (const address of addresses)
    if (address && !(await articlesAt(tx, [address], id)).some(({ read }) => read)) free.push(address)
  return free
}

/** Notes the article whose address this one names, for an editor to decide; what has nearly its words goes first. */
export async function noteNamed(tx: Transaction, id: number, addresses: (string | null)[]): Promise<void> {
  const named = addresses.filter((address) => address && !isFront(address))
  const other = await articleAt(tx, named, id)
  if (!other) return
  await tx
    .update(articles)
    .set({ twinId: other.id })
    .where(and(eq(articles.id, id), isNull(articles.twinId)))
}

/** Makes an article that was never read another address of one on record. */
export async function joinUnread(tx: Transaction, from: number, into: number): Promise<void> {
  await tx
    .update(articles)
    .set({ joinedInto: into, nextFetch: null, problem: null })
    .where(eq(articles.id, from))
  await moveAddresses(tx, from, into)
}
