import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { newName, newRole, newSource, oneRow, sourceChange, sourceConfirmation } from '../lib/source-input'
import type { Transaction } from './connection'
import { publisherNamed } from './publishers'
import { roles, sourceNames, sources } from './schema'
import { found, unchanged, write, type Writing } from './write'

async function locked(tx: Transaction, id: number) {
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

/** Makes a source; one made by who may confirm is confirmed at once. */
export async function recordSource(actor: Actor, input: z.input<typeof newSource>): Promise<number> {
  return write(actor, 'source: create', { schema: newSource, input }, async ({ tx, actor }, input) => {
    const { publisher, ...source } = input
    const publisherId = await publisherNamed(tx, publisher, null)
    const confirmed = may(actor, 'source: confirm')
    const [made] = await tx
      .insert(sources)
      .values({ ...source, publisherId, confirmed })
      .returning({ id: sources.id })
    return made!.id
  })
}

/** Changes name, kind and description; editors only what they made until an admin confirms it. */
export async function changeSource(actor: Actor, input: z.input<typeof sourceChange>): Promise<void> {
  const door = { schema: sourceChange, input, maybeOwn: true }
  await write(actor, 'source: change', door, async (writing, { id, version, ...change }) => {
    const source = await changeable(writing, id)
    unchanged(version, source.version, source)
    await writing.tx.update(sources).set(change).where(eq(sources.id, id))
  })
}

export async function confirmSource(actor: Actor, input: z.input<typeof sourceConfirmation>): Promise<void> {
  const door = { schema: sourceConfirmation, input }
  await write(actor, 'source: confirm', door, async ({ tx }, { id, version, confirmed }) => {
    const source = await locked(tx, id)
    unchanged(version, source.version, source)
    await tx.update(sources).set({ confirmed }).where(eq(sources.id, id))
  })
}

export async function addName(actor: Actor, input: z.input<typeof newName>): Promise<void> {
  await write(actor, 'source: change', { schema: newName, input, maybeOwn: true }, async (writing, name) => {
    await changeable(writing, name.sourceId)
    await writing.tx.insert(sourceNames).values(name)
  })
}

export async function removeName(actor: Actor, input: z.input<typeof oneRow>): Promise<void> {
  await write(actor, 'source: change', { schema: oneRow, input, maybeOwn: true }, async (writing, { id }) => {
    const [name] = await writing.tx.select().from(sourceNames).where(eq(sourceNames.id, id))
    await changeable(writing, found(name, 'name').sourceId)
    await writing.tx.delete(sourceNames).where(eq(sourceNames.id, id))
  })
}

export async function addRole(actor: Actor, input: z.input<typeof newRole>): Promise<void> {
  await write(actor, 'source: change', { schema: newRole, input, maybeOwn: true }, async (writing, role) => {
    await changeable(writing, role.sourceId)
    const { held, ...rest } = role
    await writing.tx.insert(roles).values({
      ...rest,
      held: held?.edtf ?? null,
      heldFrom: held?.from ?? null,
      heldTo: held?.to ?? null,
    })
  })
}

export async function removeRole(actor: Actor, input: z.input<typeof oneRow>): Promise<void> {
  await write(actor, 'source: change', { schema: oneRow, input, maybeOwn: true }, async (writing, { id }) => {
    const [role] = await writing.tx.select().from(roles).where(eq(roles.id, id))
    await changeable(writing, found(role, 'role').sourceId)
    await writing.tx.delete(roles).where(eq(roles.id, id))
  })
}
