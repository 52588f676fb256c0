import { sql, type SQL } from 'drizzle-orm'
import { carried, takeBack, type Moved, type TakenBack } from '../lib/merging'
import type { MergeCount } from '../lib/merge-view'
import type { Mergeable } from '../lib/record'
import type { Transaction } from './connection'
import { holdings, namesOf, type Holding } from './holdings'

type Undone = { id: number; object: Mergeable; fromId: number; intoId: number }
type Row = Moved & { id: number }
type Merges = Map<number, { id: number; into: number }>

/** Gives each row that a merge or split moved back to whom it took it from, as lib/merging says. */
export async function giveBack(tx: Transaction, merge: Undone): Promise<void> {
  for (const holding of holdings[merge.object]) {
    const rows = await movedBy(tx, merge, holding)
    const decided = rows.map((row) => ({ id: row.id, owner: row.owner, ...takeBack(row, merge.id) }))
    await owe(tx, decided)
    await unmake(tx, holding, decided)
    const back = decided.filter((row): row is typeof row & { to: number } => typeof row.to === 'number')
    await put(tx, holding, back, await mergesOf(tx, merge, back))
  }
}

/** How many of the rows that a merge or split moved go back if it is undone now, and how many stay. */
export async function goingBack(tx: Transaction, merge: Undone): Promise<MergeCount[]> {
  const counts: MergeCount[] = []
  for (const holding of holdings[merge.object]) {
    const rows = await movedBy(tx, merge, holding)
    const ends = rows.map((row) => takeBack(row, merge.id).to)
    const [moves, stays] = [ends.filter(Number).length, ends.filter((to) => to === 'stays').length]
    if (moves + stays) counts.push({ noun: holding.noun, column: holding.column, moves, stays })
  }
  return counts
}

/** The rows that a merge moved by this column, or made, with all their moves that are not undone. */
async function movedBy(tx: Transaction, merge: Undone, { noun, column }: Holding): Promise<Row[]> {
  const names = namesOf[merge.object]
  const fields = names?.noun === noun && names.column === column ? [column, 'made'] : [column]
  return tx.execute<Row>(sql`
    select t.id, t.${sql.identifier(column)} as owner, coalesce(json_agg(json_build_object(
        'id', m.id, 'merge', g.id, 'kind', g.kind, 'into', g.into_id,
        'from', case when m.before ? 'owner' then (m.before ->> 'owner')::int
          when m.field <> 'made' then g.from_id end) order by m.id), '[]') as moves
    from merge_moves own
    join ${sql.identifier(noun)} t on t.id = own.object_id
    join merge_moves m on m.object = own.object and m.object_id = own.object_id and m.field in ${fields}
    join merges g on g.id = m.merge_id and g.undone_at is null
    where own.merge_id = ${merge.id} and own.object = ${noun} and own.field in ${fields}
    group by t.id`)
}

async function owe(tx: Transaction, rows: TakenBack[]): Promise<void> {
  const owed = rows.flatMap(({ owed }) => owed ?? [])
  if (owed.length)
    await tx.execute(sql`
      update merge_moves m set before = coalesce(m.before, '{}') || jsonb_build_object('owner', o.owner)
      from jsonb_to_recordset(${JSON.stringify(owed)}::jsonb) as o (move bigint, owner int) where m.id = o.move`)
  const split = rows.filter(({ to }) => to === 'stays').flatMap(({ struck }) => struck)
  await strike(tx, split)
}

const strike = async (tx: Transaction, moves: number[]): Promise<void> => {
  if (moves.length) await tx.execute(sql`delete from merge_moves where id = any (${list(moves)}::bigint[])`)
}

/** A name that the merge made goes, unless somebody has said more of it since. */
async function unmake(tx: Transaction, { noun }: Holding, rows: (TakenBack & { id: number })[]) {
  const made = rows.filter(({ to }) => to === null)
  if (!made.length) return
  const plain =
    noun === 'source_names' ? sql`and kind = 'alias' and language is null and held is null` : sql``
  const gone = await tx.execute<{ id: number }>(sql`
    delete from ${sql.identifier(noun)} where id = any (${list(made.map(({ id }) => id))}) ${plain} returning id`)
  const ids = new Set(gone.map(({ id }) => id))
  await strike(
    tx,
    made.filter(({ id }) => ids.has(id)).flatMap(({ struck }) => struck),
  )
}

/** The merges not undone of whom rows go back to, and of what those are merged into. */
async function mergesOf(tx: Transaction, merge: Undone, rows: { to: number }[]): Promise<Merges> {
  const owners = [...new Set(rows.map(({ to }) => to))]
  if (!owners.length) return new Map()
  const found = await tx.execute<{ from: number; id: number; into: number }>(sql`
    with recursive led as (
      select from_id, id, into_id from merges
      where object = ${merge.object} and kind = 'merge' and undone_at is null and id <> ${merge.id} and from_id in ${owners}
      union
      select m.from_id, m.id, m.into_id from led join merges m on m.from_id = led.into_id
      where m.object = ${merge.object} and m.kind = 'merge' and m.undone_at is null and m.id <> ${merge.id}
    )
    select from_id as "from", id, into_id as into from led`)
  return new Map(found.map((row) => [row.from, row]))
}

type Back = { id: number; owner: number; to: number; struck: number[] }

async function put(tx: Transaction, holding: Holding, rows: Back[], merges: Merges): Promise<void> {
  if (!rows.length) return
  const { noun, column, clash } = holding
  const ends = rows.map((row) => ({ ...row, was: row.owner, ...carried(row.to, merges) }))
  const free = clash ? sql`and not ${clash(sql`v.owner`)}` : sql``
  const moved = await tx.execute<{ id: number }>(sql`
    update ${sql.identifier(noun)} t set ${sql.identifier(column)} = v.owner
    from unnest(${list(ends.map(({ id }) => id))}, ${list(ends.map(({ owner }) => owner))},
      ${list(ends.map(({ was }) => was))}) as v (id, owner, was)
    where t.id = v.id and t.${sql.identifier(column)} = v.was ${free} returning t.id`)
  const ids = new Set(moved.map(({ id }) => id))
  // What would break a rule there stays where it is, and is still of the merge that carried it there.
  const there = ends.filter(({ id }) => ids.has(id))
  await strike(
    tx,
    there.flatMap(({ struck }) => struck),
  )
  const onward = there.flatMap(({ id, by }) => by.map((merge) => ({ id, merge })))
  if (onward.length)
    await tx.execute(sql`
      insert into merge_moves (merge_id, object, object_id, field)
      select v.merge, ${noun}, v.id, ${column}
      from unnest(${list(onward.map(({ merge }) => merge))}, ${list(onward.map(({ id }) => id))}) with ordinality as v (merge, id, place)
      order by place on conflict do nothing`)
}

/** Numbers as one parameter, however many. */
const list = (numbers: number[]): SQL => sql`${`{${numbers.join(',')}}`}::int[]`
