import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { Conflict, Invalid } from '../lib/errors'
import { oneRow, topicChange, topicSynonym } from '../lib/outlet-input'
import type { Actor } from '../lib/permissions'
import type { Transaction } from './connection'
import { EVERYTHING } from './notices'
import { topics } from './schema'
import { topicNames } from './schema-names'
import { topicsNamed } from './topic-names'
import { found, unchanged, write } from './write'

async function locked(tx: Transaction, id: number) {
  const [topic] = await tx.select().from(topics).where(eq(topics.id, id)).for('update')
  const row = found(topic, 'topic')
  if (row.mergedInto) throw new Conflict('This topic is merged into another. Change that one.')
  return row
}

/** Refuses a name by which another topic is found. */
export async function refuseTakenTopic(tx: Transaction, id: number, name: string): Promise<void> {
  const [taken] = await tx.execute<{ id: number }>(sql`
    select id from topics where lower(name) = lower(${name}) and id <> ${id} and merged_into is distinct from ${id}
    union all select topic_id from topic_names where lower(name) = lower(${name}) and topic_id <> ${id}`)
  if (taken) throw new Invalid([{ field: 'name', message: `Topic ${taken.id} has this name already.` }])
}

/** The tree is changed by one at a time: two moves that are each right may be a circle together. */
export async function oneAtATime(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('topics: tree'))`)
}

/** Refuses a wider topic that is the topic itself or stands below it. */
export async function refuseCircle(tx: Transaction, id: number, parent: number): Promise<void> {
  const rows = await tx.execute<{ id: number }>(sql`
    with recursive up (id) as (
      select ${parent}::int union select t.parent_id from up join topics t on t.id = up.id where t.parent_id is not null)
    select id from up where id = ${id}`)
  if (rows.length)
    throw new Invalid([
      { field: 'wider', message: 'This topic is the same or a narrower one: no topic is wider than itself.' },
    ])
}

/** Renames a topic, or sets the wider one that it is a part of. */
export async function changeTopic(actor: Actor, input: z.input<typeof topicChange>): Promise<void> {
  const door = { schema: topicChange, input }
  await write(actor, 'topic: keep', door, async ({ tx, changed }, { id, version, name, wider }) => {
    await oneAtATime(tx)
    const topic = await locked(tx, id)
    unchanged(version, topic.version, topic)
    if (name !== topic.name) await refuseTakenTopic(tx, id, name)
    const parentId = (wider && (await topicsNamed(tx, [wider])).get(wider)) || null
    if (wider && !parentId)
      throw new Invalid([{ field: 'wider', message: 'There is no topic of this name.' }])
    if (parentId) await refuseCircle(tx, id, parentId)
    await tx.update(topics).set({ name, parentId }).where(eq(topics.id, id))
    for (const one of [id, topic.parentId, parentId]) if (one) changed(`topic:${one}`)
    // Its name stands on the pages of its claims, and of the topics about it.
    if (name !== topic.name) changed(EVERYTHING)
  })
}

/** Another name of a topic: who writes it while annotating gives the topic. */
export async function addTopicName(actor: Actor, input: z.input<typeof topicSynonym>): Promise<void> {
  const door = { schema: topicSynonym, input }
  await write(actor, 'topic: keep', door, async ({ tx }, { id, name }) => {
    await locked(tx, id)
    await refuseTakenTopic(tx, id, name)
    await tx.insert(topicNames).values({ topicId: id, name })
  })
}

export async function removeTopicName(actor: Actor, input: z.input<typeof oneRow>): Promise<void> {
  await write(actor, 'topic: keep', { schema: oneRow, input }, async ({ tx }, { id }) => {
    const [gone] = await tx.delete(topicNames).where(eq(topicNames.id, id)).returning()
    found(gone, 'name')
  })
}
