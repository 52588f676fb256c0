import { sql, type SQL } from 'drizzle-orm'
import { cursor } from '../lib/front'
import type { Change, Page, ShownChange } from '../lib/record'
import { announced, gathered, sentence, type Told } from '../lib/revision'
import type { Saved } from '../lib/saved-columns'
import { place } from './claims'
import { db } from './connection'
import { endOf } from './row-then'

type Row = Saved & {
  id: number
  at: string
  by: string | null
  reason: string | null
  shown: ShownChange | null
  concealed?: boolean
}

/** The columns of Row, of revisions `r`. */
export const toldColumns = sql`
  r.id, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, u.name as by,
  r.object, r.action, r.before, r.after, r.reason, r.shown,
  case r.object
    when 'utterances' then (select name from sources where id = (r.before ->> 'source_id')::int)
    when 'claim_topics' then (select name from topics where id = (r.before ->> 'topic_id')::int) end as was,
  case r.object
    when 'utterances' then (select name from sources where id = (r.after ->> 'source_id')::int)
    when 'claim_topics' then (select name from topics where id = (r.after ->> 'topic_id')::int) end as now`

/** A saved change as readers read it; null where there is nothing to tell. */
export function told(row: Row): Told | null {
  const what = row.concealed ? null : sentence(row)
  if (!what) return null
  const { at, by, reason, shown } = row
  const change = { id: Number(row.id), on: at.slice(0, 10), at, by, what, reason, shown }
  return announced(row) ? { ...change, announced: true } : change
}

/**
 * A page of changes, newest first: reads batches until it is full, since some rows have nothing to tell.
 * `read` gives the rows before a revision (null: the newest), as many as it is asked for.
 */
export async function changesPage<R extends { id: number }, Line extends { id: number }>(
  { after, limit }: { after?: string; limit: number },
  read: (before: number | null, most: number) => Promise<R[]>,
  line: (row: R) => Line | null,
): Promise<Page<Line>> {
  const lines: Line[] = []
  let before = place(after, 'none')?.id ?? null
  for (let batch = 0; batch < 10; batch += 1) {
    const rows = await read(before, limit + 1)
    lines.push(...rows.flatMap((row) => line(row) ?? []))
    if (lines.length > limit)
      return { lines: lines.slice(0, limit), next: cursor(null, lines[limit - 1]!.id) }
    if (rows.length <= limit) return { lines, next: null }
    before = Number(rows.at(-1)!.id)
  }
  return { lines, next: cursor(null, before!) }
}

/**
 * The latest changes of a claim that readers may see, before this revision and up to the end of this day; also of what
 * has moved to another claim.
 */
async function changesBefore(
  claim: number,
  { before, day }: { before: number | null; day?: string },
  most: number,
): Promise<Row[]> {
  const bounds = sql`${before ? sql`and r.id < ${before}` : sql``} ${day ? sql`and r.at < ${endOf(day)}` : sql``}`
  const latest = (from: SQL) => sql`(select r.id from ${from} ${bounds} order by r.id desc limit ${most})`
  return db().execute<Row>(sql`
    with latest as materialized (
      ${latest(sql`revisions r where r.claim_id = ${claim} and (r.shown is not null or r.object = 'anchors')`)}
      union ${latest(sql`revisions r where r.object = 'utterances' and r.before ->> 'claim_id' = ${String(claim)}
        and r.shown is not null and r.claim_id <> ${claim}`)}
      union ${latest(sql`utterances o join revisions r on r.object = 'attestations'
          and r.before ->> 'utterance_id' = o.id::text
        where o.claim_id = ${claim} and r.shown is not null and r.claim_id <> ${claim}`)}
      union ${latest(sql`claim_links l join revisions r on r.object = 'claim_links' and r.object_id = l.id
        where l.to_id = ${claim} and r.shown is not null`)}
      order by id desc limit ${most}
    )
    select ${toldColumns}, ${claim}::int as claim, p.name as outlet, v.number,
      -- What came before publication is nobody's business.
      r.id < coalesce((select min(d.id) from revisions d
        where d.object = 'claims' and d.object_id = ${claim} and d.shown = 'added'), 0)
      -- A link is told while the other claim is public too.
      or r.object = 'claim_links' and not exists (select from claims o where o.state = 'published' and o.id <> ${claim}
        and o.id in ((r.after ->> 'from_id')::int, (r.after ->> 'to_id')::int))
      or r.object = 'anchors' and (a.public is not true or r.id < coalesce((
        select min(d.id) from revisions d
        where d.object = 'attestations' and d.object_id = a.id and d.shown = 'added'), 0)) as concealed
    from latest join revisions r on r.id = latest.id
    left join anchors n on r.object = 'anchors' and n.id = r.object_id
    left join attestations a on a.id = n.attestation_id
    left join article_versions v on v.id = n.version_id
    left join articles t on t.id = v.article_id
    left join publishers p on p.id = t.publisher_id
    left join users u on u.id = r.actor_id
    order by r.id desc`)
}

// Of rows whose names stand in the sentences: a rename is read there too.
const tagsOf = ({ object, before, after }: Saved): string[] => {
  const named = { utterances: ['source', 'source_id'], claim_topics: ['topic', 'topic_id'] }[object]
  if (!named) return []
  const [noun, column] = named as [string, string]
  const ids = [before?.[column], after?.[column]].filter((id) => typeof id === 'number')
  return ids.map((id) => `${noun}:${id}`)
}

/**
 * The latest 50 changes of a claim that readers may see, or that they saw by the end of a day, those of one kind on one
 * day as one; `tags` of those whose names they tell.
 */
export async function historyOf(claim: number, day?: string): Promise<{ changes: Change[]; tags: string[] }> {
  const rows = await changesBefore(claim, { before: null, day }, 50)
  return { changes: gathered(rows.flatMap((row) => told(row) ?? [])), tags: rows.flatMap(tagsOf) }
}

/** Every change of a claim that readers may see, newest first; `tags` of those whose names they tell. */
export async function historyPage(
  claim: number,
  { after, limit = 50 }: { after?: string; limit?: number } = {},
): Promise<Page<Told> & { tags: string[] }> {
  const tags = new Set<string>()
  const read = async (before: number | null, most: number) => {
    const rows = await changesBefore(claim, { before }, most)
    for (const tag of rows.flatMap(tagsOf)) tags.add(tag)
    return rows
  }
  return { ...(await changesPage({ after, limit }, read, told)), tags: [...tags] }
}
