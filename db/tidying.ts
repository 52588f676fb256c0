import { client } from './connection'

/** What the planner wants to know of these tables after a load, and index-only reading needs. */
export async function tidy(tables: readonly string[]): Promise<void> {
  const connection = await client().reserve()
  try {
    await connection`set statement_timeout = 0`
    for (const table of tables) await connection`vacuum analyze ${connection(table)}`
  } finally {
    await connection`reset statement_timeout`.catch(() => {})
    connection.release()
  }
}
