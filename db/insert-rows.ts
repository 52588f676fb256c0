import { sql, type InferInsertModel } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Transaction } from './connection'

/**
 * Inserts rows, all with the fields of the first, and returns their numbers in the order given. They travel as one
 * parameter: with one for each value, listing them costs more than the insert.
 */
export async function insertRows<Table extends PgTable>(
  tx: Transaction,
  table: Table,
  rows: InferInsertModel<Table>[],
): Promise<number[]> {
  if (!rows.length) return []
  const fields = Object.keys(rows[0]!).map((field) => [field, toSnakeCase(field)] as const)
  const named = rows.map((row: Record<string, unknown>) =>
    Object.fromEntries(fields.map(([field, column]) => [column, row[field]])),
  )
  const columns = sql.join(
    fields.map(([, column]) => sql.identifier(column)),
    sql`, `,
  )
  const made = await tx.execute<{ id: number }>(sql`
    insert into ${table} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(named)}::jsonb) returning id`)
  return made.map(({ id }) => id)
}
