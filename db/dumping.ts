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
 * Errors: Forbidden; Conflict where the database holds no Onrecord.
 */
export async function readPublic(actor: Actor, work: (record: PublicRecord) => Promise<void>): Promise<void> {
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
      await work({
        ...head!,
        tables: dumpNames.map((name) => ({
          name,
          json: () => jsonLines(tx, rowsOf(name, 'json')),
          csv: () => csvRows(tx, rowsOf(name, 'csv')),
        })),
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
 * Whether readers see something no more that they saw at this revision: something was withdrawn, the rights of a text
 * are others, or samples were removed.
 */
export async function takenBackSince(revision: number): Promise<boolean> {
  const [row] = await db().execute<{ any: boolean }>(sql`
    select exists (
      select from revisions r where r.shown in ('corrected', 'withdrawn', 'reinstated') and r.id > ${revision}
        and (r.shown = 'withdrawn' or r.object = 'articles' and (
          r.before ->> 'rights' is distinct from r.after ->> 'rights'
          or r.before ->> 'publisher_id' is distinct from r.after ->> 'publisher_id')))
    or exists (
      select from revisions r where lower(r.object) = 'samples' and r.id > ${revision})
    or exists (
      select from revisions r where lower(r.object) = 'publishers' and r.id > ${revision}
        and r.before ->> 'rights' is distinct from r.after ->> 'rights' and r.action = 'update')
    or exists (
      select from revisions r where lower(r.object) = 'settings' and r.id > ${revision}
        and r.before ->> 'text_rights' is distinct from r.after ->> 'text_rights') as any`)
  return row!.any
}
