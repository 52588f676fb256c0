import { sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Invalid } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import { histories, restoring } from '../lib/restorable'
import { fits } from './fitting'
import { holdArticleOf, refreshed, standing, standsFor, tagsOfRow, type KeptRow } from './restored'
import type { Transaction } from './connection'
import { found, markSamples, unchanged, write } from './write'

const refuse = (message: string) => new Invalid([{ field: '', message }])
const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null)

async function locked(tx: Transaction, noun: string, id: number): Promise<KeptRow> {
  const [held] = await tx.execute<{ row: KeptRow }>(sql`
    select to_jsonb(t) as row from ${sql.identifier(noun)} t where id = ${id} for update`)
  if (!held) throw refuse('This was deleted since. Add it anew with what stands here.')
  return held.row
}

/**
 * Puts the state of an older revision back, as a new revision with a reason: what the row says, not what it belongs
 * to or whether readers see it. What was merged, moved, withdrawn or deleted since is refused with why. Returns the
 * columns that were put back. Errors: Invalid, NotFound, Conflict with the row on record.
 */
export async function restoreRevision(actor: Actor, input: z.input<typeof restoring>): Promise<string[]> {
  const door = { schema: restoring, input, reason: ({ reason }: z.output<typeof restoring>) => reason }
  return write(actor, 'revision: restore', door, async (writing, { noun, id, revision, version }) => {
    const { tx, changed } = writing
    const { columns: all, fixed = [], references = {} } = histories[noun]!
    const [saved] = await tx.execute<{ state: Record<string, unknown> }>(sql`
      select coalesce(after, before) as state from revisions
      where id = ${revision} and object = ${noun} and object_id = ${id}`)
    const { state } = found(saved, 'revision of this')
    if (noun === 'attestations') await holdArticleOf(tx, id)
    const row = await locked(tx, noun, id)
    unchanged(version, row.version, row)
    if (row.sample) await markSamples(tx)
    await standing(tx, noun, row)
    for (const column of fixed)
      if (column in state && !same(state[column], row[column]))
        throw refuse(
          `It belonged to ${Number(state[column])} then, and to ${Number(row[column])} by now (${column.replace(/_id$/, '')}): it was moved, merged or split since. Move it back first, or undo that.`,
        )
    const columns = all.filter((column) => column in state && !same(state[column], row[column]))
    if (!columns.length) throw refuse('This is what stands now: there is nothing to put back.')
    for (const column of columns) await standsFor(tx, references[column], state[column])
    const wanted = Object.fromEntries(columns.map((column) => [column, state[column]]))
    await fits(writing, noun, row, wanted)
    changed(...(await tagsOfRow(tx, noun, row)))
    const names = sql.join(
      columns.map((column) => sql.identifier(column)),
      sql`, `,
    )
    await tx.execute(sql`
      update ${sql.identifier(noun)} t set (${names}) = (
        select ${names} from jsonb_populate_record(t, ${JSON.stringify(wanted)}::jsonb)) where t.id = ${id}`)
    await refreshed(tx, noun, id, columns)
    changed(...(await tagsOfRow(tx, noun, { ...row, ...wanted })))
    return columns
  })
}
