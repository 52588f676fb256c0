import { drizzle } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import * as record from './schema'
import * as anchored from './schema-anchors'
import * as arrived from './schema-arrivals'
import * as printed from './schema-articles'
import * as judged from './schema-claims'
import * as keeping from './schema-keeping'
import * as merged from './schema-merges'
import * as named from './schema-names'
import * as signing from './schema-people'
import * as sought from './schema-search'
import * as set from './schema-settings'
import * as proposed from './schema-suggestions'
import * as talk from './schema-talk'
import * as people from './schema-users'

// Next bundles a module several times; one pool serves them all.
const held = globalThis as {
  __database?: { url: string; client: postgres.Sql; db: ReturnType<typeof connect> }
}

/** Drizzle on a client, with every table. */
export const connect = (client: postgres.Sql) =>
  drizzle(client, {
    schema: {
      ...record,
      ...anchored,
      ...arrived,
      ...printed,
      ...judged,
      ...proposed,
      ...sought,
      ...set,
      ...people,
      ...keeping,
      ...merged,
      ...named,
      ...signing,
      ...talk,
    },
    casing: 'snake_case',
  })

/** What every connection of Onrecord is set to. */
export const settings = {
  application_name: 'onrecord',
  // A day read as text, such as a cursor's, is YYYY-MM-DD whatever the database's own setting.
  DateStyle: 'ISO',
  TimeZone: 'UTC',
  statement_timeout: 10_000,
  lock_timeout: 5_000,
  idle_in_transaction_session_timeout: 30_000,
}

function open() {
  const url = process.env.DATABASE_URL
  if (!url) throw new Error('DATABASE_URL is not set: start Onrecord with npm start.')
  if (held.__database?.url !== url) {
    const client = postgres(url, {
      max: 10,
      idle_timeout: 60,
      connect_timeout: 5,
      onnotice: () => {},
      connection: settings,
    })
    held.__database = { url, client, db: connect(client) }
  }
  return held.__database
}

export type Database = ReturnType<typeof connect>
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/** The pool on DATABASE_URL, opened at the first use; every statement has a timeout of 10 s. */
export const db = (): Database => open().db

/** The driver itself, for what Drizzle does not speak: notices. */
export const client = (): postgres.Sql => open().client

/** Closes the pool after what runs, but after 5 seconds at the latest; what is not committed then is not done. */
export const closeDatabase = (): Promise<void> => closeDatabaseWithin(5)

/** The same after so many seconds. */
export async function closeDatabaseWithin(seconds: number): Promise<void> {
  const closing = held.__database
  delete held.__database
  await closing?.client.end({ timeout: seconds })
}

/** Whether the database answers within a second. */
export async function databaseAnswers(): Promise<boolean> {
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 1000).unref())
  const answer = Promise.resolve()
    .then(() => client()`select 1`)
    .then(
      () => true,
      () => false,
    )
  return Promise.race([answer, late])
}
