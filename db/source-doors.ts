import { asc, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import { Invalid } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { newSource, sourceConfirmation, sourceConfirmations, sourceKindings } from '../lib/source-input'
import { changeReason } from '../lib/statement-input'
import { reasoned } from './correcting'
import { publisherNamed } from './publishers'
import { sources } from './schema'
import { fitKind, locked, sourceChanges, type SourceDoor } from './source-changes'
import { unchanged, write, type Writing } from './write'

/** What a change takes, and why: readers see the reason of what they see changed, so that is not changed without. */
type Input<Door extends SourceDoor> = z.input<(typeof sourceChanges)[Door]['schema']> & {
  reason?: string | null
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

export async function confirmSource(actor: Actor, input: z.input<typeof sourceConfirmation>): Promise<void> {
  const door = { schema: sourceConfirmation, input }
  await write(actor, 'source: confirm', door, async ({ tx }, { id, version, confirmed }) => {
    const source = await locked(tx, id)
    unchanged(version, source.version, source)
    await tx.update(sources).set({ confirmed }).where(eq(sources.id, id))
  })
}

/** What came of one row; `name` is empty where there is no such source. */
export type Changed = {
  id: number
  name: string
  /** `done`, `so already`, `changed meanwhile`, `gone`, or why it stays as it is. */
  outcome: string
}
type Row = typeof sources.$inferSelect

/** What comes of each row where those are to be so, in the order given; the rows are locked. */
async function outcomesOf(
  tx: Writing['tx'],
  rows: { id: number; version: number }[],
  so: (source: Row) => boolean,
): Promise<{ changed: Changed; source: Row | undefined }[]> {
  const ids = rows.map(({ id }) => id)
  const onRecord = await tx
    .select()
    .from(sources)
    .where(inArray(sources.id, ids))
    .orderBy(asc(sources.id))
    .for('update')
  return rows.map(({ id, version }) => {
    const source = onRecord.find((one) => one.id === id)
    if (!source) return { source, changed: { id, name: '', outcome: 'gone' } }
    const outcome =
      source.mergedInto || source.version !== version
        ? 'changed meanwhile'
        : so(source)
          ? 'so already'
          : 'done'
    return { source, changed: { id, name: source.name, outcome } }
  })
}

/** Confirms several sources, or takes that back, and tells for each what came of it. */
export async function confirmSources(
  actor: Actor,
  input: z.input<typeof sourceConfirmations>,
): Promise<Changed[]> {
  const door = { schema: sourceConfirmations, input }
  return write(actor, 'source: confirm', door, async ({ tx }, { rows, confirmed }) => {
    const found = await outcomesOf(tx, rows, (source) => source.confirmed === confirmed)
    const outcomes = found.map(({ changed }) => changed)
    const chosen = outcomes.filter(({ outcome }) => outcome === 'done').map(({ id }) => id)
    if (chosen.length) await tx.update(sources).set({ confirmed }).where(inArray(sources.id, chosen))
    return outcomes
  })
}

/**
 * Makes several sources of one kind, and tells for each what came of it, or in words why it stays as it is. Errors:
 * Forbidden, Invalid, where readers would see it and no reason is given too.
 */
export async function kindSources(actor: Actor, input: z.input<typeof sourceKindings>): Promise<Changed[]> {
  const door = {
    schema: sourceKindings,
    input,
    reason: ({ reason }: { reason: string | null }) => reason ?? '',
  }
  return write(
    actor,
    'source: confirm',
    door,
    reasoned(
      async ({ tx, changed }, { rows, kind }: z.output<typeof sourceKindings>) => {
        const outcomes: Changed[] = []
        for (const one of await outcomesOf(tx, rows, (source) => source.kind === kind)) {
          const problem = one.changed.outcome === 'done' ? await misfit(tx, one.source!, kind) : null
          outcomes.push(problem ? { ...one.changed, outcome: problem } : one.changed)
        }
        const chosen = outcomes.filter(({ outcome }) => outcome === 'done').map(({ id }) => id)
        if (!chosen.length) return outcomes
        await tx.update(sources).set({ kind }).where(inArray(sources.id, chosen))
        changed('sources', 'claims', ...chosen.map((id) => `source:${id}`))
        return outcomes
      },
      { tells: true },
    ),
  )
}

/** Why this source cannot be of that kind, or null. */
async function misfit(tx: Writing['tx'], { id, kind: was }: Row, kind: Row['kind']): Promise<string | null> {
  try {
    await fitKind(tx, id, was, kind)
    return null
  } catch (error) {
    if (error instanceof Invalid) return error.problems[0]!.message
    throw error
  }
}

/**
 * Changes a source or a row that rests on it; editors only what they made until an admin confirms it.
 * Errors: Invalid, where readers would see it and no reason is given too, Forbidden, NotFound, Conflict where the row has another version.
 */
async function through<Door extends SourceDoor>(actor: Actor, door: Door, input: Input<Door>): Promise<void> {
  const { schema, run } = sourceChanges[door] as {
    schema: z.ZodType<Record<string, unknown>>
    run: (writing: Writing, input: unknown) => Promise<void>
  }
  const withReason = z.intersection(schema, z.object({ reason: changeReason }))
  await write(
    actor,
    'source: change',
    { schema: withReason, input, maybeOwn: true, reason: ({ reason }) => reason ?? '' },
    reasoned(async (writing, { reason: _, ...change }) => run(writing, change)),
  )
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
