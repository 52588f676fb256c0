import { sql } from 'drizzle-orm'
import type { Actor } from '../lib/permissions'
import { quoteKinds, type QuoteKind } from '../lib/record'
import type { Changeable } from '../lib/review'
import { db } from './connection'
import { mayRead } from './write'

/** How many suggestions, and how many attestations, are counted at most: the newest. */
const MOST = 100_000

/** What became of the suggestions of one quote kind or one rule. */
export type Outcome = {
  name: string
  asIs: number
  changed: number
  dismissed: number
  open: number
  /** The fields in which accepted ones were changed, the most frequent first. */
  fields: { field: Changeable; count: number }[]
}

/** Of the words of one quote kind that were put on record after the program had read them: proposed by it, or not. */
export type Found = { kind: QuoteKind; proposed: number; missed: number }

export type Quality = {
  kinds: Outcome[]
  rules: Outcome[]
  found: Found[]
  /** Older ones are left out of the count. */
  cut: boolean
}

type Counted = Omit<Outcome, 'fields'> & { by: 'kinds' | 'rules' }

/**
 * How the suggestions of the last `days`, or of all time, were decided, and what was recorded beside them. What
 * nobody decided on, since its words were dismissed or on record before, is left out. Errors: Forbidden.
 */
export async function quality(actor: Actor, { days }: { days: number | null }): Promise<Quality> {
  mayRead(actor)
  const since = (at: ReturnType<typeof sql>) =>
    days === null ? sql`true` : sql`${at} >= now() - make_interval(days => ${days})`
  const recent = sql`recent as materialized (
    select s.kind::text, s.rule, s.state, s.changes from suggestions s
    where not s.inherited and ${since(sql`s.created_at`)} order by s.created_at desc limit ${MOST})`
  const counted = await db().execute<Counted>(sql`
    with ${recent}
    select case when grouping(kind) = 0 then 'kinds' else 'rules' end as by, coalesce(kind, rule) as name,
      count(*) filter (where state = 'accepted' and changes = '[]')::int as "asIs",
      count(*) filter (where state = 'accepted' and changes <> '[]')::int as changed,
      count(*) filter (where state = 'dismissed')::int as dismissed,
      count(*) filter (where state = 'open')::int as open
    from recent group by grouping sets ((kind), (rule))
    order by count(*) desc, name limit 200`)
  const fields = await db().execute<{ by: string; name: string; field: Changeable; count: number }>(sql`
    with ${recent}
    select case when grouping(kind) = 0 then 'kinds' else 'rules' end as by, coalesce(kind, rule) as name, field,
      count(*)::int as count
    from recent, jsonb_array_elements_text(changes) as field
    group by grouping sets ((kind, field), (rule, field))
    order by count(*) desc, field limit 2000`)
  const found = await db().execute<Found>(sql`
    with recorded as materialized (
      select a.kind, exists (select from suggestions s where s.attestation_id = a.id) as proposed
      from attestations a
      where a.state <> 'withdrawn' and a.created_by is not null and ${since(sql`a.created_at`)}
        and (select r.at from readings r where r.version_id = a.version_id) < a.created_at
      order by a.created_at desc limit ${MOST})
    select kind, count(*) filter (where proposed)::int as proposed, count(*) filter (where not proposed)::int as missed
    from recorded group by kind`)
  const lines = (by: Counted['by']): Outcome[] =>
    counted
      .filter((line) => line.by === by)
      .map(({ by: _, ...line }) => ({
        ...line,
        fields: fields
          .filter((one) => one.by === by && one.name === line.name)
          .map(({ field, count }) => ({ field, count })),
      }))
  const kinds = lines('kinds')
  return {
    kinds: quoteKinds.flatMap((kind) => kinds.filter(({ name }) => name === kind)),
    rules: lines('rules'),
    found: quoteKinds.flatMap((kind) => found.filter((line) => line.kind === kind)),
    cut:
      kinds.reduce((sum, { asIs, changed, dismissed, open }) => sum + asIs + changed + dismissed + open, 0) >=
      MOST,
  }
}
