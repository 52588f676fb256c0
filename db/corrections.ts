import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import type { Page, ShownChange, State } from '../lib/record'
import type { Told } from '../lib/revision'
import { db } from './connection'
import { changesPage, told, toldColumns } from './told'

/** What a correction is about, with its address: a claim (which may be withdrawn), a source or an article. */
export type Subject = {
  noun: 'claim' | 'source' | 'article'
  id: number
  words: string
  path: string
  withdrawn: boolean
}

export type Correction = Told & { subject: Subject; sample: boolean }

type Row = Parameters<typeof told>[0] & {
  claim: number | null
  wording: string
  state: State
  source: number | null
  name: string
  article: number | null
  title: string
  sample: boolean
}

/** Corrections, withdrawals and returns in the whole record, newest first; what is not public any more is passed over. */
export async function corrections({ after, limit = 50 }: { after?: string; limit?: number } = {}): Promise<
  Page<Correction>
> {
  return changesPage({ after, limit: Math.min(limit, 100) }, correctionsBefore, (row) => {
    const [change, subject] = [told(row), subjectOf(row)]
    if (!change || !subject) return null
    // Of a withdrawn claim no word is shown, nor of what it said before.
    const what = subject.withdrawn ? turns[change.shown ?? 'corrected'] : change.what
    return { ...change, what, subject, sample: row.sample }
  })
}

const turns: Record<ShownChange, string> = {
  added: 'Added.',
  corrected: 'Corrected.',
  withdrawn: 'Withdrawn.',
  reinstated: 'Reinstated.',
}

async function correctionsBefore(before: number | null, most: number): Promise<Row[]> {
  return db().execute<Row>(sql`
    with latest as materialized (
      select id from revisions
      where shown in ('corrected', 'withdrawn', 'reinstated') ${before ? sql`and id < ${before}` : sql``}
      order by id desc limit ${most}
    ), about as materialized (
      select r.*, coalesce(r.after, r.before) ->> 'source_id' as owner from latest join revisions r on r.id = latest.id
    )
    select ${toldColumns}, c.id as claim, c.wording, c.state, s.id as source, s.name, t.id as article, t.title,
      coalesce(c.sample, s.sample, t.sample, false) as sample,
      -- A link is told where both its claims are public.
      r.object = 'claim_links' and 2 <> (select count(*) from claims o where o.state = 'published'
        and o.id in ((r.after ->> 'from_id')::int, (r.after ->> 'to_id')::int)) as concealed
    from about r
    -- Bounded, so that each is looked up by its number.
    left join lateral (select * from claims where id = r.claim_id and state <> 'draft' limit 1) as c on true
    left join lateral (
      select * from sources where public_utterances > 0 and id = case
        when r.object = 'sources' then r.object_id
        when r.object in ('source_names', 'roles', 'organisation_parents', 'identifiers') then r.owner::integer end
      limit 1) as s on true
    left join lateral (
      select * from articles where r.object = 'articles' and id = r.object_id and public_passages > 0
      limit 1) as t on true
    left join users u on u.id = r.actor_id
    order by r.id desc`)
}

// A number that names no row any more was a sample's.
function subjectOf({ claim, wording, state, source, name, article, title }: Row): Subject | null {
  const at = (noun: Subject['noun'], id: number, words: string): Subject => ({
    noun,
    id,
    words,
    path: `/${noun}s/${address(id, words)}`,
    withdrawn: false,
  })
  if (claim && state === 'withdrawn')
    return { noun: 'claim', id: claim, words: `no. ${claim}`, path: `/claims/${claim}`, withdrawn: true }
  if (claim) return at('claim', claim, wording)
  if (source) return at('source', source, name)
  return article ? at('article', article, title) : null
}
