import { sql, type SQL } from 'drizzle-orm'
import type { Transaction } from './connection'
import { holdings, type Holding } from './holdings'
import type { Mergeable } from '../lib/record'

/** Moves what stands at `from` to `into` by one column, in one statement, and notes each row; what clashes stays. */
export async function moveHolding(
  tx: Transaction,
  merge: number,
  { noun, column, clash }: Holding,
  { from, into, only }: { from: number; into: number; only?: SQL },
): Promise<number> {
  const at = sql.identifier(column)
  const moved = await tx.execute(sql`
    with moved as (
      update ${sql.identifier(noun)} t set ${at} = ${into}
      where t.${at} = ${from} ${clash ? sql`and not ${clash(sql`${into}::int`)}` : sql``} ${only ? sql`and ${only}` : sql``}
      returning t.id
    )
    insert into merge_moves (merge_id, object, object_id, field)
    select ${merge}, ${noun}, id, ${column} from moved order by id returning 1`)
  return moved.length
}

/** Moves all that stands at `from`, and notes it. */
export async function moveAll(
  tx: Transaction,
  merge: number,
  object: Mergeable,
  way: { from: number; into: number },
  except: string[] = [],
): Promise<void> {
  for (const holding of holdings[object])
    if (!except.includes(holding.noun)) await moveHolding(tx, merge, holding, way)
}

/**
 * Merges, splits and their undoing wait for each other: each rests on what the ones before moved. One may move tens of
 * thousands of rows in one statement.
 */
export async function takeTurn(tx: Transaction): Promise<void> {
  await tx.execute(sql`set local statement_timeout = '120s'`)
  await tx.execute(sql`select pg_advisory_xact_lock(7240233)`)
}
