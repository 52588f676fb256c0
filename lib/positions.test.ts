import { expect, test } from 'vitest'
import { turnsAt, type Position } from './positions'
import type { Stance } from './record'

const step = (id: number, claim: number, stance: Stance) =>
  ({ id, stance, claim: { id: claim, wording: '', address: '' } }) as Position
const told = (steps: Position[]) =>
  [...turnsAt([{ claims: [], steps }])].map(([id, { since, until }]) => [id, since?.id, until?.id])

test('a turn is where the side or the claim is another than just before', () => {
  const steps = [step(1, 7, 'denies'), step(2, 7, 'denies'), step(3, 7, 'asserts'), step(4, 7, 'predicts')]
  expect(told(steps)).toEqual([
    [2, undefined, 3],
    [3, 2, undefined],
  ])
  expect(told([step(1, 7, 'predicts'), step(2, 8, 'predicts'), step(3, 7, 'asserts')])).toEqual([
    [1, undefined, 2],
    [2, 1, 3],
    [3, 2, undefined],
  ])
  expect(told([step(1, 7, 'asserts')])).toEqual([])
})
