import { asc, eq, inArray } from 'drizzle-orm'
import type { z } from 'zod'
import { may, type Actor } from '../lib/permissions'
import { newSource, sourceConfirmation, sourceConfirmations } from '../lib/source-input'
import { publisherNamed } from './publishers'
import { sources } from './schema'
import { locked, sourceChanges, type SourceDoor } from './source-changes'
import { unchanged, write, type Writing } from './write'

type Input<Door extends SourceDoor> = z.input<(typeof sourceChanges)[Door]['schema']>

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

export async function confirmSource(actor: Actor, input: z.input<typeof sourceConfirmation>): Promise<void> {
  const door = { schema: sourceConfirmation, input }
  await write(actor, 'source: confirm', door, async ({ tx }, { id, version, confirmed }) => {
    const source = await locked(tx, id)
    unchanged(version, source.version, source)
    await tx.update(sources).set({ confirmed }).where(eq(sources.id, id))
  })
}

/** What came of one row; `name` is empty where there is no such source. */
export type Confirmed = {
  id: number
  name: string
  outcome: 'done' | 'so already' | 'changed meanwhile' | 'gone'
}

/** Confirms several sources, or takes that back, and tells for each what came of it. */
export async function confirmSources(
  actor: Actor,
  input: z.input<typeof sourceConfirmations>,
): Promise<Confirmed[]> {
  const door = { schema: sourceConfirmations, input }
  return write(actor, 'source: confirm', door, async ({ tx }, { rows, confirmed }) => {
    const ids = rows.map(({ id }) => id)
    const onRecord = await tx
      .select()
      .from(sources)
      .where(inArray(sources.id, ids))
      .orderBy(asc(sources.id))
      .for('update')
    const outcomes = rows.map(({ id, version }): Confirmed => {
      const source = onRecord.find((one) => one.id === id)
      if (!source) return { id, name: '', outcome: 'gone' }
      const { name } = source
      if (source.mergedInto || source.version !== version) return { id, name, outcome: 'changed meanwhile' }
      return { id, name, outcome: source.confirmed === confirmed ? 'so already' : 'done' }
    })
    const chosen = outcomes.filter(({ outcome }) => outcome === 'done').map(({ id }) => id)
    if (chosen.length) await tx.update(sources).set({ confirmed }).where(inArray(sources.id, chosen))
    return outcomes
  })
}

/**
 * Changes a source or a row that rests on it; editors only what they made until an admin confirms it.
 * Errors: Invalid, Forbidden, NotFound, Conflict where the row has another version.
 */
async function through<Door extends SourceDoor>(actor: Actor, door: Door, input: Input<Door>): Promise<void> {
  const { schema, run } = sourceChanges[door] as {
    schema: z.ZodType
    run: (writing: Writing, input: unknown) => Promise<void>
  }
  await write(actor, 'source: change', { schema, input, maybeOwn: true }, run)
}

/** Changes name, kind and description. */
export async function changeSource(actor: Actor, input: Input<'changeSource'>): Promise<void> {
  await through(actor, 'changeSource', input)
}

export async function addName(actor: Actor, input: Input<'addName'>): Promise<void> {
  await through(actor, 'addName', input)
}

export async function changeName(actor: Actor, input: Input<'changeName'>): Promise<void> {
  await through(actor, 'changeName', input)
}

export async function removeName(actor: Actor, input: Input<'removeName'>): Promise<void> {
  await through(actor, 'removeName', input)
}

export async function addRole(actor: Actor, input: Input<'addRole'>): Promise<void> {
  await through(actor, 'addRole', input)
}

export async function changeRole(actor: Actor, input: Input<'changeRole'>): Promise<void> {
  await through(actor, 'changeRole', input)
}

export async function removeRole(actor: Actor, input: Input<'removeRole'>): Promise<void> {
  await through(actor, 'removeRole', input)
}

export async function addParent(actor: Actor, input: Input<'addParent'>): Promise<void> {
  await through(actor, 'addParent', input)
}

export async function changeParent(actor: Actor, input: Input<'changeParent'>): Promise<void> {
  await through(actor, 'changeParent', input)
}

export async function removeParent(actor: Actor, input: Input<'removeParent'>): Promise<void> {
  await through(actor, 'removeParent', input)
}

export async function addIdentifier(actor: Actor, input: Input<'addIdentifier'>): Promise<void> {
  await through(actor, 'addIdentifier', input)
}

export async function removeIdentifier(actor: Actor, input: Input<'removeIdentifier'>): Promise<void> {
  await through(actor, 'removeIdentifier', input)
}
