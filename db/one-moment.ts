import postgres, { type Sql, type TransactionSql } from 'postgres'
import { Conflict } from '../lib/errors'
import { appliedMigrations } from './tables'

/**
 * Runs `work` in one transaction that only reads and sees the database at DATABASE_URL as it stands at one moment, for
 * as long as it takes; others write meanwhile. `program` names it to the server; `before` makes the temporary tables
 * that `work` fills. Errors: Conflict where the database holds no Onrecord.
 */
export async function atOneMoment(
  program: string,
  work: (tx: TransactionSql, migrations: string[]) => Promise<void>,
  before: (sql: Sql) => Promise<unknown> = async () => {},
): Promise<void> {
  // Apart from the pool: what breaks off in the middle of a table takes its connection with it.
  const sql = postgres(process.env.DATABASE_URL!, {
    max: 1,
    max_lifetime: null,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { application_name: program, TimeZone: 'UTC', DateStyle: 'ISO', bytea_output: 'hex' },
  })
  let broken: unknown
  try {
    await before(sql)
    await sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`set local statement_timeout = 0`
      await tx`set local idle_in_transaction_session_timeout = 0`
      const migrations = await appliedMigrations(tx)
      if (!migrations.length) throw new Conflict('This database holds no Onrecord.')
      await work(tx, migrations).catch((error: unknown) => {
        broken = error
        // In the middle of a table the driver cannot roll back, and may wait for ever: the connection ends with it.
        void sql.end({ timeout: 0 })
        throw error
      })
    })
  } catch (error) {
    throw broken ?? error
  } finally {
    await sql.end({ timeout: 5 })
  }
}
