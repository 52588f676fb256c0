import { and, eq, inArray, ne, or, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { linkWithdrawal, newLink, oneLink } from '../lib/claim-link-input'
import { Forbidden, Invalid } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import type { Transaction } from './connection'
import { waitsForReview } from './reviewing'
import { claims } from './schema'
import { claimLinks } from './schema-claims'
import { tagsOfClaims } from './tags'
import { found, unchanged, write } from './write'

const refuse = (field: string, message: string) => new Invalid([{ field, message }])

/** Both claims stand, and nobody links or withdraws them meanwhile. */
async function standing(tx: Transaction, from: number, to: number): Promise<void> {
  const rows = await tx
    .select({ id: claims.id, state: claims.state })
    .from(claims)
    .where(inArray(claims.id, [from, to]))
    .orderBy(claims.id)
    .for('no key update')
  for (const [field, id] of Object.entries({ from, to })) {
    const claim = rows.find((row) => row.id === id)
    if (!claim) throw refuse(field, 'There is no such claim.')
    if (claim.state === 'withdrawn') throw refuse(field, 'This claim is withdrawn.')
  }
}

/**
 * Links two claims with a reason; readers see it while both are public. An editor's waits as a draft where a second
 * person looks at what editors publish. Returns the number of the link.
 * Errors: Invalid where a claim is withdrawn or unknown, or where they are linked so already.
 */
export async function linkClaims(actor: Actor, input: z.input<typeof newLink>): Promise<number> {
  const door = { schema: newLink, input, reason: ({ reason }: z.output<typeof newLink>) => reason }
  return write(actor, 'claim: link', door, async ({ tx, actor, changed }, { from, to, kind, reason }) => {
    await standing(tx, from, to)
    const either = [and(eq(claimLinks.fromId, from), eq(claimLinks.toId, to))]
    // To contradict is mutual; the others are read one way.
    if (kind === 'contradicts') either.push(and(eq(claimLinks.fromId, to), eq(claimLinks.toId, from)))
    const [same] = await tx
      .select({ id: claimLinks.id })
      .from(claimLinks)
      .where(and(or(...either), eq(claimLinks.kind, kind), ne(claimLinks.state, 'withdrawn')))
      .limit(1)
    if (same) throw refuse('to', 'These claims are linked so already.')
    const state = (await waitsForReview(tx, actor)) ? ('draft' as const) : ('published' as const)
    const [link] = await tx
      .insert(claimLinks)
      .values({ fromId: from, toId: to, kind, reason, state })
      .returning({ id: claimLinks.id })
    changed(...(await tagsOfClaims(tx, [from, to])))
    return link!.id
  })
}

/**
 * Makes a link public that waits; where a second person looks at what editors publish, by another than who made it.
 * Errors: NotFound, Conflict, Forbidden, Invalid where it does not wait or one of its claims is withdrawn.
 */
export async function publishLink(actor: Actor, input: z.input<typeof oneLink>): Promise<void> {
  await write(
    actor,
    'claim: link',
    { schema: oneLink, input },
    async ({ tx, actor, changed }, { id, version }) => {
      const [read] = await tx.select().from(claimLinks).where(eq(claimLinks.id, id))
      const { fromId, toId } = found(read, 'link')
      // The claims are locked before the link, as where one is made.
      await standing(tx, fromId, toId)
      const [row] = await tx.select().from(claimLinks).where(eq(claimLinks.id, id)).for('update')
      const link = found(row, 'link')
      unchanged(version, link.version, link)
      if (link.state !== 'draft') throw refuse('', 'This link does not wait any more.')
      if ((await waitsForReview(tx, actor)) && actor.kind === 'user' && link.createdBy === actor.id)
        throw new Forbidden('Nobody publishes their own link here: a second person looks at it and does.')
      // Readers see its reason beside the change by which they see the link.
      await tx.execute(sql`select set_config('onrecord.reason', ${link.reason}, true)`)
      await tx.update(claimLinks).set({ state: 'published' }).where(eq(claimLinks.id, id))
      changed(...(await tagsOfClaims(tx, [link.fromId, link.toId])))
    },
  )
}

/** Withdraws a link with a reason. Errors: NotFound, Conflict, Invalid where it is withdrawn already. */
export async function withdrawLink(actor: Actor, input: z.input<typeof linkWithdrawal>): Promise<void> {
  const door = {
    schema: linkWithdrawal,
    input,
    reason: ({ reason }: z.output<typeof linkWithdrawal>) => reason,
  }
  await write(actor, 'claim: link', door, async ({ tx, changed }, { id, version, reason }) => {
    const [row] = await tx.select().from(claimLinks).where(eq(claimLinks.id, id)).for('update')
    const link = found(row, 'link')
    if (link.state === 'withdrawn') throw refuse('', 'This link is withdrawn already.')
    unchanged(version, link.version, link)
    await tx
      .update(claimLinks)
      .set({ state: 'withdrawn', withdrawnReason: reason })
      .where(eq(claimLinks.id, id))
    changed(...(await tagsOfClaims(tx, [link.fromId, link.toId])))
  })
}
