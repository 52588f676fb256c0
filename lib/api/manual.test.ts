import { expect, test } from 'vitest'
import { manual } from './manual'
import { operations } from './operations'

const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }
const { chapters, shared, homeOf } = manual({ name: 'Onrecord', licence }, '/api/v1')

test('each operation and each row is told once, a row with what answers it', () => {
  const told = chapters.flatMap((chapter) => chapter.operations.map(({ operationId }) => operationId))
  expect(told.sort()).toEqual(operations.map(({ id }) => id).sort())
  const rows = [...chapters.flatMap((chapter) => chapter.rows), ...shared].map(([name]) => name)
  expect(new Set(rows).size).toBe(rows.length)
  for (const row of ['Claim', 'Utterance', 'Hit', 'Assessment'])
    expect([row, homeOf(row)]).toEqual([
      row,
      { Claim: 'claims', Utterance: 'utterances', Hit: 'search', Assessment: 'claims' }[row],
    ])
  expect(shared.map(([name]) => name)).toEqual(expect.arrayContaining(['Date', 'ClaimReference', 'Problem']))
})
