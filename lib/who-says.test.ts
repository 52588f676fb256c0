import { expect, test } from 'vitest'
import type { UtteranceView } from './record'
import { whoSays } from './who-says'

const said = (id: number, source: number, saidOn: string) =>
  ({ id, stance: 'asserts', saidOn, source: { id: source, name: `Source ${source}` } }) as UtteranceView

test('a row a source, in the order of their first words, with the days that each date stands for', () => {
  const found = whoSays([
    said(1, 7, '2025-04-02'),
    said(2, 8, '2025-03-15/2025-03-28'),
    said(3, 9, '2025-01~'),
    said(4, 7, '2025-03-15'),
  ])!
  expect(
    found.rows.map(({ source, said }) => [source.id, said.map(({ id, from, to }) => [id, from, to])]),
  ).toEqual([
    [9, [[3, '2025-01-01', '2025-01-31']]],
    [
      7,
      [
        [4, '2025-03-15', '2025-03-15'],
        [1, '2025-04-02', '2025-04-02'],
      ],
    ],
    [8, [[2, '2025-03-15', '2025-03-28']]],
  ])
  expect([found.from, found.to, found.rows[0]!.said[0]!.circa]).toEqual(['2025-01-01', '2025-04-02', true])
})

test('one utterance draws no picture', () => {
  expect(whoSays([said(1, 7, '2025-04-02')])).toBeNull()
  expect(whoSays([said(1, 7, '2025-04-02'), said(2, 8, 'some day')])).toBeNull()
})
