import { expect, test } from 'vitest'
import { dumpName, leftDumps, madeOn, wholeDumps } from './dumps'

const [monday, tuesday] = [new Date('2026-11-23T02:37:00.123Z'), new Date('2026-11-24T02:37:01Z')]
const [one, two] = [dumpName(monday), dumpName(tuesday)]

test('a dump is named by its moment, and is whole with what tells of it', () => {
  expect(one).toBe('onrecord-public-20261123T023700Z.zip')
  const files = [one, `${one}.json`, two, `${two}.json`, 'theirs.zip', 'onrecord-2026-11-23.zip']
  expect(wholeDumps(files)).toEqual([two, one])
  expect(leftDumps(files)).toEqual([])
  const broken = [one, `${two}.json`, `${two}.77.part`, `${two}.json.77.part`, 'theirs.zip.1.part']
  expect(wholeDumps(broken)).toEqual([])
  expect(leftDumps(broken)).toEqual(broken.slice(0, 4))
  expect([madeOn(one, monday), madeOn(one, tuesday), madeOn(two, monday)]).toEqual([true, false, true])
})
