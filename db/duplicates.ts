import { sql, type SQL } from 'drizzle-orm'
import type { z } from 'zod'
import { LOOKED_AT, nameReason, type Duplicate, type Likeness } from '../lib/duplicate'
import { newApart } from '../lib/merge-input'
import { Invalid } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import type { Mergeable, Page } from '../lib/record'
import { db } from './connection'
import { namesOf } from './holdings'
import { mayMerge } from './merge-preview'
import { answerApart } from './merge-proposals'
import { actionOn, nouns, parties } from './merging'
import { merges } from './schema-merges'
import { found, write } from './write'

type Kind = Exclude<Mergeable, 'claims'>
type Pair = { one: number; other: number; reasons: Likeness[]; identifiers: string[] }

const PAGE = 20
/** Rows looked at in one query. */
const BATCH = 25
/** Milliseconds after which no further rows are looked at for one page. */
const TIME = 1500

/**
 * Rows that may be the same as one made before, the last made first: by an identifier, the same or a like name, or
 * initials. About 20 a page; those found not to be the same are left out. Errors: Forbidden.
 */
export async function duplicates(
  actor: Actor,
  { object, after }: { object: Kind; after?: number },
): Promise<Page<Duplicate>> {
  mayMerge(actor, object)
  const lines: Duplicate[] = []
  let last = after ?? 2147483647
  const until = Date.now() + TIME
  do {
    const looked = await db().execute<{ id: number }>(sql`
      select id from ${sql.identifier(object)} where id < ${last} and merged_into is null order by id desc limit ${BATCH}`)
    const ids = looked.map(({ id }) => id)
    if (!ids.length) return { lines, next: null }
    lines.push(...(await described(object, await pairs(object, ids))))
    last = ids.at(-1)!
    if (ids.length < BATCH) return { lines, next: null }
  } while (lines.length < PAGE && Date.now() < until)
  return { lines, next: String(last) }
}

/** Pairs of one of these rows and one made before it. */
async function pairs(object: Kind, ids: number[]): Promise<Pair[]> {
  const names = namesOf[object]!
  const [noun, owner] = [sql.identifier(names.noun), sql.identifier(names.column)]
  const table = sql.identifier(object)
  // An unnamed source has no name to go by.
  const named = object === 'sources' ? sql`and kind <> 'unnamed'` : sql``
  const alike = (name: SQL) => sql`(${name} % asked.name)`
  return db().transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.similarity_threshold', ${String(LOOKED_AT)}, true)`)
    return tx.execute<Pair>(sql`
      with asked as materialized (
        select id, name as printed, plain(name) as name from ${table} where id in ${ids} ${named}
        union all
        select n.${owner}, n.name, plain(n.name) from ${noun} n where n.${owner} in ${ids}
      ), near as (
        select asked.id as one, o.id as other, asked.printed, o.name as found, similarity(plain(o.name), asked.name) as score
        from asked cross join lateral (
          select s.id, s.name from ${table} s where ${alike(sql`plain(s.name)`)} and s.id < asked.id and s.merged_into is null
          ${named} order by similarity(plain(s.name), asked.name) desc limit 5) o
        union all
        select asked.id, o.id, asked.printed, o.name, similarity(plain(o.name), asked.name)
        from asked cross join lateral (
          select n.${owner} as id, n.name from ${noun} n where ${alike(sql`plain(n.name)`)} and n.${owner} < asked.id
          order by similarity(plain(n.name), asked.name) desc limit 5) o
      ), listed as (
        select one, other, json_agg(json_build_object('one', printed, 'other', found, 'score', score) order by score desc) as reasons,
          '[]'::json as identifiers from near group by 1, 2
        ${
          object === 'sources'
            ? sql`union all
        select a.source_id, b.source_id, '[]'::json, json_agg(a.scheme || ' ' || a.value)
        from identifiers a cross join lateral (
          select o.source_id from identifiers o where o.scheme = a.scheme and o.value = a.value and o.source_id < a.source_id
          order by o.source_id limit 20) b
        where a.source_id in ${ids} group by 1, 2`
            : sql``
        }
      )
      select one, other, (array_agg(reasons order by json_array_length(reasons) desc))[1] as reasons,
        (array_agg(identifiers order by json_array_length(identifiers) desc))[1] as identifiers
      from listed where not exists (select from merges m where m.object = ${object} and m.kind = 'apart'
        and m.undone_at is null and m.from_id = listed.other and m.into_id = listed.one)
      group by 1, 2 order by 1 desc, 2 desc`)
  })
}

type Row = { id: number; name: string; kind?: string; description?: string | null }

/** The pairs for which there is a reason, with what the two are and what else they have in common. */
async function described(object: Kind, found: Pair[]): Promise<Duplicate[]> {
  const reasoned = found.flatMap(({ one, other, reasons, identifiers }) => {
    const why = [
      ...identifiers.map((identifier) => `The same identifier, ${identifier}`),
      ...reasons.flatMap((reason) => nameReason(reason) ?? []).slice(0, 2),
    ]
    return why.length ? [{ one, other, why }] : []
  })
  if (!reasoned.length) return []
  const more = object === 'sources' ? sql`, kind, description` : sql``
  const ids = [...new Set(reasoned.flatMap(({ one, other }) => [one, other]))]
  const rows = await db().execute<Row>(sql`
    select id, name ${more} from ${sql.identifier(object)} where id in ${ids} and merged_into is null`)
  const row = new Map(rows.map((row) => [row.id, row]))
  const common = object === 'sources' ? await inCommon(reasoned) : new Map<string, string[]>()
  return reasoned.flatMap(({ one, other, why }) => {
    const [from, into] = [row.get(one), row.get(other)]
    if (!from || !into || (from.kind && from.kind !== into.kind)) return []
    return [{ object, from, into, reasons: [...why, ...(common.get(`${one} ${other}`) ?? [])] }]
  })
}

/** Articles that quote both of two sources, and roles that both held. */
async function inCommon(pairs: { one: number; other: number }[]): Promise<Map<string, string[]>> {
  const articles = (source: SQL) => sql`
    select distinct v.article_id from (select id from utterances where source_id = ${source} order by said_to desc, id desc limit 200) u
    join attestations a on a.utterance_id = u.id join article_versions v on v.id = a.version_id`
  const rows = await db().execute<{ one: number; other: number; articles: number; role: string | null }>(sql`
    select p.one, p.other,
      (select count(*)::int from (${articles(sql`p.one`)} intersect ${articles(sql`p.other`)}) as shared) as articles,
      (select a.title || coalesce(', ' || o.name, '') from roles a
         join roles b on b.source_id = p.other and plain(b.title) = plain(a.title)
           and b.organisation_id is not distinct from a.organisation_id
         left join sources o on o.id = a.organisation_id
       where a.source_id = p.one order by a.id limit 1) as role
    from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p (one int, other int)`)
  return new Map(
    rows.map(({ one, other, articles, role }) => [
      `${one} ${other}`,
      [
        ...(role ? [`The same role, ${role}`] : []),
        ...(articles
          ? [`Both are quoted in ${articles === 1 ? 'one article' : `${articles} articles`}`]
          : []),
      ],
    ]),
  )
}

/** Remembers that two rows are not the same, though they look so; `undoMerge` takes it back. */
export async function tellApart(actor: Actor, input: z.input<typeof newApart>): Promise<number> {
  const door = { schema: newApart, input, reason: ({ reason }: z.output<typeof newApart>) => reason }
  return write(actor, actionOn(input.object), door, async (writing, { object, from, into, reason }) => {
    const { tx } = writing
    if (from === into) throw new Invalid([{ field: 'into', message: 'These are one.' }])
    const [fromId, intoId] = [Math.min(from, into), Math.max(from, into)]
    const rows = await parties(tx, object, [fromId, intoId])
    found(rows[1], nouns[object])
    const [made] = await tx
      .insert(merges)
      .values({ object, kind: 'apart', fromId, intoId, reason })
      .returning({ id: merges.id })
    if (object === 'sources') await answerApart(writing, fromId, intoId, reason)
    return made!.id
  })
}
