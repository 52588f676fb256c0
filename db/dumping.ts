import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { dumpNames, type DumpName } from '../lib/dump-tables'
import { Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { db } from './connection'
import { csvRows, jsonLines } from './copying-out'
import { atOneMoment } from './one-moment'
import { fillScratch, rowsOf, scratch } from './public-rows'
import { write } from './write'

const read: string[] = [...dumpNames, 'captures']

export type PublicRecord = {
  /** When readers last saw it change, ISO 8601 in UTC; null where they never did. */
  at: string | null
  name: string
  keeper: string | null
  licence: string
  licenceUrl: string
  tables: { name: DumpName; json(): AsyncGenerator<Buffer>; csv(): AsyncGenerator<Buffer> }[]
}

/**
 * Gives `work` everything that is public in the database at DATABASE_URL as it stands at one moment: of each table its
 * public rows by number, and of them what readers may see. The tables are read one after the other; others write meanwhile.
 * `known` tells how much of what was taken back after a revision it knows at that moment, for `takenBackSince`.
 * Errors: Forbidden; Conflict where the database holds no Onrecord.
 */
export async function readPublic(
  actor: Actor,
  work: (record: PublicRecord, known: (since: number) => Promise<number>) => Promise<void>,
): Promise<void> {
  if (!may(actor, 'system: keep')) throw new Forbidden('You may not do this.')
  await atOneMoment(
    'onrecord dump',
    async (tx) => {
      // A table that is rewritten or emptied meanwhile would look empty to an older snapshot.
      await tx`lock table ${tx(read)} in access share mode`
      for (const statement of fillScratch) await tx.unsafe(statement)
      const [head] = await tx<Omit<PublicRecord, 'tables'>[]>`
        select name, keeper, licence, licence_url as "licenceUrl", (
          select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from public_revisions
          where shown is not null order by id desc limit 1) as at
        from settings`
      const tables = dumpNames.map((name) => ({
        name,
        json: () => jsonLines(tx, rowsOf(name, 'json')),
        csv: () => csvRows(tx, rowsOf(name, 'csv')),
      }))
      await work({ ...head!, tables }, async (since) => {
        const [row] = await tx.unsafe<{ known: number }[]>(
          `select count(*)::int as known from (${takenBack(since)}) as t`,
        )
        return row!.known
      })
    },
    (sql) => sql.unsafe(scratch),
  )
}

/** Tells every server process that another dump is offered. Errors: Forbidden. */
export async function announceDump(actor: Actor): Promise<void> {
  await write(actor, 'system: keep', { schema: z.null(), input: null }, async ({ changed }) => {
    changed('dump')
  })
}

/**
 * Changes after a revision by which readers see something no more, as SQL: something was withdrawn, the rights of a text
 * are others, or samples were removed.
 */
const takenBack = (revision: number) => `
  select r.id from revisions r where r.shown in ('corrected', 'withdrawn', 'reinstated') and r.id > ${revision}
    and (r.shown = 'withdrawn' or r.object = 'articles' and (
      r.before ->> 'rights' is distinct from r.after ->> 'rights'
      or r.before ->> 'publisher_id' is distinct from r.after ->> 'publisher_id'))
  union all
  select r.id from revisions r where lower(r.object) = 'samples' and r.id > ${revision}
  union all
  select r.id from revisions r where lower(r.object) = 'publishers' and r.id > ${revision}
    and r.before ->> 'rights' is distinct from r.after ->> 'rights' and r.action = 'update'
  union all
  select r.id from revisions r where lower(r.object) = 'settings' and r.id > ${revision}
    and r.before ->> 'text_rights' is distinct from r.after ->> 'text_rights'`

/**
 * Whether more was taken back after this revision than was `known`. Numbers alone would not tell: one may be committed
 * after a higher one, and so a dump can know the higher and lack the lower.
 */
export async function takenBackSince(revision: number, known = 0): Promise<boolean> {
  const [row] = await db().execute<{ any: boolean }>(
    sql`select exists (${sql.raw(takenBack(revision))} offset ${known}) as any`,
  )
  return row!.any
}
