import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { SignedIn } from '../lib/permissions'
import { client, closeDatabase, db } from './connection'
import { deskPublisher, deskPublishers } from './publisher-desk'
import { addPublisherHost, addPublisherName, changePublisher } from './publisher-doors'
import { publisherAt, publisherNamed } from './publishers'
import { makePublisher, makeTopic } from './test-outlet-doors'
import { conflict, invalidAt, makeDraft, makeUser, unique } from './test-rows'
import { deskTopic, deskTopics } from './topic-desk'
import { addTopicName, changeTopic } from './topic-doors'

let admin: SignedIn
beforeAll(async () => {
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const named = (name: string) => db().transaction((tx) => publisherNamed(tx, name, null))
const at = (host: string) => db().transaction((tx) => publisherAt(tx, null, host))

describe('a publisher', () => {
  test('is found by further names and hosts, in the list too, and after a merge', async () => {
    const id = await makePublisher()
    const paper = unique('Daily')
    const host = `${unique('h').replace(' ', '-')}.example`
    await addPublisherName(admin, { id, name: paper })
    await addPublisherHost(admin, { id, host: `https://www.${host}/news` })
    expect([await named(paper.toUpperCase()), await at(host)]).toEqual([id, id])
    for (const q of [paper, host])
      expect((await deskPublishers(admin, { q })).lines.map((line) => line.id)).toEqual([id])
    expect((await deskPublishers(admin, { q: paper, unused: true, unconfirmed: true })).lines).toHaveLength(1)
    const into = await makePublisher()
    await client()`update publishers set merged_into = ${into} where id = ${id}`
    expect([await named(paper), await at(host)]).toEqual([into, into])
    expect((await deskPublishers(admin, { q: paper })).lines).toEqual([])
    await expect(deskPublisher(admin, id)).rejects.toMatchObject({ kind: 'not-found' })
  })

  test('is changed on the version that was read, and keeps no name of another', async () => {
    const [id, other] = [await makePublisher(), await makePublisher()]
    const taken = unique('Daily')
    await addPublisherName(admin, { id: other, name: taken })
    const change = { id, version: 1, name: unique('New'), country: 'FR', description: 'A paper.' }
    const input = { ...change, host: '', rights: 'full', confirmed: true } as const
    await expect(changePublisher(admin, { ...input, name: taken })).rejects.toMatchObject(invalidAt('name'))
    await expect(changePublisher(admin, { ...input, country: 'XX' })).rejects.toMatchObject(
      invalidAt('country'),
    )
    await changePublisher(admin, input)
    expect(await deskPublisher(admin, id)).toMatchObject({
      ...change,
      host: null,
      version: 2,
      rights: 'full',
    })
    await expect(changePublisher(admin, input)).rejects.toMatchObject(conflict)
    await expect(addPublisherName(admin, { id, name: taken })).rejects.toMatchObject(invalidAt('name'))
  })
})

describe('a topic', () => {
  test('is given by a synonym while annotating, and found by it in the list', async () => {
    const id = await makeTopic()
    const synonym = unique('Subject')
    await addTopicName(admin, { id, name: synonym })
    const { claim } = await makeDraft(admin, { topics: [synonym.toUpperCase()] })
    const given = await client()`select topic_id as id from claim_topics where claim_id = ${claim}`
    expect([...given]).toEqual([{ id }])
    const { lines } = await deskTopics(admin, { q: synonym })
    expect(lines).toMatchObject([{ id, claims: 2, synonyms: [synonym] }])
    await expect(addTopicName(admin, { id: await makeTopic(), name: synonym })).rejects.toMatchObject(
      invalidAt('name'),
    )
  })

  test('has a wider one, never a narrower one or itself', async () => {
    const [sea, harbour, quay] = [unique('Sea'), unique('Harbour'), unique('Quay')]
    const ids = [await makeTopic(sea), await makeTopic(harbour), await makeTopic(quay)] as const
    const version = 1
    await changeTopic(admin, { id: ids[1], version, name: harbour, wider: sea })
    await changeTopic(admin, { id: ids[2], version, name: quay, wider: harbour })
    for (const wider of [quay, harbour, sea])
      await expect(changeTopic(admin, { id: ids[0], version, name: sea, wider })).rejects.toMatchObject(
        invalidAt('wider'),
      )
    expect(await deskTopic(admin, ids[2])).toMatchObject({
      above: [{ name: sea }, { name: harbour }],
      wider: harbour,
    })
    expect(await deskTopic(admin, ids[0])).toMatchObject({ narrower: [{ id: ids[1] }] })
  })

  test('of two moves at once that make a circle together one is refused', async () => {
    const [a, b] = [unique('A'), unique('B')]
    const [idA, idB] = [await makeTopic(a), await makeTopic(b)]
    const moves = await Promise.allSettled([
      changeTopic(admin, { id: idA, version: 1, name: a, wider: b }),
      changeTopic(admin, { id: idB, version: 1, name: b, wider: a }),
    ])
    expect(moves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })
})
