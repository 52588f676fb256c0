import { sql } from 'drizzle-orm'
import { wordingReasons } from '../lib/duplicate'
import type { Actor } from '../lib/permissions'
import type { State } from '../lib/record'
import { db } from './connection'
import { mayRead } from './write'

/** A claim that may be the same as another, and why. */
export type ClaimTwin = { id: number; wording: string; state: State; reasons: string[] }

/** How alike two wordings are that may be one; below that, two claims merely speak of the same. */
const ALIKE = 0.6

/**
 * Claims whose wording is much like that of this one, the nearest first, at most 5; none that is withdrawn or merged, or
 * kept apart from it. Errors: Forbidden.
 */
export async function claimTwins(actor: Actor, id: number): Promise<ClaimTwin[]> {
  mayRead(actor)
  const rows = await db().transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${String(ALIKE)}, true)`)
    const [asked] = await tx.execute<{ wording: string }>(sql`
      select wording from claims where id = ${id} and state <> 'withdrawn' and merged_into is null`)
    if (!asked) return []
    const found = await tx.execute<Omit<ClaimTwin, 'reasons'> & { source: string | null }>(sql`
      with near as (
        select c.id, c.wording, c.state, similarity(plain(c.wording), plain(${asked.wording})) as score from claims c
        where plain(c.wording) % plain(${asked.wording}) and c.id <> ${id} and c.state <> 'withdrawn'
          and c.merged_into is null
        order by 4 desc, c.id limit 20
      )
      select n.id, n.wording, n.state,
        (select s.name from utterances a join utterances b on b.source_id = a.source_id and b.claim_id = n.id
           join sources s on s.id = a.source_id where a.claim_id = ${id} limit 1) as source
      from near n where not exists (select from merges m where m.object = 'claims' and m.kind = 'apart'
        and m.undone_at is null and m.from_id = least(n.id, ${id}) and m.into_id = greatest(n.id, ${id}))
      order by n.score desc, n.id limit 5`)
    return found.map((row) => ({ ...row, asked: asked.wording }))
  })
  return rows.map(({ source, asked, ...twin }) => ({
    ...twin,
    reasons: [...wordingReasons(asked, twin.wording), ...(source ? [`Both are said by ${source}`] : [])],
  }))
}
