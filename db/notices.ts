import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { db } from './connection'

const CHANNEL = 'onrecord'

/** The tag that stands for all pages. */
export const EVERYTHING = 'everything'

/** What a write tells every server process: tags of pages that changed, claims withdrawn and reinstated. */
export type Notice = { tags: string[]; withdrawn: number[]; reinstated: number[] }

type Held = {
  /** The page cache of this process (cache-handler.cjs). */
  __pages?: { expire(tags: string[]): void; clear(): void }
  /** Claims whose addresses answer 410. */
  __withdrawn?: Set<number>
}
const held = globalThis as Held

/** Claims whose addresses answer 410 in this process. */
export const withdrawnClaims = (): Set<number> => (held.__withdrawn ??= new Set())

/** Applies a notice to this process: pages with its tags are rendered anew at the next request. */
export function heed(notice: Notice): void {
  for (const id of notice.withdrawn) withdrawnClaims().add(id)
  for (const id of notice.reinstated) withdrawnClaims().delete(id)
  if (notice.tags.includes(EVERYTHING)) held.__pages?.clear()
  else if (notice.tags.length) held.__pages?.expire(notice.tags)
}

/** The statement that sends a notice when its transaction commits; Postgres' limit is 8000 bytes a message. */
export function sending(notice: Notice) {
  const whole = JSON.stringify(notice)
  const message = whole.length < 7900 ? whole : JSON.stringify({ ...notice, tags: [EVERYTHING] })
  return sql`select pg_notify(${CHANNEL}, ${message})`
}

async function reload(): Promise<void> {
  const rows = await db().execute<{ id: number }>(sql`select id from claims where state = 'withdrawn'`)
  const fresh = new Set(rows.map((row) => row.id))
  const known = withdrawnClaims()
  for (const id of known) if (!fresh.has(id)) known.delete(id)
  for (const id of fresh) known.add(id)
  held.__pages?.clear()
}

/**
 * Listens for the writes of other processes on a connection of its own. After a lost connection what was
 * missed is unknown: the page cache is emptied and the withdrawn set read again. Returns the way to stop.
 */
export async function startNotices(): Promise<() => Promise<void>> {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set.')
  const listener = postgres(url, { max: 1, idle_timeout: 0, onnotice: () => {} })
  await listener.listen(
    CHANNEL,
    (message) => heed(JSON.parse(message) as Notice),
    () => void reload().catch(() => held.__pages?.clear()),
  )
  await reload()
  return () => listener.end({ timeout: 2 })
}
