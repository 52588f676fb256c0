import { sql, type SQL } from 'drizzle-orm'
import type { Selector } from '../lib/record'
import { rowThen } from './row-then'
import { dayOf } from './version-days'

/** What readers are told of a passage's words in later versions: the last that is decided or was clear. */
export type Standing = {
  /** Null where no later version has a say, or the words are open in each. */
  state: 'kept' | 'accepted' | 'selected' | 'gone' | null
  /** Where they stand in that version; empty where they are gone. */
  standing: Selector[]
  /** Whether the words as first printed stand there, however much of them an editor chose. */
  as_printed: boolean | null
  /** The first version with this wording, or first without the words; the day (yyyy-mm-dd) of that version. */
  since: number | null
  since_on: string | null
}

// White space is no matter of wording.
const wording = (pieces: SQL): SQL => sql`btrim(regexp_replace(span_words(${pieces}), '\\s+', ' ', 'g'))`

/**
 * Joins, for attestations `a`, the columns of Standing as `stands`. Places that are open are passed over; yet where
 * an open one has the same words, they stood in its version already. `places`: their anchors, those of today or of then.
 */
const standingOf = (places: SQL): SQL => sql`
  left join lateral (
    select n.state, n.content as standing, v.number, n.outcome = 'exact'
        and ${wording(sql`case when n.candidate = '[]' then n.content else n.candidate end`)} = ${wording(sql`a.content`)}
      as as_printed
    from ${places} n join article_versions v on v.id = n.version_id
    where n.attestation_id = a.id and n.state <> 'open' order by v.number desc limit 1) as last on true
  left join lateral (
    select last.state, last.standing, last.as_printed, v.number as since, ${dayOf(sql`v`)} as since_on
    from ${places} n join article_versions v on v.id = n.version_id
    where n.attestation_id = a.id and v.number <= last.number
      and v.number > coalesce((
        select max(w.number) from ${places} o join article_versions w on w.id = o.version_id
        where o.attestation_id = a.id and w.number < last.number
          and case when last.state = 'gone' then o.state <> 'gone'
            else o.state = 'gone' or ${wording(sql`case when o.content = '[]' then o.candidate else o.content end`)}
              is distinct from ${wording(sql`last.standing`)} end), 0)
    order by v.number limit 1) as stands on true`

/** The columns of Standing, as `stands`, for attestations `a`. */
export const standing: SQL = standingOf(sql`anchors`)

/** The same as it was known at the end of a day (yyyy-mm-dd, UTC). */
export const standingThen = (day: string): SQL =>
  standingOf(sql`(
    select placed.attestation_id, placed.version_id, then_.row ->> 'state' as state, then_.row ->> 'outcome' as outcome,
      then_.row -> 'content' as content, then_.row -> 'candidate' as candidate
    from anchors placed cross join lateral (select ${rowThen('anchors', sql`placed.id`, day)} as row) as then_
    where placed.attestation_id = a.id and then_.row is not null)`)
