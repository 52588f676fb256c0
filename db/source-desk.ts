import { sql, type SQL } from 'drizzle-orm'
import type { Actor } from '../lib/permissions'
import type { IdentifierScheme, NameKind, Page } from '../lib/record'
import type { DeskSourceFilter, SourceSort } from '../lib/source-desk-filter'
import { db } from './connection'
import { utterancesInAll, type SourceHead } from './source-lines'
import { found, mayRead } from './write'

export type DeskSourceLine = SourceHead & {
  confirmed: boolean
  version: number
  utterances: number
  by: string | null
  sample: boolean
}

const PAGE = 50
const columns = sql`s.id, s.name, s.kind, s.description, s.confirmed, s.sample,
  (select u.name from users u where u.id = s.created_by) as by,
  ${utterancesInAll} as utterances`

// One order each: the key of a row that was seen leads on to the next, whatever the key is by now.
const orders: Record<SourceSort, { by: SQL; from: (after: number) => SQL }> = {
  newest: { by: sql`s.id desc`, from: (after) => sql`s.id < ${after}` },
  name: {
    by: sql`plain(s.name), s.id`,
    from: (after) =>
      sql`(plain(s.name), s.id) > ((select plain(name) from sources where id = ${after}), ${after})`,
  },
  most: {
    by: sql`s.public_utterances desc, s.id desc`,
    from: (after) =>
      sql`(s.public_utterances, s.id) < ((select public_utterances from sources where id = ${after}), ${after})`,
  },
}

/** Rows that fit a filter, without those that were merged into another. */
function fitting({ q, kind, organisation, identifier, unused, unconfirmed }: DeskSourceFilter): SQL {
  const pattern = `%${(q ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const named = (name: SQL) => sql`${name} like plain(${pattern}) or ${name} % plain(${q ?? ''})`
  const registered = sql`exists (select from identifiers i where i.source_id = s.id)`
  return sql`s.merged_into is null
    ${q ? sql`and s.id in (select id from sources x where ${named(sql`plain(x.name)`)} union select source_id from source_names n where ${named(sql`plain(n.name)`)})` : sql``}
    ${kind ? sql`and s.kind = ${kind}` : sql``}
    ${
      organisation
        ? sql`and s.id = any(array(select source_id from roles where organisation_id = ${organisation}
            union select source_id from organisation_parents where parent_id = ${organisation}))`
        : sql``
    }
    ${identifier === 'with' ? sql`and ${registered}` : identifier ? sql`and not ${registered}` : sql``}
    ${
      unused
        ? sql`and s.public_utterances = 0 and not exists (select from utterances o where o.source_id = s.id)
            and not exists (select from utterances o where o.speaks_for_id = s.id)`
        : sql``
    }
    ${unconfirmed ? sql`and not s.confirmed` : sql``}`
}

/**
 * Sources that fit a filter, in its order, the last made first without one; \`q\`: a name or other name that holds or
 * resembles it. At most 50 a page; \`after\` is the last number seen. Errors: Forbidden.
 */
export async function deskSources(
  actor: Actor,
  { after, sort = 'newest', ...filter }: DeskSourceFilter & { after?: number } = {},
): Promise<Page<DeskSourceLine>> {
  mayRead(actor)
  const order = orders[sort]
  // Chosen first: beside what the counts are thought to cost, the planner takes any way to the rows for as good.
  const rows = await db().execute<DeskSourceLine>(sql`
    with chosen as materialized (
      select s.* from sources s
      where ${fitting(filter)} ${after ? sql`and ${order.from(after)}` : sql``}
      order by ${order.by} limit ${PAGE + 1})
    select ${columns}, s.version from chosen s order by ${order.by}`)
  const lines = rows.slice(0, PAGE)
  return { lines, next: rows.length > PAGE ? String(lines.at(-1)!.id) : null }
}

/** How many sources fit a filter, counted up to 1001. Errors: Forbidden. */
export async function countSources(actor: Actor, filter: DeskSourceFilter = {}): Promise<number> {
  mayRead(actor)
  const [row] = await db().execute<{ count: number }>(sql`
    select count(*)::int as count from (select from sources s where ${fitting(filter)} limit 1001) as counted`)
  return row!.count
}

/** A row that rests on a source; `held`: EDTF. */
type Row = { id: number; version: number }
type Part = Row & { source: number; name: string; held: string | null }
export type DeskSource = DeskSourceLine & {
  createdBy: number | null
  mergedInto: number | null
  /** Whether readers see it: then each change says why. */
  shown: boolean
  names: (Row & { name: string; kind: NameKind; language: string | null; held: string | null })[]
  roles: (Row & {
    title: string
    organisationId: number | null
    organisation: string | null
    held: string | null
  })[]
  identifiers: { id: number; scheme: IdentifierScheme; value: string }[]
  parents: Part[]
  parts: Part[]
  /** Roles that persons hold at it. */
  heldHere: (Part & { title: string })[]
}

/** One source with what rests on it, at most 200 of each. Errors: Forbidden, NotFound. */
export async function deskSource(actor: Actor, id: number): Promise<DeskSource> {
  mayRead(actor)
  const listed = (rows: ReturnType<typeof sql>) =>
    sql`coalesce((select json_agg(listed) from (${rows} limit 200) as listed), '[]')`
  const [row] = await db().execute<DeskSource>(sql`
    select ${columns}, s.version, s.created_by as "createdBy", s.merged_into as "mergedInto",
      s.public_utterances > 0 as shown,
      ${listed(sql`select n.id, n.version, n.name, n.kind, n.language, n.held from source_names n
        where n.source_id = s.id order by lower(n.name), n.id`)} as names,
      ${listed(sql`select r.id, r.version, r.title, o.name as organisation, o.id as "organisationId", r.held
        from roles r left join sources o on o.id = r.organisation_id where r.source_id = s.id
        order by r.held_to desc nulls first, r.id desc`)} as roles,
      ${listed(sql`select i.id, i.scheme, i.value from identifiers i where i.source_id = s.id
        order by i.scheme, i.id`)} as identifiers,
      ${listed(sql`select p.id, p.version, o.id as source, o.name, p.held
        from organisation_parents p join sources o on o.id = p.parent_id where p.source_id = s.id
        order by p.held_to desc nulls first, p.id desc`)} as parents,
      ${listed(sql`select p.id, p.version, o.id as source, o.name, p.held
        from organisation_parents p join sources o on o.id = p.source_id where p.parent_id = s.id
        order by lower(o.name), p.id`)} as parts,
      ${listed(sql`select r.id, r.version, o.id as source, o.name, r.title, r.held
        from roles r join sources o on o.id = r.source_id where r.organisation_id = s.id
        order by r.held_to desc nulls first, r.id desc`)} as "heldHere"
    from sources s
    where s.id = ${id}`)
  return found(row, 'source')
}
