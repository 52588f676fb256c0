import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import {
  auditCells,
  auditColumns,
  auditFilter,
  auditJson,
  auditQuery,
  boundsOf,
  asked,
  type AuditLine,
} from './audit'
import { csvLine } from './csv'

const line: AuditLine = {
  id: 7,
  at: '2025-03-14T09:30:00Z',
  by: { id: 2, name: '=cmd()' },
  place: '192.0.2.1',
  object: 'claims',
  objectId: 12,
  action: 'update',
  before: { wording: 'A' },
  after: { wording: 'B' },
  reason: 'A typing error.',
}

test('a line is told with the same columns in both files, and no cell is a formula', () => {
  const [row] = parse(csvLine(auditCells(line)), { columns: [...auditColumns] }) as Record<string, string>[]
  const json = JSON.parse(auditJson(line)) as Record<string, unknown>
  expect(Object.keys(json)).toEqual([...auditColumns])
  expect(row).toMatchObject({ revision: '7', user: '2', user_name: `'=cmd()`, before: '{"wording":"A"}' })
  expect(json).toMatchObject({ revision: 7, user: 2, user_name: '=cmd()', after: { wording: 'B' } })
})

test('what the program did has no user', () => {
  expect(JSON.parse(auditJson({ ...line, by: null }))).toMatchObject({ user: null, user_name: null })
  expect(auditCells({ ...line, by: null, before: null })).toMatchObject({ 2: '', 3: '', 9: '' })
})

test.each([
  [{ by: 'program', kind: 'claims', object: '12' }, true],
  [{ by: '3', from: '2025-03-14', to: '2025-03-14T10:00' }, true],
  [{ object: '12' }, false],
  [{ kind: 'constructor' }, false],
  [{ by: 'someone' }, false],
  [{ from: '2025-02-30' }, false],
  [{ from: '2025-03-15', to: '2025-03-14' }, false],
  [{ before: '-1' }, false],
])('the choice %j is one: %s', (choice, good) => {
  expect(auditFilter.safeParse(choice).success).toBe(good)
})

test('a day as the end of a time is meant whole', () => {
  const { from, to } = boundsOf({ from: '2025-03-14', to: '2025-03-14' })
  expect(from!.toISOString()).toBe('2025-03-14T00:00:00.000Z')
  expect(to!.toISOString()).toBe('2025-03-14T23:59:59.999Z')
  expect(boundsOf({ to: '2025-03-14T10:00' }).to!.toISOString()).toBe('2025-03-14T10:00:59.999Z')
})

test('any text as a choice is read or refused, and what is read is written again the same', () => {
  const text = fc.oneof(
    fc.string(),
    fc.constantFrom('claims', 'program', '12', '2025-03-14', '2025-03-14T09:30'),
  )
  const choice = fc.record(
    { by: text, kind: text, object: text, from: text, to: text, before: text },
    { requiredKeys: [] },
  )
  fc.assert(
    fc.property(choice, (given) => {
      const read = auditFilter.safeParse(asked(given))
      if (!read.success) return
      const again = Object.fromEntries(new URLSearchParams(auditQuery(read.data)))
      expect(auditFilter.parse(again)).toEqual(read.data)
      boundsOf(read.data)
    }),
  )
})
