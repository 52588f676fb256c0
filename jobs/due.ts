import { parseCronItems } from 'graphile-worker'
import { captureDue } from '../db/arrivals'
import { reviveImports } from '../db/import-rows'
import { breakForgotten } from '../db/imports'
import { feedsDue } from '../db/polls'
import { system } from '../lib/permissions'

/** Every minute, by the clock of the queue; what was missed while no worker ran is not made up for. */
export const clock = parseCronItems([
  { task: 'due', match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
])

/** Queues what its time has come for: feeds to be asked, pages to be looked at again. */
export async function due(): Promise<void> {
  await feedsDue(system)
  await captureDue(system)
  await breakForgotten(system)
  await reviveImports(system)
}
