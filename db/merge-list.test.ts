import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { closeDatabase, db } from './connection'
import { deskMerge } from './merge-list'
import { split } from './splitting'
import { aSource, join, owners, read, undo, why } from './test-merges'
import { makePublished } from './test-rows'

afterAll(closeDatabase)

test('what would go back is told before, and is what goes back', async () => {
  const [from, into, third] = [await aSource(), await aSource(), await aSource()]
  const said = async () => (await makePublished(system, { source: { id: from } })).utterance
  const [kept, moved, parted] = [await said(), await said(), await said()]
  const id = await join('sources', from, into)
  const utterances = (moves: number, stays: number) => [
    { noun: 'utterances', column: 'source_id', moves, stays },
  ]
  expect(await deskMerge(system, id)).toMatchObject({ back: utterances(3, 0) })
  await db().execute(sql`update utterances set source_id = ${third} where id = ${moved}`)
  const asked = { from: await read('sources', into), into: { id: third }, utterances: [parted], reason: why }
  await split(system, { object: 'sources', ...asked })
  // Carried on by a later merge.
  await join('sources', into, third)
  expect(await deskMerge(system, id)).toMatchObject({ back: utterances(1, 2) })
  await undo(id)
  expect(await owners([kept, moved, parted])).toEqual([from, third, third])
  expect(await deskMerge(system, id)).toMatchObject({ back: null, counts: expect.any(Array) })
})
