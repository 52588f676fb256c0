import { sql } from 'drizzle-orm'
import type { Actor } from '../lib/permissions'
import type { Page, Stance } from '../lib/record'
import { db } from './connection'
import { mayMerge } from './merge-preview'

/** One utterance of a source or claim, as it is chosen for another. */
export type SaidLine = {
  id: number
  stance: Stance
  saidOn: string | null
  claim: { id: number; wording: string }
  source: string | null
  /** Whom the article names, and its words. */
  mention: string | null
  words: string | null
  articles: string[]
}

const PAGE = 50

/** All that stands at a source (said by it or on its behalf) or at a claim, the last recorded first; at most 50 a page. */
export async function saidBy(
  actor: Actor,
  { object, id, after }: { object: 'sources' | 'claims'; id: number; after?: number },
): Promise<Page<SaidLine>> {
  mayMerge(actor, object)
  const before = after ? sql`and u.id < ${after}` : sql``
  const by = (
    column: string,
  ) => sql`(select u.id from utterances u where u.${sql.identifier(column)} = ${id} ${before}
    order by u.id desc limit ${PAGE + 1})`
  const standing = object === 'claims' ? by('claim_id') : sql`${by('source_id')} union ${by('speaks_for_id')}`
  const rows = await db().execute<SaidLine>(sql`
    select u.id, u.stance, u.said_on as "saidOn", json_build_object('id', c.id, 'wording', c.wording) as claim, s.name as source,
      printed.mention, printed.words, coalesce(printed.articles, '[]') as articles
    from (select id from (${standing}) as standing order by id desc limit ${PAGE + 1}) as page
    join utterances u on u.id = page.id join claims c on c.id = u.claim_id left join sources s on s.id = u.source_id
    cross join lateral (
      select max(nullif(span_words(a.mention), '')) as mention, max(left(span_words(a.content), 300)) as words,
        json_agg(distinct coalesce(p.name || ', ', '') || r.title) as articles
      from (select * from attestations where utterance_id = u.id order by id limit 5) a
      join article_versions v on v.id = a.version_id join articles r on r.id = v.article_id
      left join publishers p on p.id = r.publisher_id) as printed
    order by u.id desc`)
  const lines = rows.slice(0, PAGE)
  return { lines, next: rows.length > PAGE ? String(lines.at(-1)!.id) : null }
}
