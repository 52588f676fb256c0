import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Invalid } from '../lib/errors'
import { oneRow, publisherChange, publisherHost, publisherName } from '../lib/outlet-input'
import type { Actor } from '../lib/permissions'
import type { Transaction } from './connection'
import { EVERYTHING } from './notices'
import { publishers } from './schema-articles'
import { publisherHosts, publisherNames } from './schema-names'
import { found, unchanged, write } from './write'

async function locked(tx: Transaction, id: number) {
  const [publisher] = await tx.select().from(publishers).where(eq(publishers.id, id)).for('update')
  const row = found(publisher, 'publisher')
  if (row.mergedInto) throw new Conflict('This publisher is merged into another. Change that one.')
  return row
}

/** Refuses a name under which articles already find another publisher. */
export async function refuseTakenPublisher(tx: Transaction, id: number, name: string): Promise<void> {
  const [taken] = await tx.execute<{ id: number }>(sql`
    select id from publishers where lower(name) = lower(${name}) and id <> ${id} and merged_into is distinct from ${id}
    union all select publisher_id from publisher_names where lower(name) = lower(${name}) and publisher_id <> ${id}`)
  if (taken) throw new Invalid([{ field: 'name', message: `Publisher ${taken.id} has this name already.` }])
}

/** Changes what is on record of a publisher. */
export async function changePublisher(actor: Actor, input: z.input<typeof publisherChange>): Promise<void> {
  const door = { schema: publisherChange, input }
  await write(actor, 'publisher: keep', door, async ({ tx, changed }, { id, version, ...change }) => {
    const publisher = await locked(tx, id)
    unchanged(version, publisher.version, publisher)
    if (change.name !== publisher.name) await refuseTakenPublisher(tx, id, change.name)
    await tx.update(publishers).set(change).where(eq(publishers.id, id))
    changed(`publisher:${id}`)
    // Its name stands beside each of its passages, and its rights decide what is shown of each of its articles.
    if (change.name !== publisher.name || change.rights !== publisher.rights) changed(EVERYTHING)
  })
}

/** Another name under which articles name the publisher. */
export async function addPublisherName(actor: Actor, input: z.input<typeof publisherName>): Promise<void> {
  const door = { schema: publisherName, input }
  await write(actor, 'publisher: keep', door, async ({ tx }, { id, name }) => {
    await locked(tx, id)
    await refuseTakenPublisher(tx, id, name)
    await tx.insert(publisherNames).values({ publisherId: id, name })
  })
}

export async function removePublisherName(actor: Actor, input: z.input<typeof oneRow>): Promise<void> {
  await write(actor, 'publisher: keep', { schema: oneRow, input }, async ({ tx }, { id }) => {
    const [gone] = await tx.delete(publisherNames).where(eq(publisherNames.id, id)).returning()
    found(gone, 'name')
  })
}

/** Another host of the publisher's addresses; one host may serve several publishers. */
export async function addPublisherHost(actor: Actor, input: z.input<typeof publisherHost>): Promise<void> {
  const door = { schema: publisherHost, input }
  await write(actor, 'publisher: keep', door, async ({ tx }, { id, host }) => {
    await locked(tx, id)
    await tx.insert(publisherHosts).values({ publisherId: id, host })
  })
}

export async function removePublisherHost(actor: Actor, input: z.input<typeof oneRow>): Promise<void> {
  await write(actor, 'publisher: keep', { schema: oneRow, input }, async ({ tx }, { id }) => {
    const [gone] = await tx.delete(publisherHosts).where(eq(publisherHosts.id, id)).returning()
    found(gone, 'host')
  })
}
