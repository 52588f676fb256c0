import { sql, type SQL } from 'drizzle-orm'
import { Forbidden, NotFound } from '../lib/errors'
import type { MergeCount, MergeLine, SinceLine } from '../lib/merge-view'
import { may, type Actor } from '../lib/permissions'
import type { Page } from '../lib/record'
import { db } from './connection'
import { goingBack } from './giving-back'
import { survivors } from './survivors'

const PAGE = 50

function mayMerge(actor: Actor): void {
  if (!may(actor, 'source: merge')) throw new Forbidden('Only an admin merges and splits.')
}

const named = (id: SQL) => sql`json_build_object('id', ${id}, 'name', coalesce(case g.object
  when 'sources' then (select name from sources where id = ${id})
  when 'publishers' then (select name from publishers where id = ${id})
  when 'topics' then (select name from topics where id = ${id})
  else (select wording from claims where id = ${id}) end, 'not on record any more'))`
const moment = (at: SQL) => sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
const columns = sql`g.id, g.version, g.object, g.kind, g.reason, u.name as by, ${moment(sql`g.created_at`)} as at,
  ${named(sql`g.from_id`)} as "from", ${named(sql`g.into_id`)} as into,
  case when g.undone_at is not null then json_build_object('at', ${moment(sql`g.undone_at`)}, 'by', d.name,
    'reason', g.undone_reason) end as undone,
  (select count(*)::int from (select from merge_moves m where m.merge_id = g.id limit 100000) m) as moved`

/** Merges, splits and rows found not to be the same, the newest first; at most 50 a page. Errors: Forbidden. */
export async function deskMerges(actor: Actor, { after }: { after?: number } = {}): Promise<Page<MergeLine>> {
  mayMerge(actor)
  const rows = await db().execute<MergeLine>(sql`
    select ${columns} from merges g left join users u on u.id = g.created_by left join users d on d.id = g.undone_by
    ${after ? sql`where g.id < ${after}` : sql``} order by g.id desc limit ${PAGE + 1}`)
  const lines = rows.slice(0, PAGE)
  return { lines, next: rows.length > PAGE ? String(lines.at(-1)!.id) : null }
}

/** Of a merge that moved more rows, what undoing it would do is not counted out beforehand. */
const COUNTED_OUT = 10_000

export type DeskMerge = MergeLine & {
  counts: MergeCount[]
  /** What would go back now, and what would stay; null where that is not counted out. */
  back: MergeCount[] | null
  since: SinceLine[]
}

/**
 * One merge with what it moved, and what was recorded at the other since: nobody can tell of it but who reads it. At
 * most the newest 200. Errors: Forbidden, NotFound.
 */
export async function deskMerge(actor: Actor, id: number): Promise<DeskMerge> {
  mayMerge(actor)
  const [line] = await db().execute<MergeLine>(sql`
    select ${columns} from merges g left join users u on u.id = g.created_by left join users d on d.id = g.undone_by
    where g.id = ${id}`)
  if (!line) throw new NotFound('There is no such merge.')
  const counts = await db().execute<MergeCount>(sql`
    select object as noun, field as "column", count(*)::int as moves, 0 as stays from merge_moves
    where merge_id = ${id} and field not in ('taken', 'state') group by 1, 2 order by 1, 2`)
  const undoable = !line.undone && line.kind !== 'apart' && line.moved <= COUNTED_OUT
  const merge = { id, object: line.object, fromId: line.from.id, intoId: line.into.id }
  const back = undoable ? await db().transaction((tx) => goingBack(tx, merge)) : null
  return { ...line, counts: [...counts], back, since: line.undone ? [] : await recordedSince(line) }
}

async function recordedSince({ id, object, kind, from, into }: MergeLine): Promise<SinceLine[]> {
  if (kind !== 'merge' || (object !== 'sources' && object !== 'claims')) return []
  const [standing] = await survivors(db(), object, [into.id])
  const at = object === 'claims' ? sql`u.claim_id` : sql`u.source_id`
  const names = sql`(select plain(name) from sources where id = ${from.id}
    union select plain(n.name) from merge_moves m join source_names n on n.id = m.object_id
      where m.merge_id = ${id} and m.object = 'source_names')`
  const rows = await db().execute<SinceLine>(sql`
    select u.id, json_build_object('id', c.id, 'wording', c.wording) as claim, u.said_on as "saidOn",
      coalesce(printed.mention, '') as mention,
      ${object === 'sources' ? sql`coalesce(plain(printed.mention) in ${names}, false)` : sql`false`} as named
    from utterances u join claims c on c.id = u.claim_id
    cross join lateral (select max(nullif(span_words(a.mention), '')) as mention from attestations a
      where a.utterance_id = u.id) as printed
    where ${at} = ${standing!} and u.created_at > (select created_at from merges where id = ${id})
      and not exists (select from merge_moves m join merges g on g.id = m.merge_id
        where m.object = 'utterances' and m.object_id = u.id and g.undone_at is null)
    order by u.id desc limit 200`)
  return [...rows]
}
