import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Forbidden, Invalid } from '../lib/errors'
import { proposedMerge } from '../lib/merge-input'
import type { Actor } from '../lib/permissions'
import {
  namesSource,
  newProposal,
  proposalDecision,
  proposalTakenBack,
  type ProposalDoor,
} from '../lib/source-proposal'
import type { Transaction } from './connection'
import { mergesProposed } from './merge-proposals'
import { hindrance, parties } from './merging'
import { proposals } from './schema-talk'
import { locked, sourceChanges } from './source-changes'
import { survivors } from './survivors'
import { found, parse, unchanged, write, type Writing } from './write'

/** A merge is looked at before it is made: an admin makes it from its preview, which answers the proposal. */
const mergeSource = {
  table: null,
  schema: proposedMerge,
  run: () => Promise.reject(new Conflict('Look at what would move first, and merge there.')),
}

const doorOf = (door: ProposalDoor) =>
  ({ ...sourceChanges, mergeSource })[door] as {
    table: (typeof sourceChanges)['changeName']['table'] | null
    schema: z.ZodType<Record<string, unknown>>
    run: (writing: Writing, input: unknown) => Promise<void>
  }

/** The source that a change is about, of an input that its schema has read. Errors: NotFound. */
async function sourceOf(
  tx: Transaction,
  door: ProposalDoor,
  input: Record<string, unknown>,
): Promise<number> {
  if (typeof input.sourceId === 'number') return input.sourceId
  const { table } = doorOf(door)
  if (!table) return input.id as number
  const [row] = await tx
    .select({ sourceId: table.sourceId })
    .from(table)
    .where(eq(table.id, input.id as number))
  return found(row, 'row').sourceId
}

/** Refuses to propose a merge that could not be made, or that is proposed already. */
async function mergeable(tx: Transaction, from: number, into: number): Promise<void> {
  const rows = await parties(tx, 'sources', [from, into])
  const row = (id: number) =>
    found(
      rows.find((row) => row.id === id),
      'source',
    )
  const problem = hindrance('sources', row(from), row(into))
  if (problem) throw new Invalid([problem])
  if ((await mergesProposed(tx, from, into)).length)
    throw new Conflict('That these two are one is proposed already. An admin decides.')
}

/** What was proposed, of what each source in it is merged into by now. */
async function standing(tx: Transaction, input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const of = Object.keys(input).filter((field) => field === 'sourceId' || namesSource(field))
  const fields = of.filter((field) => typeof input[field] === 'number')
  const ids = await survivors(
    tx,
    'sources',
    fields.map((field) => input[field] as number),
  )
  return { ...input, ...Object.fromEntries(fields.map((field, at) => [field, ids[at]])) }
}

/** Asks an admin to change a source so. Returns the proposal's number. Errors: Invalid as the change itself has them. */
export async function propose(actor: Actor, input: z.input<typeof newProposal>): Promise<number> {
  return write(actor, 'source: propose', { schema: newProposal, input }, async ({ tx }, proposal) => {
    const read = parse(doorOf(proposal.door).schema, proposal.input)
    const source = await locked(tx, await sourceOf(tx, proposal.door, read))
    if (source.mergedInto) throw new Conflict('This source is one with another by now. Propose it there.')
    if (proposal.door === 'mergeSource') await mergeable(tx, source.id, read.into as number)
    // As typed, since the door reads it again; without what the door does not take, and rows by their numbers.
    const kept = Object.fromEntries(
      Object.entries(read).map(([key, value]) => [
        key,
        typeof value === 'number' ? value : (proposal.input[key] ?? null),
      ]),
    )
    const [made] = await tx
      .insert(proposals)
      .values({ ...proposal, input: kept, object: 'sources', objectId: source.id })
      .returning({ id: proposals.id })
    return made!.id
  })
}

async function open(tx: Transaction, id: number, version: number) {
  const [row] = await tx.select().from(proposals).where(eq(proposals.id, id)).for('update')
  const proposal = found(row, 'proposal')
  if (proposal.state !== 'open') throw new Conflict('This proposal is decided already.', proposal)
  unchanged(version, proposal.version, proposal)
  return proposal
}

/**
 * Accepts a proposal, which makes its change as this admin in the same transaction, or declines it.
 * Errors: whatever the change itself is refused with; then the proposal stays open.
 */
export async function decideProposal(actor: Actor, input: z.input<typeof proposalDecision>): Promise<void> {
  const door = { schema: proposalDecision, input }
  await write(actor, 'proposal: decide', door, async (writing, { id, version, accept, answer }) => {
    const { tx } = writing
    const proposal = await open(tx, id, version)
    if (accept) {
      const { schema, run } = doorOf(parse(newProposal, proposal).door)
      await tx.execute(sql`select set_config('onrecord.reason', ${proposal.reason}, true)`)
      await run(writing, parse(schema, await standing(tx, proposal.input)))
    }
    await tx
      .update(proposals)
      .set({
        state: accept ? 'accepted' : 'declined',
        decidedBy: writing.actor.kind === 'user' ? writing.actor.id : null,
        decidedAt: sql`now()`,
        answer: answer || null,
      })
      .where(eq(proposals.id, id))
  })
}

/** Takes one's own proposal back while it is open. */
export async function takeProposalBack(
  actor: Actor,
  input: z.input<typeof proposalTakenBack>,
): Promise<void> {
  const door = { schema: proposalTakenBack, input }
  await write(actor, 'source: propose', door, async ({ tx, actor }, { id, version }) => {
    const proposal = await open(tx, id, version)
    if (actor.kind === 'user' && proposal.createdBy !== actor.id)
      throw new Forbidden('Only who proposed this takes it back.')
    await tx.update(proposals).set({ state: 'taken-back' }).where(eq(proposals.id, id))
  })
}
