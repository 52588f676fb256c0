import { and, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Invalid } from '../lib/errors'
import { brokenList, listName, listRows, oneList } from '../lib/list-input'
import type { Actor } from '../lib/permissions'
import type { ImportState } from '../lib/record'
import type { Transaction } from './connection'
import { enqueueCapture, enqueueImport } from './queue'
import { captures, importRows, imports } from './schema-arrivals'
import { found, write } from './write'

const action = 'list: bring in'

/** Begins to take in a list, by the name of its file; returns its number. */
export async function openImport(actor: Actor, input: z.input<typeof listName>): Promise<number> {
  return write(actor, action, { schema: listName, input }, async ({ tx }, { name }) => {
    const [made] = await tx.insert(imports).values({ name }).returning({ id: imports.id })
    return made!.id
  })
}

/** Keeps rows of a list that is taken in; those with a problem have failed. Errors: NotFound, Conflict, Invalid. */
export async function addRows(actor: Actor, input: z.input<typeof listRows>): Promise<void> {
  await write(actor, action, { schema: listRows, input }, async ({ tx }, { id, rows }) => {
    await inState(tx, id, ['receiving'])
    await tx.insert(importRows).values(
      rows.map(({ problem, ...row }) => ({
        importId: id,
        ...row,
        problem,
        state: problem ? ('failed' as const) : ('waiting' as const),
      })),
    )
    const failed = rows.filter(({ problem }) => problem).length
    await tx
      .update(imports)
      .set({ rows: sql`${imports.rows} + ${rows.length}`, failed: sql`${imports.failed} + ${failed}` })
      .where(eq(imports.id, id))
  })
}

/** Lets the worker bring in a list that has come whole. Errors: NotFound, Conflict, Invalid where it has no rows. */
export async function startImport(actor: Actor, input: z.input<typeof oneList>): Promise<void> {
  await write(actor, action, { schema: oneList, input }, async ({ tx }, { id }) => {
    const { rows } = await inState(tx, id, ['receiving'])
    if (!rows) throw new Invalid([{ field: 'file', message: 'The file has no rows.' }])
    await run(tx, id, { startedAt: sql`now()` })
  })
}

/** Gives up a list whose file could not be taken in whole: nothing of it is brought in. Errors: NotFound, Conflict. */
export async function breakImport(actor: Actor, input: z.input<typeof brokenList>): Promise<void> {
  await write(actor, action, { schema: brokenList, input }, async ({ tx }, { id, problem }) => {
    await inState(tx, id, ['receiving'])
    await breakUp(tx, id, problem)
  })
}

async function breakUp(tx: Transaction, id: number, problem: string): Promise<void> {
  await tx.delete(importRows).where(eq(importRows.importId, id))
  await tx
    .update(imports)
    .set({ state: 'broken', problem, rows: 0, failed: 0, endedAt: sql`now()` })
    .where(eq(imports.id, id))
}

/** Gives up the lists whose file has not come whole within a day, as where the server died; returns how many. */
export async function breakForgotten(actor: Actor): Promise<number> {
  return write(actor, 'article: capture', { schema: listName.partial(), input: {} }, async ({ tx }) => {
    const lost = await tx
      .select({ id: imports.id })
      .from(imports)
      .where(and(eq(imports.state, 'receiving'), sql`${imports.createdAt} < now() - interval '1 day'`))
      .limit(20)
      .for('update', { skipLocked: true })
    for (const { id } of lost) await breakUp(tx, id, 'The file did not come whole. Bring it in again.')
    return lost.length
  })
}

/** Has the worker leave a list as it is until somebody says to go on. Errors: NotFound, Conflict. */
export async function pauseImport(actor: Actor, input: z.input<typeof oneList>): Promise<void> {
  await write(actor, action, { schema: oneList, input }, async ({ tx }, { id }) => {
    await inState(tx, id, ['running'])
    await tx.update(imports).set({ state: 'paused' }).where(eq(imports.id, id))
  })
}

/** Goes on with a list that was paused or stopped. Errors: NotFound, Conflict. */
export async function resumeImport(actor: Actor, input: z.input<typeof oneList>): Promise<void> {
  await write(actor, action, { schema: oneList, input }, async ({ tx }, { id }) => {
    await inState(tx, id, ['paused', 'stopped'])
    await run(tx, id)
  })
}

/** Ends a list where it is; what came of it stays. Errors: NotFound, Conflict. */
export async function stopImport(actor: Actor, input: z.input<typeof oneList>): Promise<void> {
  await write(actor, action, { schema: oneList, input }, async ({ tx }, { id }) => {
    await inState(tx, id, ['running', 'paused'])
    await tx
      .update(imports)
      .set({ state: 'stopped', endedAt: sql`now()` })
      .where(eq(imports.id, id))
    // Pages that were asked for and not opened yet: their articles are here, and would stay empty.
    const waiting = await tx
      .select({ id: captures.id, address: captures.address })
      .from(importRows)
      .innerJoin(captures, eq(captures.articleId, importRows.articleId))
      .where(and(eq(importRows.importId, id), eq(importRows.state, 'waiting'), eq(captures.state, 'waiting')))
      .limit(100)
    for (const capture of waiting) await enqueueCapture(tx, capture, 'later')
  })
}

/** A failed row may be tried again where what it told was kept, and there is something to open or to store. */
export const retriable = sql`(${importRows.data} ->> 'url' <> '' or ${importRows.data} ->> 'text' <> '')`

/** Has every failed row that could be read tried again; returns how many. Errors: NotFound, Conflict. */
export async function retryFailed(actor: Actor, input: z.input<typeof oneList>): Promise<number> {
  return write(actor, action, { schema: oneList, input }, async ({ tx }, { id }) => {
    await inState(tx, id, ['running', 'paused', 'done'])
    const again = await tx
      .update(importRows)
      // Without its article the page is asked for anew.
      .set({ state: 'waiting', problem: null, articleId: null })
      .where(and(eq(importRows.importId, id), eq(importRows.state, 'failed'), retriable))
      .returning({ line: importRows.line })
    if (!again.length) return 0
    await run(tx, id, { failed: sql`${imports.failed} - ${again.length}` })
    return again.length
  })
}

type Changes = Parameters<ReturnType<Transaction['update']>['set']>[0]

async function run(tx: Transaction, id: number, more: Changes = {}): Promise<void> {
  await tx
    .update(imports)
    .set({ state: 'running', endedAt: null, ...more })
    .where(eq(imports.id, id))
  await enqueueImport(tx, id)
}

const said: Record<ImportState, string> = {
  receiving: 'The file of this list is still coming.',
  running: 'This list is being brought in.',
  paused: 'This list is paused.',
  stopped: 'This list was stopped.',
  done: 'This list is done.',
  broken: 'The file of this list did not come whole.',
}

/** The list, locked; Conflict unless it is in one of these states. */
async function inState(tx: Transaction, id: number, states: ImportState[]) {
  const [row] = await tx.select().from(imports).where(eq(imports.id, id)).for('update')
  const list = found(row, 'list')
  if (!states.includes(list.state)) throw new Conflict(said[list.state], { state: list.state })
  return list
}
