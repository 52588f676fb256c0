import fc from 'fast-check'
import { expect, test } from 'vitest'
import { carried, takeBack, type Move } from './merging'

const move = (id: number, kind: 'merge' | 'split', from: number | null, into: number): Move => ({
  id,
  merge: id,
  kind,
  from,
  into,
})

test('a row goes back from where it was moved to', () => {
  const moves = [move(1, 'merge', 10, 20)]
  expect(takeBack({ owner: 20, moves }, 1)).toEqual({ to: 10, struck: [], owed: null })
})

test('a later merge only carried it on', () => {
  const moves = [move(1, 'merge', 10, 20), move(2, 'merge', 20, 30)]
  expect(takeBack({ owner: 30, moves }, 1)).toEqual({ to: 10, struck: [2], owed: null })
  expect(takeBack({ owner: 30, moves }, 2)).toEqual({ to: 20, struck: [], owed: null })
})

test('what a split took on stays, and goes back past the merge when the split is undone', () => {
  const moves = [move(1, 'merge', 10, 20), move(2, 'merge', 20, 30), move(3, 'split', 30, 40)]
  expect(takeBack({ owner: 40, moves }, 1)).toEqual({
    to: 'stays',
    struck: [2],
    owed: { move: 3, owner: 10 },
  })
})

test('what was changed by hand since, or between two moves, stays', () => {
  const stays = { to: 'stays', struck: [], owed: null }
  expect(takeBack({ owner: 50, moves: [move(1, 'merge', 10, 20)] }, 1)).toEqual(stays)
  const moves = [move(1, 'merge', 10, 20), move(2, 'merge', 50, 60)]
  expect(takeBack({ owner: 60, moves }, 1)).toEqual(stays)
})

test('a name that the merge made goes', () => {
  const moves = [move(1, 'merge', null, 20), move(2, 'merge', 20, 30)]
  expect(takeBack({ owner: 30, moves }, 1)).toEqual({ to: null, struck: [2], owed: null })
})

test('undone in whatever order, a row that was moved from one to the next ends where it began', () => {
  const chain = fc.array(fc.constantFrom('merge' as const, 'split' as const), { minLength: 1, maxLength: 7 })
  const order = fc.array(fc.nat(), { minLength: 7, maxLength: 7 })
  fc.assert(
    fc.property(chain, order, (kinds, order) => {
      let moves = kinds.map((kind, index) => move(index + 1, kind, index, index + 1))
      let owner = kinds.length
      const left = moves.map(({ merge }) => merge)
      for (const pick of order) {
        const [merge] = left.splice(pick % (left.length || 1), 1)
        if (merge === undefined) break
        const { to, struck, owed } = takeBack({ owner, moves }, merge)
        if (typeof to === 'number') owner = to
        moves = moves
          .filter((move) => move.merge !== merge && !struck.includes(move.id))
          .map((move) => (move.id === owed?.move ? { ...move, from: owed.owner } : move))
      }
      expect(owner).toBe(0)
    }),
  )
})

test('a row that goes back to one who is merged by now ends at the last', () => {
  const merges = new Map([
    [1, { id: 7, into: 2 }],
    [2, { id: 8, into: 3 }],
  ])
  expect(carried(1, merges)).toEqual({ owner: 3, by: [7, 8] })
  expect(carried(4, merges)).toEqual({ owner: 4, by: [] })
})
