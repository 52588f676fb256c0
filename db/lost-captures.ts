import { sql } from 'drizzle-orm'
import { oneArticle } from '../lib/arrival-input'
import type { Actor } from '../lib/permissions'
import { failCapture } from './captures'
import { enqueueCapture } from './queue'
import { write } from './write'

/** A capture whose jobs have failed is queued again so often, then it has failed. */
const MOST = 3
const problem = 'Reading it was broken off again and again.'

/**
 * Queues the captures that wait and have no job any more, as where theirs failed too often, or gives them up; the
 * worker calls it. The pages of a list have no job: they wait for their row. Returns how many it found.
 */
export async function reviveCaptures(actor: Actor): Promise<number> {
  const lost = await write(
    actor,
    'article: capture',
    { schema: oneArticle.partial(), input: {} },
    async ({ tx }) => {
      const lost = await tx.execute<{ id: number; address: string | null; revived: number }>(sql`
        select c.id, c.address, c.revived from captures c
        where c.state = 'waiting' and not exists (
          select from graphile_worker.jobs j where j.key = 'capture:' || c.id
            and (j.attempts < j.max_attempts or j.locked_at is not null))
        and not exists (
          select from import_rows r join imports i on i.id = r.import_id
          where r.article_id = c.article_id and r.state = 'waiting' and i.state in ('running', 'paused'))
        order by c.id limit 100 for update of c skip locked`)
      for (const { id, address, revived } of lost) {
        if (revived >= MOST) continue
        await tx.execute(sql`update captures set revived = revived + 1 where id = ${id}`)
        await enqueueCapture(tx, { id, address }, 'later')
      }
      return lost
    },
  )
  for (const { id, revived } of lost)
    if (revived >= MOST) await failCapture(actor, { id, problem, status: null, forGood: true })
  return lost.length
}
