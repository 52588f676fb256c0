import { desc, eq, sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import { oneAttestation, withdrawal } from '../lib/statement-input'
import { attestations, claims } from './schema'
import { revisions } from './schema-users'
import { tagsOfClaims } from './tags'
import { found, unchanged, write, type Writing } from './write'

/** The claim or passage in this state and version, locked. Errors: NotFound, Forbidden where another published it, Conflict. */
async function locked<Table extends typeof claims | typeof attestations>(
  { tx, actor, demand }: Writing,
  table: Table,
  { id, version }: { id: number; version: number },
  state: 'published' | 'withdrawn',
) {
  const object = table === claims ? 'claims' : 'attestations'
  const rows = await tx
    .select({ version: table.version, state: table.state })
    .from(table as typeof claims)
    .where(eq(table.id, id))
    .for('update')
  const row = found(rows[0], object === 'claims' ? 'claim' : 'passage')
  // Whose it is: who published it may withdraw it, who withdrew it may put it back.
  const [last] = await tx
    .select({ by: revisions.actorId })
    .from(revisions)
    .where(
      sql`${revisions.object} = ${object} and ${revisions.objectId} = ${id} and ${revisions.after} ->> 'state' = ${state}
        and ${revisions.before} ->> 'state' is distinct from ${state}`,
    )
    .orderBy(desc(revisions.id))
    .limit(1)
  demand('claim: withdraw', actor.kind === 'user' && last?.by === actor.id)
  unchanged(version, row.version, row)
  if (row.state === state) return
  const wanted = state === 'published' ? 'is not public' : 'is not withdrawn'
  throw new Conflict(`This ${object === 'claims' ? 'claim' : 'passage'} ${wanted}.`)
}

/** Tags of the claims of these passages `a`, utterances `u`, and of those that tell what they were there before they moved. */
async function tagsOf({ tx }: Writing, which: SQL): Promise<string[]> {
  const rows = await tx.execute<{ id: number }>(sql`
    with passages as materialized (
      select a.id, u.id as utterance, u.claim_id
      from attestations a join utterances u on u.id = a.utterance_id where ${which})
    select claim_id as id from passages
    union select r.claim_id from passages p join revisions r on r.object = 'attestations' and r.object_id = p.id
      where r.claim_id is not null
    union select r.claim_id from passages p join revisions r on r.object = 'utterances' and r.object_id = p.utterance
      where r.claim_id is not null`)
  return tagsOfClaims(
    tx,
    rows.map(({ id }) => id),
  )
}

type Withdrawal = z.input<typeof withdrawal>
const door = (input: Withdrawal) => ({
  schema: withdrawal,
  input,
  reason: ({ reason }: z.output<typeof withdrawal>) => reason,
  maybeOwn: true,
})

/**
 * Withdraws a public claim with a reason; its address answers 410 and says so. Editors only what they published.
 * Errors: NotFound, Forbidden, Invalid, Conflict where it changed since or is not public.
 */
export async function withdrawClaim(actor: Actor, input: Withdrawal): Promise<void> {
  await write(actor, 'claim: withdraw', door(input), async (writing, claim) => {
    await locked(writing, claims, claim, 'published')
    const { tx, changed, withdrawn } = writing
    await tx
      .update(claims)
      .set({ state: 'withdrawn', withdrawnReason: claim.reason })
      .where(eq(claims.id, claim.id))
    changed(...(await tagsOf(writing, sql`u.claim_id = ${claim.id}`)))
    withdrawn(claim.id)
  })
}

/** Puts a withdrawn claim back at its address, with a reason. */
export async function reinstateClaim(actor: Actor, input: Withdrawal): Promise<void> {
  await write(actor, 'claim: withdraw', door(input), async (writing, { id, version }) => {
    await locked(writing, claims, { id, version }, 'withdrawn')
    const { tx, changed, reinstated } = writing
    await tx.update(claims).set({ state: 'published', withdrawnReason: null }).where(eq(claims.id, id))
    changed(...(await tagsOf(writing, sql`u.claim_id = ${id}`)))
    reinstated(id)
  })
}

/**
 * Withdraws one published passage with a reason. The last one of a public claim stays: withdraw the claim. Errors:
 * NotFound, Forbidden, Invalid, Conflict where it changed since, is not public or is that last one.
 */
export async function withdrawAttestation(actor: Actor, input: Withdrawal): Promise<void> {
  await write(actor, 'claim: withdraw', door(input), async (writing, { id, version, reason }) => {
    await locked(writing, attestations, { id, version }, 'published')
    const { tx, changed } = writing
    await tx
      .update(attestations)
      .set({ state: 'withdrawn', withdrawnReason: reason })
      .where(eq(attestations.id, id))
    changed(...(await tagsOf(writing, sql`a.id = ${id}`)))
  })
}

/** Puts a withdrawn passage back. */
export async function reinstateAttestation(
  actor: Actor,
  input: z.input<typeof oneAttestation>,
): Promise<void> {
  const opened = { schema: oneAttestation, input, maybeOwn: true }
  await write(actor, 'claim: withdraw', opened, async (writing, { id, version }) => {
    await locked(writing, attestations, { id, version }, 'withdrawn')
    const { tx, changed } = writing
    await tx
      .update(attestations)
      .set({ state: 'published', withdrawnReason: null })
      .where(eq(attestations.id, id))
    changed(...(await tagsOf(writing, sql`a.id = ${id}`)))
  })
}
