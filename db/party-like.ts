import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../lib/permissions'
import type { Mergeable } from '../lib/record'
import { db } from './connection'
import { nameColumn, namesOf } from './holdings'
import { mayProposeMerge } from './merge-preview'
import { nouns } from './merging'
import { found } from './write'

/** A row that may be meant: how it is called, and the other name by which it was found. */
export type LikeParty = { id: number; name: string; alias: string | null; note: string | null }

/**
 * Rows whose name or other name is like these words, or whose number they are, accents and misspellings forgiven; at
 * most 8, the nearest first, none that is merged. Errors: Forbidden.
 */
export async function partyLike(
  actor: Actor,
  { object, words, except }: { object: Mergeable; words: string; except: number },
): Promise<LikeParty[]> {
  mayProposeMerge(actor, object)
  const q = words.trim().slice(0, 200)
  if (!q) return []
  const table = sql.identifier(object)
  const name = sql.identifier(nameColumn(object))
  const note = object === 'sources' ? sql`concat_ws(', ', t.kind::text, t.description)` : sql`null`
  const number = /^(?:\S*\/)?([1-9]\d{0,8})(?:[-?#]\S*)?$/.exec(q)?.[1]
  if (number)
    return db().execute<LikeParty>(sql`
      select t.id, t.${name} as name, null as alias, ${note} as note from ${table} t
      where t.id = ${Number(number)} and t.id <> ${except} and t.merged_into is null`)
  const score = (words: SQL) => sql`word_similarity(plain(${q}), ${words})`
  const names = namesOf[object]
  return db().execute<LikeParty>(sql`
    with found as (
      (select t.id, null as alias, ${score(sql`plain(t.${name})`)} as score from ${table} t
       where plain(t.${name}) %> plain(${q}) and t.merged_into is null order by 3 desc limit 20)
      ${
        names
          ? sql`union all
      (select n.${sql.identifier(names.column)}, n.name, ${score(sql`plain(n.name)`)} from ${sql.identifier(names.noun)} n
       where plain(n.name) %> plain(${q}) order by 3 desc limit 20)`
          : sql``
      }
    ), best as (select distinct on (id) id, alias, score from found order by id, score desc, alias nulls first)
    select t.id, t.${name} as name, best.alias, ${note} as note
    from best join ${table} t on t.id = best.id
    where t.id <> ${except} and t.merged_into is null order by best.score desc, t.id limit 8`)
}

/** One row as it is called, merged or not. Errors: Forbidden, NotFound. */
export async function partyNamed(
  actor: Actor,
  { object, id }: { object: Mergeable; id: number },
): Promise<LikeParty & { version: number; merged: boolean }> {
  mayProposeMerge(actor, object)
  const note = object === 'sources' ? sql`concat_ws(', ', t.kind::text, t.description)` : sql`null`
  const [row] = await db().execute<LikeParty & { version: number; merged: boolean }>(sql`
    select t.id, t.${sql.identifier(nameColumn(object))} as name, null as alias, ${note} as note, t.version,
      t.merged_into is not null as merged
    from ${sql.identifier(object)} t where t.id = ${id}`)
  return found(row, nouns[object])
}
