import { sql, type SQL } from 'drizzle-orm'
import { address } from '../lib/address'
import { cursor } from '../lib/front'
import type { Page, ShownChange } from '../lib/record'
import { announced, sentence, type PassagePlace, type Told } from '../lib/revision'
import type { Saved } from '../lib/saved-columns'
import { place } from './claims'
import { bareOf, open, reasonOf } from './public-revisions'
import { endOf } from './row-then'

export type ToldRow = Saved & {
  id: number
  at: string
  by: string | null
  reason: string | null
  shown: ShownChange | null
  concealed?: boolean
  /** Whether the words of its row are public today; of others only numbers and states are told. */
  open: boolean
  /** Of a passage its article, or on an article's page its claim; null where readers have no page of it. */
  at_id?: number | null
  at_words?: string | null
  /** The same article, whether or not readers have a page of it. */
  of_article?: number | null
}

// What a revision's row pointed at, by its table: the table of those names, and the column that points there.
const pointing = {
  utterances: ['sources', 'source_id'],
  claim_topics: ['topics', 'topic_id'],
  roles: ['sources', 'organisation_id'],
  organisation_parents: ['sources', 'parent_id'],
  sources: ['publishers', 'publisher_id'],
  articles: ['publishers', 'publisher_id'],
} as const

const nameOf = (row: 'before' | 'after') =>
  sql`case r.object ${sql.join(
    Object.entries(pointing).map(
      ([object, [table, column]]) => sql`
    when ${sql.raw(`'${object}'`)} then (select name from ${sql.identifier(table)}
      where id = (r.${sql.identifier(row)} ->> ${sql.raw(`'${column}'`)})::int)`,
    ),
    sql``,
  )} end`

/** The columns of ToldRow, of revisions `r` by users `u`. */
export const toldColumns = sql`
  r.id, to_char(r.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, u.name as by,
  r.object, r.action, r.before, r.after, ${sql.raw(reasonOf(open))} as reason, r.shown, ${nameOf('before')} as was, ${nameOf('after')} as now,
  ${sql.raw(open)} as open`

/** A saved change as readers read it; null where there is nothing to tell. */
export function told(whole: ToldRow): Told | null {
  const row = whole.open ? whole : bare(whole)
  const what = row.concealed ? null : sentence(row)
  if (!what) return null
  const { at, by, reason, shown } = row
  const passage = passagePlace(row)
  const change = {
    ...{ id: Number(row.id), on: at.slice(0, 10), at, by, what, reason, shown },
    ...(passage && { passage }),
  }
  return announced(row) ? { ...change, announced: true } : change
}

function bare({ object, before, after, ...row }: ToldRow): ToldRow {
  return { ...row, object, before: bareOf(object, before), after: bareOf(object, after) }
}

function passagePlace({ at_id, at_words, article, outlet }: ToldRow): PassagePlace | null {
  if (!at_id || !at_words) return null
  const [noun, printed] = article ? ['claims', null] : ['articles', outlet ?? null]
  return { words: at_words, path: `/${noun}/${address(at_id, at_words)}`, outlet: printed }
}

/**
 * A page of changes, newest first: reads batches, each larger than the last, until it is full, since some rows have
 * nothing to tell. After ten of them it stops, with fewer lines or none, and `next` leads on from there. `read` gives
 * the rows before a revision (null: the newest), as many as it is asked for.
 */
export async function changesPage<R extends { id: number }, Line extends { id: number }>(
  { after, limit }: { after?: string; limit: number },
  read: (before: number | null, most: number) => Promise<R[]>,
  line: (row: R) => Line | null,
): Promise<Page<Line>> {
  const lines: Line[] = []
  let before = place(after, 'none')?.id ?? null
  for (let batch = 0; batch < 10; batch += 1) {
    const most = Math.min((limit + 1) * 2 ** batch, 1000)
    const rows = await read(before, most)
    lines.push(...rows.flatMap((row) => line(row) ?? []))
    if (lines.length > limit)
      return { lines: lines.slice(0, limit), next: cursor(null, lines[limit - 1]!.id) }
    if (rows.length < most) return { lines, next: null }
    before = Number(rows.at(-1)!.id)
  }
  return { lines, next: cursor(null, before!) }
}

/** Which changes are asked for: those before a revision, those up to the end of a day. */
export type Asked = { before?: number | null; day?: string }

/** The condition on revisions `r` that they are asked for. */
export const asked = ({ before, day }: Asked): SQL =>
  sql`(${before ? sql`r.id < ${before}` : sql`true`} and ${day ? sql`r.at < ${endOf(day)}` : sql`true`})`

/** Tags of the rows whose names stand in the sentence of a change: a rename is read there too. */
export function tagsOf({ object, before, after, article, at_id, of_article }: ToldRow): string[] {
  // One that readers have no page of may get one by another claim's words.
  if (of_article) return [`article:${of_article}`]
  if (at_id) return [`${article ? 'claim' : 'article'}:${at_id}`]
  const [table, column] = pointing[object as keyof typeof pointing] ?? []
  if (!table || !column) return []
  const ids = [before?.[column], after?.[column]].filter((id) => typeof id === 'number')
  return [...new Set(ids)].map((id) => `${table.slice(0, -1)}:${id}`)
}
