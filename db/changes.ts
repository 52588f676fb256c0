import { sql } from 'drizzle-orm'
import { pathOfChange, type PublicChange } from '../lib/change'
import { Invalid } from '../lib/errors'
import { db } from './connection'
import { likelyPublic, publicRevisions } from './public-revisions'
import { settledSoon } from './settled'

/** Revisions that are looked at at once, and how often at most: many are no reader's business. */
const BATCH = 200
const BATCHES = 10

type Row = Omit<PublicChange, 'path'> & { last: string; looked: number }

/**
 * Changes of the public record after the revision of this number, in the order of their numbers, at most 100; `reached`
 * is the number to ask from next time, and `more` tells whether there is more already. A number is taken before its
 * commit, and so one may become visible after a higher one: none is told before all lower ones are settled (db/settled),
 * so that whoever asks on from `reached` misses none. What was committed in the last second may be told only then.
 * Errors: Invalid where `since` is beyond the last revision, whoever may see that: nobody was told such a number here.
 */
export async function publicChanges({
  since = 0,
  limit,
}: {
  since?: number
  limit: number
}): Promise<{ items: PublicChange[]; reached: number; more: boolean }> {
  const [most, upTo] = [Math.min(limit, 100), await settledSoon()]
  if (since > upTo) await refuseBeyond(since)
  const items: PublicChange[] = []
  let reached = since
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const { changes, last, full } = await changesAfter(reached, upTo)
    items.push(...changes)
    if (items.length > most) return { items: items.slice(0, most), reached: items[most - 1]!.id, more: true }
    reached = Math.max(reached, last)
    if (!full) return { items, reached, more: false }
  }
  return { items, reached, more: true }
}

// Another process, or a dump, may have told more than is settled here: the rows themselves are asked.
async function refuseBeyond(since: number): Promise<void> {
  const [row] = await db().execute<{ last: string }>(
    sql`select coalesce(max(id), 0)::text as last from revisions`,
  )
  if (since <= Number(row!.last)) return
  const message = `The last change of this record has the number ${row!.last}. A higher one is another record’s, or of this one before a backup was restored: load its dump anew.`
  throw new Invalid([{ field: 'since', message }])
}

async function changesAfter(after: number, upTo: number) {
  const rows = await db().execute<Row>(sql`
    with looked as materialized (
      select * from revisions where id > ${after} and id <= ${upTo} order by id limit ${BATCH})
    select l.last::text as last, l.looked, r.id, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
      r.object, r.object_id as "objectId", r.action, r.before, r.after, r.reason, r.shown, r.claim_id as claim
    from (select coalesce(max(id), 0) as last, count(*)::int as looked from looked) as l
    left join (${sql.raw(publicRevisions(`select * from looked where ${likelyPublic}`))}) as r on true
    order by r.id`)
  const [first] = rows
  const changes = rows
    .filter((row) => row.id !== null)
    .map(({ last: _, looked: __, ...row }) => {
      const change = { ...row, id: Number(row.id) }
      return { ...change, path: pathOfChange(change) }
    })
  return { changes, last: Number(first!.last), full: first!.looked === BATCH }
}
