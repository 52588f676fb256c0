import { parseCronItems } from 'graphile-worker'
import { captureDue } from '../db/arrivals'
import { forgetRequests } from '../db/idempotency'
import { reviveImports } from '../db/import-rows'
import { reviveCaptures } from '../db/lost-captures'
import { breakForgotten } from '../db/imports'
import { feedsDue } from '../db/polls'
import { system, type Actor } from '../lib/permissions'
import { renewalDue } from '../db/search-stale'
import { pauseAt } from './robots'

/**
 * By the clock of the queue: every minute, and the seals every five, where what was missed while no worker ran is not made
 * up for; and at night.
 */
export const clock = parseCronItems([
  { task: 'due', match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
  { task: 'seal', match: '*/5 * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
  // A night that was slept through is made up for in the morning.
  { task: 'backup', match: '17 2 * * *', options: { backfillPeriod: 20 * 3_600_000, maxAttempts: 3 } },
  { task: 'dump', match: '37 2 * * *', options: { backfillPeriod: 20 * 3_600_000, maxAttempts: 3 } },
  { task: 'dump-anew', match: '* * * * *', options: { backfillPeriod: 0, maxAttempts: 1 } },
])

const pagesDue = (actor: Actor) => captureDue(actor, pauseAt)
const steps = [
  ...[feedsDue, pagesDue, breakForgotten, reviveImports, reviveCaptures, renewalDue],
  forgetRequests,
]

/**
 * Queues what its time has come for: feeds to be asked, pages to be looked at again, jobs that were lost. A step that
 * fails is logged, and keeps no other from being done.
 */
export async function due(): Promise<void> {
  for (const step of steps)
    try {
      await step(system)
    } catch (error) {
      console.error(`${step.name} failed:`, error)
    }
}
