import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvLine, csvLines } from './csv'
import { csvTemplate, jsonTemplate } from './list-template'

test('cells are read back as they were, except those that a spreadsheet would work out', () => {
  const cell = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
      const read = parse(csvLines(rows))
      rows.flat().forEach((written, at) => {
        const back = read[at >> 1]![at % 2]!
        expect(back).toMatch(/^(?![=+\-@\t\r＝＋－＠])/)
        expect([written, `'${written}`]).toContain(back)
      })
    }),
  )
})

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠1'])(
  '%j is no formula',
  (formula) => {
    expect(parse(csvLine([formula, 'x']))).toEqual([[`'${formula}`, 'x']])
  },
)

test('a line ends as Windows ends it, and what is empty is so', () => {
  expect(csvLine([1, null, '', 'a "b", c\nd'])).toBe('1,,,"a ""b"", c\nd"\r\n')
  expect(csvLines([])).toBe('')
})

test('the templates are one list', () => {
  const rows: Record<string, string>[] = parse(csvTemplate(), { columns: true })
  const filled = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell)))
  expect(
    jsonTemplate()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown),
  ).toEqual(filled)
})
