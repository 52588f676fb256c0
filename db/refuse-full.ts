import type { TransactionSql } from 'postgres'
import { contents } from '../lib/backup'
import { Conflict } from '../lib/errors'
import { whatIsIn } from './tables'

/** Throws where the database holds anything, or gave a number; `what` comes in, such as `A backup is restored`. */
export async function refuseFull(tx: TransactionSql, what: string): Promise<void> {
  const { rows, numbered } = await whatIsIn(tx)
  const held = contents(rows, numbered)
  if (held)
    throw new Conflict(
      `${what} into an empty instance only, and this one is not empty: ${held}. ` +
        'Name another ONRECORD_DATA or DATABASE_URL.',
    )
}
