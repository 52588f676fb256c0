import { sql } from 'drizzle-orm'
import { claimsBeside, pathOfChange, utteranceLeft, type PublicChange } from '../lib/change'
import { Invalid } from '../lib/errors'
import { db } from './connection'
import { likelyPublic, publicRevisions } from './public-revisions'
import { settledSoon } from './settled'

/** Revisions that are looked at at once, and how often at most: many are no reader's business. */
const BATCH = 200
const BATCHES = 10

/** So many links of a claim the API shows, and so many are told of. */
const LINKS = 100

type Change = Omit<PublicChange, 'also'>
type Row = Omit<Change, 'path'> & { last: string; looked: number }

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
  const items: Change[] = []
  let reached = since
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const { changes, last, full } = await changesAfter(reached, upTo)
    items.push(...changes)
    if (items.length > most) {
      const page = items.slice(0, most)
      return { items: await withOthers(page), reached: page[most - 1]!.id, more: true }
    }
    reached = Math.max(reached, last)
    if (!full) return { items: await withOthers(items), reached, more: false }
  }
  return { items: await withOthers(items), reached, more: true }
}

/** The same with the other claims that each touched, as they are today; none that was never public. */
async function withOthers(items: Change[]): Promise<PublicChange[]> {
  const [beside, left] = [items.flatMap(claimsBeside), items.flatMap((item) => utteranceLeft(item) ?? [])]
  const whole = items.filter(({ object }) => object === 'claims').map(({ objectId }) => objectId)
  if (!beside.length && !left.length && !whole.length) return items.map((item) => ({ ...item, also: [] }))
  const each = (ids: number[]) => sql`unnest(${`{${[...new Set(ids)].join()}}`}::int[]) as n (id)`
  const linked = (from: string, to: string) =>
    sql.raw(`
    select c.id from claim_links l join claims c on c.id = l.${to}
    where l.${from} = n.id and l.state = 'published' and c.state = 'published'`)
  const rows = await db().execute<{ way: 'beside' | 'left' | 'linked'; id: number; claim: number }>(sql`
    select 'beside' as way, n.id, c.id as claim from ${each(beside)} join claims c on c.id = n.id and c.state <> 'draft'
    union all
    select 'left', n.id, c.id from ${each(left)} join claims c on c.state <> 'draft' and c.id = coalesce(
      (select u.claim_id from utterances u where u.id = n.id),
      -- One that was left by its last passage is no more.
      (select r.claim_id from revisions r where r.object = 'utterances' and r.object_id = n.id order by r.id desc limit 1))
    union all
    select 'linked', n.id, o.id from ${each(whole)} cross join lateral (
      (${linked('from_id', 'to_id')}) union (${linked('to_id', 'from_id')}) limit ${LINKS}) as o`)
  return items.map((item) => {
    const own = { beside: claimsBeside(item), left: [utteranceLeft(item)], linked: [] as number[] }
    if (item.object === 'claims') own.linked.push(item.objectId)
    const claims = rows.filter(({ way, id, claim }) => own[way].includes(id) && claim !== item.claim)
    const ids = new Set(claims.map(({ claim }) => claim).sort((a, b) => a - b))
    return { ...item, also: [...ids].map((id) => `/claims/${id}`) }
  })
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
