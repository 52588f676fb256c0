import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Invalid } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import type { IdentifierScheme, SourceKind } from '../lib/record'
import * as asked from '../lib/source-input'
import type { Transaction } from './connection'
import { roles, sourceNames, sources } from './schema'
import { identifiers, organisationParents } from './schema-names'
import { found, unchanged, type Writing } from './write'

/** The source, locked until the end of the write. Errors: NotFound, Conflict where it is merged into another. */
export async function locked(tx: Transaction, id: number) {
  const [row] = await tx.select().from(sources).where(eq(sources.id, id)).for('update')
  const source = found(row, 'source')
  if (source.mergedInto) throw new Conflict('This source is merged into another. Change that one.')
  return source
}

/** Whether the source is the actor's own: made by the actor and not yet confirmed. */
const own = (actor: Actor, source: { createdBy: number | null; confirmed: boolean }) =>
  actor.kind === 'user' && !source.confirmed && source.createdBy === actor.id

/** The source, if the actor may change it; its pages are refreshed. */
async function changeable({ tx, actor, demand, changed }: Writing, id: number) {
  const source = await locked(tx, id)
  demand('source: change', own(actor, source))
  // An organisation that said nothing is still named in the roles of others.
  changed(`source:${id}`, 'sources')
  // An organisation stands in the search's facets by its roles alone.
  changed('claims')
  return source
}

type RowTable = typeof sourceNames | typeof roles | typeof organisationParents | typeof identifiers

/** A row that rests on a source, locked after the source. */
async function rowOf(writing: Writing, table: RowTable, id: number, what: string) {
  const read = () => writing.tx.select().from(table).where(eq(table.id, id))
  const [row] = await read()
  await changeable(writing, found(row, what).sourceId)
  // Meanwhile somebody may have removed it.
  const [now] = await read().for('update')
  return found(now, what)
}

type Held = { edtf: string; from: string; to: string | null } | null
const heldColumns = (held: Held) => ({
  held: held?.edtf ?? null,
  heldFrom: held?.from ?? null,
  heldTo: held?.to ?? null,
})

const change = <Schema extends z.ZodType>(
  table: RowTable | null,
  schema: Schema,
  run: (writing: Writing, input: z.output<Schema>) => Promise<void>,
) => ({ table, schema, run })

const removing = (table: RowTable, what: string) =>
  change(table, asked.oneRow, async (writing, { id }) => {
    const row = await rowOf(writing, table, id, what)
    if ('parentId' in row) writing.changed(`source:${row.parentId as number}`)
    await writing.tx.delete(table).where(eq(table.id, id))
  })

/** Refuses a kind that parts do not allow, and that somebody unnamed is named without a reason. */
export async function fitKind(tx: Transaction, id: number, was: SourceKind, kind: SourceKind) {
  const refuse = (message: string) => new Invalid([{ field: 'kind', message }])
  if (was === 'unnamed' && kind !== 'unnamed')
    throw refuse(
      'Who is unnamed stays so: merge this source into the one it is known to be, with the reason.',
    )
  if (kind !== 'person' && kind !== 'unnamed') return
  const [part] = await tx.execute(
    sql`select from organisation_parents where source_id = ${id} or parent_id = ${id} limit 1`,
  )
  if (part) throw refuse('Only organisations and groups have parts.')
}

/** Refuses a parent that is no organisation, or is a part of this source itself, however far down. */
export async function fitParent(
  { tx, changed }: Pick<Writing, 'tx' | 'changed'>,
  sourceId: number,
  parentId: number,
  except = 0,
) {
  const refuse = (message: string) => new Invalid([{ field: 'organisation', message }])
  if (sourceId === parentId) throw refuse('An organisation is not a part of itself.')
  // Two at once could each be the half of a circle that neither sees.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('organisation_parents'))`)
  const [parent] = await tx.select().from(sources).where(eq(sources.id, parentId)).for('share')
  const kind = found(parent, 'organisation').kind
  if (kind !== 'organisation' && kind !== 'group')
    throw refuse('One is a part of an organisation or a group.')
  const [circle] = await tx.execute(sql`
    with recursive above as (
      select ${parentId}::int as id
      union select p.parent_id from organisation_parents p join above on p.source_id = above.id where p.id <> ${except}
    ) select from above where id = ${sourceId}`)
  if (circle) throw refuse(`${parent!.name} is itself a part of this organisation.`)
  changed(`source:${parentId}`)
}

/** Everything that may be done to a source and to the rows that rest on it: who may is asked of the source. */
export const sourceChanges = {
  changeSource: change(null, asked.sourceChange, async (writing, { id, version, ...input }) => {
    const source = await changeable(writing, id)
    unchanged(version, source.version, source)
    await fitKind(writing.tx, id, source.kind, input.kind)
    await writing.tx.update(sources).set(input).where(eq(sources.id, id))
  }),
  addName: change(null, asked.newName, async (writing, { held, ...input }) => {
    await changeable(writing, input.sourceId)
    await writing.tx.insert(sourceNames).values({ ...input, ...heldColumns(held) })
  }),
  changeName: change(sourceNames, asked.nameChange, async (writing, { id, version, held, ...input }) => {
    const row = await rowOf(writing, sourceNames, id, 'name')
    unchanged(version, row.version, row)
    const values = { ...input, ...heldColumns(held) }
    await writing.tx.update(sourceNames).set(values).where(eq(sourceNames.id, id))
  }),
  removeName: removing(sourceNames, 'name'),
  addRole: change(null, asked.newRole, async (writing, { held, ...input }) => {
    await changeable(writing, input.sourceId)
    await writing.tx.insert(roles).values({ ...input, ...heldColumns(held) })
  }),
  changeRole: change(roles, asked.roleChange, async (writing, { id, version, held, ...input }) => {
    const row = await rowOf(writing, roles, id, 'role')
    unchanged(version, row.version, row)
    const values = { ...input, ...heldColumns(held) }
    await writing.tx.update(roles).set(values).where(eq(roles.id, id))
  }),
  removeRole: removing(roles, 'role'),
  addParent: change(null, asked.newParent, async (writing, { held, ...input }) => {
    const source = await changeable(writing, input.sourceId)
    if (source.kind !== 'organisation' && source.kind !== 'group')
      throw new Invalid([{ field: 'organisation', message: 'Only an organisation or a group is a part.' }])
    await fitParent(writing, input.sourceId, input.parentId)
    await writing.tx.insert(organisationParents).values({ ...input, ...heldColumns(held) })
  }),
  changeParent: change(
    organisationParents,
    asked.parentChange,
    async (writing, { id, version, held, parentId }) => {
      const row = (await rowOf(
        writing,
        organisationParents,
        id,
        'part',
      )) as typeof organisationParents.$inferSelect
      unchanged(version, row.version, row)
      writing.changed(`source:${row.parentId}`)
      await fitParent(writing, row.sourceId, parentId, id)
      const values = { parentId, ...heldColumns(held) }
      await writing.tx.update(organisationParents).set(values).where(eq(organisationParents.id, id))
    },
  ),
  removeParent: removing(organisationParents, 'part'),
  addIdentifier: change(null, asked.newIdentifier, async (writing, input) => {
    await changeable(writing, input.sourceId)
    await writing.tx.insert(identifiers).values(input as typeof input & { scheme: IdentifierScheme })
  }),
  removeIdentifier: removing(identifiers, 'identifier'),
}

export type SourceDoor = keyof typeof sourceChanges
