import type { MergeKind } from './record'

/** A merge or split that moved a row and is not undone: of whom it took it, and to whom. */
export type Move = {
  id: number
  merge: number
  kind: MergeKind
  /** null: the row was made by the merge. */
  from: number | null
  into: number
}

/** A moved row: where it stands, and its moves that are not undone, in their order. */
export type Moved = { owner: number; moves: Move[] }

/** What undoing one merge or split does to a row that it moved. */
export type TakenBack = {
  /** Whose the row is again; null: it goes, as the merge made it; 'stays': it is where a person put it. */
  to: number | null | 'stays'
  /** Moves that only carried it on. */
  struck: number[]
  /** A later split whose undoing gives the row to another than before. */
  owed: { move: number; owner: number | null } | null
}

/**
 * What becomes of a row when `merge` is undone. Merges after it merely carried the row on. What a split took further
 * stays there, and goes back past this merge when the split is undone. A row that was changed by hand since its last
 * move, or between two, stays.
 */
export function takeBack({ owner, moves }: Moved, merge: number): TakenBack {
  const place = moves.findLastIndex((move) => move.merge === merge)
  const own = moves[place]
  if (!own) return stays
  const later = moves.slice(place + 1)
  const unbroken = [...moves.slice(place), { from: owner }].every(
    ({ from }, index, all) => index === 0 || from === (all[index - 1] as Move).into,
  )
  if (!unbroken) return stays
  const split = later.find(({ kind }) => kind === 'split')
  if (!split) return { to: own.from, struck: later.map(({ id }) => id), owed: null }
  const carried = later.slice(0, later.indexOf(split)).map(({ id }) => id)
  return { to: 'stays', struck: carried, owed: { move: split.id, owner: own.from } }
}

const stays: TakenBack = { to: 'stays', struck: [], owed: null }

/**
 * Where a row ends that goes back to `owner`: what that one is merged into by now, with the merges that carry it.
 * `merges` are those not undone, by the row that each merged.
 */
export function carried(
  owner: number,
  merges: ReadonlyMap<number, { id: number; into: number }>,
): { owner: number; by: number[] } {
  const by: number[] = []
  for (let next = merges.get(owner); next && !by.includes(next.id); next = merges.get(owner)) {
    by.push(next.id)
    owner = next.into
  }
  return { owner, by }
}
