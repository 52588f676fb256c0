import { and, eq, sql } from 'drizzle-orm'
import { address } from '../lib/address'
import { Invalid } from '../lib/errors'
import { cursor, readCursor } from '../lib/front'
import type { ClaimView, Page, Statement } from '../lib/record'
import { db } from './connection'
import { historyOf } from './claim-history'
import { claims } from './schema'
import { publicSince } from './shown-changes'
import { statementLines } from './statement-lines'
import { utterancesOf } from './utterances'

const keys = { day: /^\d{4}-/, dayOrNone: /^(\d{4}-|none$)/, number: /^-?\d+$/, none: /^none$/ }

/** The keyset of a cursor, or nothing for the first page. Errors: Invalid where it is none of this list. */
export function place(after: string | undefined, key: keyof typeof keys): { key: string; id: number } | null {
  if (!after) return null
  const read = readCursor(after)
  if (!read || !keys[key].test(read.key))
    throw new Invalid([{ field: 'after', message: 'This is not a place in this list.' }])
  return read
}

/** Public claims, newest said first, each with its latest utterance; at most 100 lines a page. */
export async function newestStatements({
  after,
  limit = 25,
}: { after?: string; limit?: number } = {}): Promise<Page<Statement>> {
  const from = place(after, 'day')
  const most = Math.min(limit, 100)
  const lines = await statementLines(sql`
    select latest.id
    from (
      select c.id, c.last_said from claims c
      where c.state = 'published' ${from ? sql`and (c.last_said, c.id) < (${from.key}::date, ${from.id})` : sql``}
      order by c.last_said desc, c.id desc limit ${most + 1}) as page
    cross join lateral (
      select u.id from utterances u where u.claim_id = page.id and u.public
      order by u.said_to desc, u.id desc limit 1) as latest`)
  lines.sort((a, b) => (a.saidTo === b.saidTo ? b.claim.id - a.claim.id : a.saidTo < b.saidTo ? 1 : -1))
  const shown = lines.slice(0, most)
  const last = shown.at(-1)
  return { lines: shown, next: last && lines.length > most ? cursor(last.saidTo, last.claim.id) : null }
}

/** One public claim with its utterances and their printed words; null for drafts, withdrawn and unknown ones. */
export async function publishedClaim(id: number): Promise<ClaimView | null> {
  const [claim] = await db()
    .select({
      id: claims.id,
      wording: claims.wording,
      sample: claims.sample,
      since: publicSince(sql`${id}::int`),
      topics: sql<{ id: number; name: string }[]>`array(select json_build_object('id', t.id, 'name', t.name)
        from claim_topics ct join topics t on t.id = ct.topic_id where ct.claim_id = ${id} order by lower(t.name))`,
    })
    .from(claims)
    .where(and(eq(claims.id, id), eq(claims.state, 'published')))
  if (!claim) return null
  const utterances = await utterancesOf(id)
  const history = await historyOf(id)
  const tags = new Set([...claim.topics.map((topic) => `topic:${topic.id}`), ...history.tags])
  for (const utterance of utterances) {
    tags.add(`source:${utterance.source.id}`)
    if (utterance.speaksFor) tags.add(`source:${utterance.speaksFor.id}`)
    for (const passage of utterance.passages) tags.add(`article:${passage.article.id}`)
  }
  return {
    ...claim,
    topics: claim.topics.map((topic) => ({ ...topic, address: address(topic.id, topic.name) })),
    address: address(id, claim.wording),
    utterances,
    history: history.changes,
    tags: [...tags],
  }
}

/** When and why a claim was withdrawn; null where it is not. */
export async function withdrawal(
  id: number,
): Promise<{ on: string; reason: string; by: string | null } | null> {
  const [row] = await db().execute<{ on: string; reason: string; by: string | null }>(sql`
    select to_char(r.at at time zone 'UTC', 'YYYY-MM-DD') as "on", c.withdrawn_reason as reason, u.name as by
    from claims c
    join revisions r on r.object = 'claims' and r.object_id = c.id and r.after ->> 'state' = 'withdrawn'
    left join users u on u.id = r.actor_id
    where c.id = ${id} and c.state = 'withdrawn'
    order by r.id desc limit 1`)
  return row ?? null
}

/** What the public record holds; each count stops at 100 000. `samples`: whether any of it is sample. */
export async function tally() {
  const [row] = await db().execute<{
    claims: number
    utterances: number
    sources: number
    articles: number
    samples: boolean
  }>(sql`
    select
      (select count(*)::int from (select from claims where state = 'published' limit 100000) as c) as claims,
      (select count(*)::int from (select from utterances where public limit 100000) as u) as utterances,
      (select count(*)::int from (select from sources where public_utterances > 0 limit 100000) as s) as sources,
      (select count(*)::int from (select from articles where public_passages > 0 limit 100000) as a) as articles,
      exists (select from articles where sample and public_passages > 0) as samples`)
  return row!
}
