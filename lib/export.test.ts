import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv, exportColumns, json, type Exported } from './export'

const line: Exported = {
  ...{ claim: 12, wording: 'The ferry is late.', stance: 'asserts', source: 3, source_name: 'Ada Lund' },
  ...{
    capacity: null,
    speaks_for: null,
    said_on: '2025-03',
    channel: null,
    quote_kind: 'direct',
    outlet: 'The Post',
  },
  content: [{ exact: 'late “again”' }, { exact: 'so late' }],
  ...{ article: 7, article_title: 'Ferry', article_day: '2025-03-14', article_address: null, sample: false },
}
const full = (path: string) => `https://onrecord.example${path}`
const of = '2026-01-02T03:04:05Z'
const read = (file: string): Record<string, string>[] => parse(file, { bom: true, columns: true })
const file = (lines: Exported[]) => csv(full).head(of) + csv(full).rows(lines, of, true)

test('a row of CSV tells all that a passage has, its licence and the day of the record', () => {
  expect(read(file([line]))).toEqual([
    {
      ...{ claim: '12', address: 'https://onrecord.example/claims/12-the-ferry-is-late' },
      ...{
        wording: 'The ferry is late.',
        stance: 'asserts',
        source: '3',
        source_name: 'Ada Lund',
        capacity: '',
      },
      ...{
        speaks_for: '',
        said_on: '2025-03',
        channel: '',
        words: 'late “again” … so late',
        quote_kind: 'direct',
      },
      ...{ outlet: 'The Post', article: '7', article_title: 'Ferry', article_day: '2025-03-14' },
      ...{ article_address: '', sample: '', record_of: of },
      licence: 'https://creativecommons.org/licenses/by/4.0/',
    },
  ])
})

test('no cell of CSV is a formula, whatever stands in it', () => {
  const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1']
  for (const wording of formulas) expect(read(file([{ ...line, wording }]))[0]!.wording).toBe(`'${wording}`)
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (capacity) => {
      const [row] = read(file([{ ...line, capacity }]))
      expect(row!.capacity).toMatch(/^(?![=+\-@\t\r])/)
      expect([capacity, `'${capacity}`]).toContain(row!.capacity)
      expect(Object.keys(row!)).toEqual([...exportColumns])
    }),
  )
})

test('JSON written in parts is one object, without rows too', () => {
  const { head, rows, foot } = json(full)
  const parts = (...lines: Exported[][]) =>
    JSON.parse(head(of) + lines.map((part, place) => rows(part, of, !place)).join('') + foot) as {
      rows: { claim: number; words: string; capacity: null }[]
    }
  const licence = { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' }
  expect(parts()).toEqual({ licence, record_of: of, rows: [] })
  expect(parts([line, line], [{ ...line, claim: 13 }]).rows).toMatchObject([
    { claim: 12, words: 'late “again” … so late', capacity: null },
    { claim: 12 },
    { claim: 13 },
  ])
})
