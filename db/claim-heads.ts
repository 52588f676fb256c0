import { sql, type SQL } from 'drizzle-orm'
import { address } from '../lib/address'
import type { ClaimHead } from '../lib/claim-head'
import { cursor } from '../lib/front'
import type { Page } from '../lib/record'
import { place } from './claims'
import { db } from './connection'
import { publicSince } from './shown-changes'

/** Public claims without their utterances, newest said first; at most 100 a page. */
export async function claimHeads({
  after,
  limit,
}: {
  after?: string
  limit: number
}): Promise<Page<ClaimHead>> {
  const from = place(after, 'day')
  const most = Math.min(limit, 100)
  const rows = await heads(sql`
    select c.id, c.wording, c.sample, c.last_said from claims c
    where c.state = 'published' ${from ? sql`and (c.last_said, c.id) < (${from.key}::date, ${from.id})` : sql``}
    order by c.last_said desc, c.id desc limit ${most + 1}`)
  const shown = rows.slice(0, most)
  const last = shown.at(-1)
  return {
    lines: shown.map(({ saidTo: _, ...head }) => head),
    next: last && rows.length > most ? cursor(last.saidTo, last.id) : null,
  }
}

/** One of them; null for drafts, withdrawn and unknown ones. */
export async function claimHead(id: number): Promise<ClaimHead | null> {
  const [row] = await heads(sql`
    select c.id, c.wording, c.sample, c.last_said from claims c where c.id = ${id} and c.state = 'published'`)
  if (!row) return null
  const { saidTo: _, ...head } = row
  return head
}

type Row = Omit<ClaimHead, 'address' | 'topics'> & { saidTo: string; topics: { id: number; name: string }[] }

async function heads(chosen: SQL) {
  const rows = await db().execute<Row>(sql`
    with c as materialized (${chosen})
    select c.id, c.wording, c.sample, c.last_said::text as "saidTo", ${publicSince(sql`c.id`)} as since,
      array(select json_build_object('id', t.id, 'name', t.name)
        from claim_topics ct join topics t on t.id = ct.topic_id where ct.claim_id = c.id
        order by lower(t.name)) as topics,
      said.utterances, said.sources, said.first as "firstSaid", said.last as "lastSaid"
    from c
    cross join lateral (
      select count(*)::int as utterances, count(distinct u.source_id)::int as sources,
        substr(min(u.said_from::text || u.said_on collate "C"), 11) as first,
        substr(max(u.said_to::text || u.said_on collate "C"), 11) as last
      from utterances u where u.claim_id = c.id and u.public) as said
    order by c.last_said desc, c.id desc`)
  return rows.map((row) => ({
    ...row,
    address: address(row.id, row.wording),
    topics: row.topics.map((topic) => ({ ...topic, address: address(topic.id, topic.name) })),
  }))
}
