import { sql } from 'drizzle-orm'
import { system } from '../lib/permissions'
import { db } from './connection'
import { bringInPeople, previewPeople } from './people'
import { deskPublisher, deskPublishers } from './publisher-desk'
import * as publisher from './publisher-doors'
import { publisherNamed } from './publishers'
import type { Prepare } from './test-arrival-doors'
import { makeDraft, unique } from './test-rows'
import { deskTopic, deskTopics } from './topic-desk'
import * as topic from './topic-doors'
import { topicsNamed } from './topic-names'

const people = () => ({
  name: 'people.csv',
  bytes: new TextEncoder().encode(`name\n${unique('Ada')}`),
})

/** A publisher that no article names. */
export const makePublisher = (name = unique('Publisher')): Promise<number> =>
  db().transaction(async (tx) => (await publisherNamed(tx, name, null))!)

/** A topic of one claim. */
export async function makeTopic(name = unique('Topic')): Promise<number> {
  await makeDraft(system, { topics: [name] })
  const id = (await db().transaction((tx) => topicsNamed(tx, [name]))).get(name)
  return id!
}

const newest = async (table: 'publisher_names' | 'publisher_hosts' | 'topic_names') => {
  const [row] = await db().execute<{ id: number }>(sql`select max(id) as id from ${sql.identifier(table)}`)
  return row!.id
}
const bare = { host: null, country: 'DE', rights: 'full', description: null, confirmed: true } as const

/** Doors of people that are brought in, of publishers and of topics. */
export const outletDoors: Record<string, Prepare> = {
  previewPeople: async () => (actor) => previewPeople(actor, people()),
  bringInPeople: async () => (actor) => bringInPeople(actor, people()),
  deskPublishers: async () => (actor) => deskPublishers(actor),
  deskPublisher: async () => {
    const id = await makePublisher()
    return (actor) => deskPublisher(actor, id)
  },
  changePublisher: async () => {
    const id = await makePublisher()
    return (actor) => publisher.changePublisher(actor, { ...bare, id, version: 1, name: unique('Publisher') })
  },
  addPublisherName: async () => {
    const id = await makePublisher()
    return (actor) => publisher.addPublisherName(actor, { id, name: unique('Paper') })
  },
  removePublisherName: async () => {
    await publisher.addPublisherName(system, { id: await makePublisher(), name: unique('Paper') })
    const id = await newest('publisher_names')
    return (actor) => publisher.removePublisherName(actor, { id })
  },
  addPublisherHost: async () => {
    const id = await makePublisher()
    return (actor) => publisher.addPublisherHost(actor, { id, host: 'harbour.example' })
  },
  removePublisherHost: async () => {
    await publisher.addPublisherHost(system, { id: await makePublisher(), host: 'harbour.example' })
    const id = await newest('publisher_hosts')
    return (actor) => publisher.removePublisherHost(actor, { id })
  },
  deskTopics: async () => (actor) => deskTopics(actor),
  deskTopic: async () => {
    const id = await makeTopic()
    return (actor) => deskTopic(actor, id)
  },
  changeTopic: async () => {
    const id = await makeTopic()
    return (actor) => topic.changeTopic(actor, { id, version: 1, name: unique('Topic'), wider: null })
  },
  addTopicName: async () => {
    const id = await makeTopic()
    return (actor) => topic.addTopicName(actor, { id, name: unique('Subject') })
  },
  removeTopicName: async () => {
    await topic.addTopicName(system, { id: await makeTopic(), name: unique('Subject') })
    const id = await newest('topic_names')
    return (actor) => topic.removeTopicName(actor, { id })
  },
}
