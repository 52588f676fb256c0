import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import postgres from 'postgres'
import { db } from './connection'
import { loadInstance } from './instance'

const CHANNEL = 'onrecord'

/** The tag that stands for all pages. */
export const EVERYTHING = 'everything'
/** The tag of what an admin sets for the whole instance: all pages, and what this process holds of it. */
export const SETTINGS = 'settings'

/** What a write tells every server process: tags of pages that changed, claims withdrawn and reinstated. */
export type Notice = { tags: string[]; withdrawn: number[]; reinstated: number[] }

type Held = {
  /** The page cache of this process (cache-handler.cjs). */
  __pages?: { expire(tags: string[]): void; clear(): void }
  /** Reads the settings of this process again. */
  __settings?: () => Promise<void>
  /** Claims whose addresses answer 410. */
  __withdrawn?: Set<number>
  /** Notices heeded while the set is read from the database. */
  __meanwhile?: Notice[]
}
const held = globalThis as Held

/** Claims whose addresses answer 410 in this process. */
export const withdrawnClaims = (): Set<number> => (held.__withdrawn ??= new Set())

/** Applies a notice to this process: pages with its tags are rendered anew at the next request. */
export function heed(notice: Notice): void {
  keep(notice)
  held.__meanwhile?.push(notice)
  if (notice.tags.includes(EVERYTHING)) held.__pages?.clear()
  else if (notice.tags.length) held.__pages?.expire(notice.tags)
  if (notice.tags.includes(SETTINGS)) void settingsRead()
}

/** Comes back when this process has read what is set for the whole instance, and no page shows what was set before. */
export async function settingsRead(): Promise<void> {
  try {
    await held.__settings?.()
  } catch (error) {
    console.error(`The settings could not be read: ${String(error)}`)
  }
  held.__pages?.clear()
}

function keep({ withdrawn, reinstated }: Notice): void {
  for (const id of withdrawn) withdrawnClaims().add(id)
  for (const id of reinstated) withdrawnClaims().delete(id)
}

/** The statement that sends a notice when its transaction commits; Postgres' limit is 8000 bytes a message. */
export function sending(notice: Notice) {
  const whole = JSON.stringify(notice)
  const message = whole.length < 7900 ? whole : JSON.stringify({ ...notice, tags: [EVERYTHING] })
  return sql`select pg_notify(${CHANNEL}, ${message})`
}

async function reload(): Promise<void> {
  // What the rows show is as old as the query: notices that come while it runs are applied again.
  const meanwhile: Notice[] = (held.__meanwhile = [])
  try {
    const rows = await db().execute<{ id: number }>(
      sql`select id from claims where state = 'withdrawn' and merged_into is null`,
    )
    const known = withdrawnClaims()
    known.clear()
    for (const { id } of rows) known.add(id)
    meanwhile.forEach(keep)
  } finally {
    delete held.__meanwhile
  }
}

/** A function that empties the page cache and reads the withdrawn set, one reading at a time, until that succeeds. */
function reloading(stopped: AbortSignal): () => Promise<void> {
  let due = false
  let running: Promise<void> | null = null
  async function untilRead(): Promise<void> {
    for (let failures = 0; due && !stopped.aborted;) {
      due = false
      try {
        await reload()
        await held.__settings?.()
        failures = 0
      } catch (error) {
        due = true
        if (failures++ === 0) console.error(`The withdrawn claims could not be read: ${String(error)}`)
        await sleep(Math.min(100 * 2 ** failures, 5000), null, { signal: stopped }).catch(() => {})
      }
    }
    running = null
  }
  return () => {
    held.__pages?.clear()
    due = true
    return (running ??= untilRead())
  }
}

/**
 * Listens for the writes of other processes on a connection of its own. After a lost connection what was
 * missed is unknown: the page cache is emptied and the withdrawn set read again. Returns the way to stop.
 */
export async function startNotices(): Promise<() => Promise<void>> {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set.')
  const listener = postgres(url, { max: 1, idle_timeout: 0, onnotice: () => {} })
  held.__settings = loadInstance
  const stopped = new AbortController()
  const again = reloading(stopped.signal)
  let read = Promise.resolve()
  const heard = (message: string) => heed(JSON.parse(message) as Notice)
  // The driver calls it at the start too, before `listen` comes back.
  await listener.listen(CHANNEL, heard, () => void (read = again()))
  await read
  return () => {
    stopped.abort()
    return listener.end({ timeout: 2 })
  }
}
