import postgres from 'postgres'
import { connect, settings, type Database } from './connection'

/** Snapshots that are held at once, each on a connection of its own; readers' pages keep theirs. */
export const MOST_SNAPSHOTS = 4

/** For so long, in milliseconds, one is held: what reads more slowly is cut off. */
const LONGEST = 15 * 60_000

// Next bundles a module several times; all count together.
const held = globalThis as { __snapshots?: number }

/** The record as it stood at one moment, until `end` is called. */
export type Snapshot = { db: Database; end(): Promise<void> }

/** Opens a snapshot: one transaction that only reads and sees no later change. Null where MOST_SNAPSHOTS are held already. */
export async function openSnapshot(): Promise<Snapshot | null> {
  if ((held.__snapshots ?? 0) >= MOST_SNAPSHOTS) return null
  held.__snapshots = (held.__snapshots ?? 0) + 1
  let over = false
  const client = postgres(process.env.DATABASE_URL!, {
    max: 1,
    connect_timeout: 5,
    onnotice: () => {},
    // A new connection would be outside the transaction.
    onclose: () => void end(),
    connection: { ...settings, idle_in_transaction_session_timeout: LONGEST },
  })
  const end = async () => {
    if (over) return
    over = true
    clearTimeout(limit)
    held.__snapshots! -= 1
    await client.end({ timeout: 1 })
  }
  const limit = setTimeout(() => void end(), LONGEST).unref()
  try {
    await client`begin isolation level repeatable read read only`
    return { db: connect(client), end }
  } catch (error) {
    await end()
    throw error
  }
}
