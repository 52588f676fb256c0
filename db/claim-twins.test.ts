import { sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { claimTwins } from './claim-twins'
import { closeDatabase, db } from './connection'
import { tellApart } from './duplicates'
import { aSource, join, undo, why } from './test-merges'
import { makeDraft, unique } from './test-rows'

afterAll(closeDatabase)

const worded = async (wording: string, source?: number) => {
  const { claim } = await makeDraft(system, source ? { source: { id: source } } : {})
  await db().execute(sql`update claims set wording = ${wording} where id = ${claim}`)
  return claim
}

test('a claim of the same or a like wording is told with why, one of another matter is not', async () => {
  // In words of its own, as hundreds of other tests have the harbour closed at noon.
  const [mark, source] = [unique('Ferry'), await aSource({ name: 'Anna Petrenko' })]
  const one = await worded(`${mark} was painted green again on Friday.`, source)
  await worded('A second signal was received from the north.')
  const same = await worded(`${mark.toUpperCase()} was painted green again, on Friday`, source)
  const contrary = await worded(`${mark} was not painted green again on Friday.`)
  expect(await claimTwins(system, one)).toMatchObject([
    { id: same, reasons: ['The same wording', 'Both are said by Anna Petrenko'] },
    { id: contrary, reasons: ['Wording much alike, but one may deny the other'] },
  ])
  const apart = await tellApart(system, { object: 'claims', from: one, into: contrary, reason: why })
  expect((await claimTwins(system, contrary)).map(({ id }) => id)).toEqual([same])
  await undo(apart)
  await join('claims', same, one)
  expect((await claimTwins(system, one)).map(({ id }) => id)).toEqual([contrary])
  expect(await claimTwins(system, same)).toEqual([])
})
