import { sql, type SQL } from 'drizzle-orm'
import type { Mergeable } from '../lib/record'

/** A column by which rows of a table stand at a row of another. */
export type Holding = {
  noun: string
  column: string
  /** Whether moving the row `t` to `to` would break a rule, or say nothing any more: then it stays where it is. */
  clash?: (to: SQL) => SQL
}

/** The same holds already of a row at the other. */
const already = (noun: string, owner: string, same: SQL) => (to: SQL) =>
  sql`exists (select from ${sql.identifier(noun)} o where o.${sql.identifier(owner)} = ${to} and o.id <> t.id and ${same})`
/** It would stand at itself. */
const itself = (column: string) => (to: SQL) => sql`t.${sql.identifier(column)} is not distinct from ${to}`

const linked = (own: 'from_id' | 'to_id', other: 'from_id' | 'to_id') => (to: SQL) =>
  sql`(${itself(other)(to)} or t.state <> 'withdrawn' and ${already(
    'claim_links',
    own,
    sql`o.kind = t.kind and o.state <> 'withdrawn' and o.${sql.identifier(other)} = t.${sql.identifier(other)}`,
  )(to)})`

/** The organisation itself and all below it, or by the columns the other way about all above it. */
const reached = (to: SQL, from: 'source_id' | 'parent_id', next: 'source_id' | 'parent_id') => sql`
  with recursive reached (id) as (
    select ${to} union select p.${sql.identifier(next)} from organisation_parents p
      join reached on p.${sql.identifier(from)} = reached.id)
  select id from reached`

/** All that stands at a row of each table that can be merged, but for the topics of claims (db/topic-moves). */
export const holdings: Record<Mergeable, Holding[]> = {
  sources: [
    { noun: 'utterances', column: 'source_id' },
    { noun: 'utterances', column: 'speaks_for_id' },
    { noun: 'roles', column: 'source_id', clash: itself('organisation_id') },
    { noun: 'roles', column: 'organisation_id', clash: itself('source_id') },
    {
      noun: 'source_names',
      column: 'source_id',
      clash: already('source_names', 'source_id', sql`plain(o.name) = plain(t.name)`),
    },
    {
      noun: 'identifiers',
      column: 'source_id',
      clash: already('identifiers', 'source_id', sql`o.scheme = t.scheme and o.value = t.value`),
    },
    // Nothing is a part of itself, however far down.
    {
      noun: 'organisation_parents',
      column: 'source_id',
      clash: (to) => sql`t.parent_id in (${reached(to, 'parent_id', 'source_id')})`,
    },
    {
      noun: 'organisation_parents',
      column: 'parent_id',
      clash: (to) => sql`t.source_id in (${reached(to, 'source_id', 'parent_id')})`,
    },
  ],
  claims: [
    { noun: 'utterances', column: 'claim_id' },
    { noun: 'claim_links', column: 'from_id', clash: linked('from_id', 'to_id') },
    { noun: 'claim_links', column: 'to_id', clash: linked('to_id', 'from_id') },
    {
      noun: 'assessments',
      column: 'claim_id',
      clash: (to) =>
        sql`(t.state <> 'withdrawn' and ${already('assessments', 'claim_id', sql`o.state <> 'withdrawn'`)(to)})`,
    },
    { noun: 'comments', column: 'claim_id' },
    {
      noun: 'reviews',
      column: 'claim_id',
      clash: (to) =>
        sql`(t.state = 'waiting' and ${already('reviews', 'claim_id', sql`o.state = 'waiting'`)(to)})`,
    },
  ],
  publishers: [
    { noun: 'articles', column: 'publisher_id' },
    { noun: 'sources', column: 'publisher_id' },
    { noun: 'publisher_names', column: 'publisher_id' },
    {
      noun: 'publisher_hosts',
      column: 'publisher_id',
      clash: already('publisher_hosts', 'publisher_id', sql`o.host = t.host`),
    },
  ],
  topics: [
    {
      noun: 'topics',
      column: 'parent_id',
      // Whatever is wider than the other cannot be a part of it.
      clash: (to) => sql`t.id in (
        with recursive wider as (
          select id, parent_id from topics where id = ${to}
          union select p.id, p.parent_id from topics p join wider on p.id = wider.parent_id)
        select id from wider)`,
    },
    { noun: 'topic_names', column: 'topic_id' },
  ],
}

/** Where other names of a row stand. */
export const namesOf: Partial<Record<Mergeable, { noun: string; column: string }>> = {
  sources: { noun: 'source_names', column: 'source_id' },
  publishers: { noun: 'publisher_names', column: 'publisher_id' },
  topics: { noun: 'topic_names', column: 'topic_id' },
}

/** The column that says what a row is called. */
export const nameColumn = (object: Mergeable): 'wording' | 'name' =>
  object === 'claims' ? 'wording' : 'name'
