import { afterAll, beforeAll, expect, test } from 'vitest'
import { readPeriod } from '../lib/periods'
import type { SignedIn } from '../lib/permissions'
import { closeDatabase } from './connection'
import { monthsOnRecord, partsOf, spansOver, statementsIn, stepsFrom } from './days'
import { makeDraft, makePublished, makeUser } from './test-rows'

let editor: SignedIn
beforeAll(async () => {
  editor = await makeUser('editor')
})
afterAll(closeDatabase)

const on = (edtf: string) => ({ saidOn: { edtf, wording: null, basis: 'editor' as const } })
const period = (name: string) => readPeriod(name)!
const claims = ({ lines }: { lines: { claim: { id: number } }[] }) => lines.map(({ claim }) => claim.id)

// Years that no other test uses: tests share one database.
test('a day, a month and a year hold what was said within them, newest first', async () => {
  const early = await makePublished(editor, on('1807-03-02'))
  const late = await makePublished(editor, on('1807-03-20'))
  const month = await makePublished(editor, on('1807-03'))
  const other = await makePublished(editor, on('1807-05-01'))
  await makeDraft(editor, on('1807-03-20'))
  expect(claims(await statementsIn(period('1807-03-20')))).toEqual([late.claim])
  expect(claims(await statementsIn(period('1807-03')))).toEqual([month.claim, late.claim, early.claim])
  expect(claims(await statementsIn(period('1807')))).toEqual([
    other.claim,
    month.claim,
    late.claim,
    early.claim,
  ])
  expect(await partsOf(period('1807-03'))).toEqual([
    { name: '1807-03-02', statements: 1 },
    { name: '1807-03-20', statements: 1 },
  ])
  expect(await partsOf(period('1807'))).toEqual([
    { name: '1807-03', statements: 3 },
    { name: '1807-05', statements: 1 },
  ])
  expect(await stepsFrom(period('1807-03-10'))).toEqual({ earlier: '1807-03-02', later: '1807-03-20' })
  expect(await stepsFrom(period('1807-04'))).toEqual({ earlier: '1807-03', later: '1807-05' })
})

test('a longer span stands apart, of the day, the month and the year that it reaches into', async () => {
  const week = await makePublished(editor, on('1811-01-28/1811-02-03'))
  const winter = await makePublished(editor, on('1810-12/1811-02'))
  const longer = async (name: string) => new Set(claims(await spansOver(period(name))))
  expect(await longer('1811-02-01')).toEqual(new Set([week.claim, winter.claim]))
  expect(await longer('1811-02-04')).toEqual(new Set([winter.claim]))
  expect(await longer('1811-02')).toEqual(new Set([week.claim, winter.claim]))
  expect(await longer('1811')).toEqual(new Set([winter.claim]))
  expect(claims(await statementsIn(period('1811')))).toEqual([week.claim])
  expect(await longer('1811-03-01')).toEqual(new Set())
  // What is known to its month alone belongs to none of its days, and to the month itself.
  const month = await makePublished(editor, on('1812-06'))
  expect(await longer('1812-06-30')).toEqual(new Set([month.claim]))
  expect(await longer('1812-06')).toEqual(new Set())
  expect((await statementsIn(period('1812-06-30'))).lines).toEqual([])
})

test('the months on record follow each other with their counts, to the first', async () => {
  await makePublished(editor, on('1702-02-28'))
  await makePublished(editor, on('1702-02'))
  await makePublished(editor, on('1701-11-30'))
  await makePublished(editor, on('1701-08/1701-09'))
  const { lines, next } = await monthsOnRecord({ after: '1702-03-01_1' })
  expect(lines).toEqual([
    { name: '1702-02', statements: 2 },
    { name: '1701-11', statements: 1 },
  ])
  expect(next).toBeNull()
})

test('a day has its statements on pages, each once', async () => {
  const made: number[] = []
  for (let count = 0; count < 27; count++) made.push((await makePublished(editor, on('1815-06-18'))).claim)
  const first = await statementsIn(period('1815-06-18'))
  const second = await statementsIn(period('1815-06-18'), { after: first.next! })
  expect([...claims(first), ...claims(second)]).toEqual(made.toReversed())
  expect(second.next).toBeNull()
  await expect(statementsIn(period('1815-06-18'), { after: 'none_1' })).rejects.toMatchObject({
    kind: 'invalid',
  })
})
