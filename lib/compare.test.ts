import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compare, type Comparison, type Said } from './compare'
import { stances, type Stance } from './record'

let made = 0
const said = (claim: number, stance: Stance = 'asserts', day = '2025-01-01'): Said => ({
  claim,
  stance,
  utterance: (made += 1),
  day,
})
const shape = ({ both, opposed, otherwise, onlyA, onlyB }: Comparison) => ({
  both: both.map(({ a }) => a.claim),
  opposed: opposed.map(({ a, b }) => [a.claim, b.claim]),
  otherwise: otherwise.map(({ a }) => a.claim),
  onlyA: onlyA.map(({ claim }) => claim),
  onlyB: onlyB.map(({ claim }) => claim),
})
const none = { both: [], opposed: [], otherwise: [], onlyA: [], onlyB: [] }

test.each<[Stance, Stance, keyof Comparison]>([
  ['asserts', 'asserts', 'both'],
  ['denies', 'denies', 'both'],
  ['asserts', 'denies', 'opposed'],
  ['denies', 'predicts', 'opposed'],
  ['demands', 'denies', 'opposed'],
  ['asserts', 'questions', 'otherwise'],
  ['denies', 'questions', 'otherwise'],
  ['asserts', 'predicts', 'otherwise'],
])('one %s and the other %s: %s', (one, other, group) => {
  const found = compare([said(1, one)], [said(1, other)], [])
  expect(found[group]).toHaveLength(1)
  expect(Object.values(found).flat()).toHaveLength(1)
})

test('a claim that one side alone spoke on stands on its side once, with its newest day', () => {
  const newest = said(1, 'denies', '2025-02-01')
  expect(compare([said(1), newest], [said(2)], [])).toMatchObject({ onlyA: [newest], onlyB: [{ claim: 2 }] })
})

test('who changed its mind agrees and is opposed, with the newest of each', () => {
  const found = compare(
    [said(1, 'denies', '2025-01-01'), said(1, 'asserts', '2025-03-01')],
    [said(1, 'asserts', '2025-02-01')],
    [],
  )
  expect(shape(found)).toEqual({ ...none, both: [1], opposed: [[1, 1]] })
  expect(found.opposed[0]!.a.day).toBe('2025-01-01')
})

test('claims that contradict each other are opposed where each holds its own', () => {
  for (const link of [
    [1, 2],
    [2, 1],
  ] as [number, number][]) {
    expect(shape(compare([said(1)], [said(2)], [link]))).toEqual({ ...none, opposed: [[1, 2]] })
    expect(shape(compare([said(1, 'denies')], [said(2)], [link]))).toEqual({
      ...none,
      onlyA: [1],
      onlyB: [2],
    })
  }
  expect(
    compare(
      [said(1)],
      [said(2)],
      [
        [1, 2],
        [2, 1],
      ],
    ).opposed,
  ).toHaveLength(1)
})

test('the newest stands first', () => {
  const [old, young] = [said(1, 'asserts', '2024-01-01'), said(2, 'asserts', '2025-01-01')]
  const other = [said(1, 'asserts', '2023-01-01'), said(2, 'asserts', '2023-01-02')]
  expect(shape(compare([old, young], other, [])).both).toEqual([2, 1])
  expect(shape(compare([old, young], [], [])).onlyA).toEqual([2, 1])
})

test('each claim of a side is somewhere, and the sides can be changed', () => {
  const one = fc.record({
    claim: fc.integer({ min: 1, max: 8 }),
    stance: fc.constantFrom(...stances),
    utterance: fc.nat(),
    day: fc.constantFrom('2024-01-01', '2024-06-01', '2025-01-01'),
  })
  const sides = fc.tuple(
    fc.array(one, { maxLength: 12 }),
    fc.array(one, { maxLength: 12 }),
    fc.array(fc.tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 })), { maxLength: 3 }),
  )
  fc.assert(
    fc.property(sides, ([a, b, links]) => {
      const found = compare(a, b, links)
      const inPairs = [...found.both, ...found.opposed, ...found.otherwise].map((pair) => pair.a.claim)
      const claims = new Set([...inPairs, ...found.onlyA.map(({ claim }) => claim)])
      expect(claims).toEqual(new Set(a.map(({ claim }) => claim)))
      const back = compare(b, a, links)
      for (const group of ['both', 'opposed', 'otherwise'] as const)
        expect(back[group]).toHaveLength(found[group].length)
      expect(back.onlyA).toHaveLength(found.onlyB.length)
    }),
  )
})
