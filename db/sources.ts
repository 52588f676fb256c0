import { sql } from 'drizzle-orm'
import type {
  IdentifierScheme,
  NameView,
  Page,
  PartView,
  RoleView,
  SourceKind,
  SourceLine,
  SourceView,
  Statement,
} from '../lib/record'
import { cursor } from '../lib/front'
import { narrowingOf, type SourceFilter } from '../lib/source-filter'
import { place } from './claims'
import { db } from './connection'
import { conditionsOf } from './search-filter'
import { rowOfSource, sourceLine, sourceRef, type SourceRow } from './source-lines'
import { statementLines } from './statement-lines'

/** The role that a source holds now or held last, with its organisation. */
const latestRole = sql`(
  select r.title || coalesce(', ' || o.name, '') from roles r left join sources o on o.id = r.organisation_id
  where r.source_id = s.id order by r.held_to desc nulls first, r.id desc limit 1)`

/** Sources with public utterances, the most on record first; at most 100 a page. */
export async function publishedSources({
  after,
  limit = 50,
}: { after?: string; limit?: number } = {}): Promise<Page<SourceLine>> {
  const from = place(after, 'number')
  const most = Math.min(limit, 100)
  const keyset = from ? sql`and (s.public_utterances, s.id) < (${Number(from.key)}::int, ${from.id})` : sql``
  const rows = await db().execute<SourceRow>(sql`
    select ${rowOfSource}, ${latestRole} as role from sources s where s.public_utterances > 0 ${keyset}
    order by s.public_utterances desc, s.id desc limit ${most + 1}`)
  const lines = rows.slice(0, most).map(sourceLine)
  const last = lines.at(-1)
  return { lines, next: last && rows.length > most ? cursor(last.utterances, last.id) : null }
}

export async function mostOnRecord(limit: number): Promise<SourceLine[]> {
  return (await publishedSources()).lines.slice(0, limit)
}

/** What is public of a source; null where readers see no utterance of it. */
export async function publishedSource(id: number): Promise<SourceView | null> {
  const [row] = await db().execute<{
    name: string
    kind: SourceKind
    description: string | null
    sample: boolean
    utterances: number
    publisher: string | null
  }>(sql`
    select s.name, s.kind, s.description, s.sample, s.public_utterances as utterances, p.name as publisher
    from sources s left join publishers p on p.id = s.publisher_id
    where s.id = ${id} and s.public_utterances > 0`)
  if (!row) return null
  const [names, roles, said, channels, organisations, identifiers] = await Promise.all([
    db().execute<NameView>(sql`
      select name, kind, held from source_names where source_id = ${id} order by lower(name), id limit 100`),
    db().execute<{
      title: string
      held: string | null
      organisation: number | null
      name: string
      kind: SourceKind
      public: boolean
    }>(sql`
      select r.title, r.held, o.id as organisation, o.name, o.kind, o.public_utterances > 0 as public
      from roles r left join sources o on o.id = r.organisation_id
      where r.source_id = ${id}
      order by r.held is null, r.held_to desc nulls first, r.held_from desc, r.id desc limit 100`),
    db().execute<{ claims: number; first: string | null; last: string | null }>(sql`
      select count(distinct claim_id)::int as claims,
        substr(min(said_from::text || said_on collate "C"), 11) as first,
        substr(max(said_to::text || said_on collate "C"), 11) as last
      from utterances where (source_id = ${id} or speaks_for_id = ${id}) and public`),
    db().execute<{ name: string; utterances: number }>(sql`
      select channel as name, count(*)::int as utterances from utterances
      where source_id = ${id} and public and channel is not null
      group by channel order by 2 desc, 1 limit 20`),
    organisationsAround(id),
    db().execute<{ scheme: IdentifierScheme; value: string }>(
      sql`select scheme, value from identifiers where source_id = ${id} order by scheme, id limit 50`,
    ),
  ])
  const held = roles.map(({ title, held, organisation, name, kind, public: shown }): RoleView => ({
    title,
    held,
    organisation: organisation ? refIfShown(sourceRef(organisation, name, kind), shown) : null,
  }))
  return {
    ...sourceRef(id, row.name, row.kind),
    description: row.description,
    publisher: row.publisher,
    names: [...names],
    roles: held,
    parents: organisations.filter(({ above }) => above).map(partView),
    parts: organisations.filter(({ above }) => !above).map(partView),
    identifiers: [...identifiers],
    utterances: row.utterances,
    claims: said[0]?.claims ?? 0,
    firstSaid: said[0]?.first ?? null,
    lastSaid: said[0]?.last ?? null,
    channels: [...channels],
    sample: row.sample,
    tags: [
      ...held.flatMap((role) => (role.organisation ? [`source:${role.organisation.id}`] : [])),
      ...organisations.map(({ id }) => `source:${id}`),
    ],
  }
}

/** A source as it is named where readers may have no page of it. */
export const refIfShown = <Ref extends { address: string }>(ref: Ref, shown: boolean) => ({
  ...ref,
  address: shown ? ref.address : null,
})

type Around = {
  id: number
  name: string
  kind: SourceKind
  held: string | null
  above: boolean
  public: boolean
}

/** What an organisation is a part of, and what is a part of it, at most 100 of each. */
const organisationsAround = (id: number) => {
  const side = (own: string, other: string, above: boolean) => sql`
    (select o.id, o.name, o.kind, p.held, ${above}::boolean as above, o.public_utterances > 0 as public
     from organisation_parents p join sources o on o.id = p.${sql.identifier(other)}
     where p.${sql.identifier(own)} = ${id}
     order by p.held is null, p.held_to desc nulls first, lower(o.name), p.id limit 100)`
  return db().execute<Around>(
    sql`${side('source_id', 'parent_id', true)} union all ${side('parent_id', 'source_id', false)}`,
  )
}

const partView = (row: Around): PartView => ({
  name: row.name,
  address: row.public ? sourceRef(row.id, row.name, row.kind).address : null,
  held: row.held,
})

/** What a source said, and what was said on its behalf, newest first, narrowed by a filter; at most 100 a page. */
export async function statementsOf(
  id: number,
  { after, limit = 25, ...filter }: SourceFilter & { after?: string; limit?: number } = {},
): Promise<Page<Statement>> {
  const most = Math.min(limit, 100)
  const from = place(after, 'day')
  const keyset = from ? sql`and (d.said_to, d.utterance_id) < (${from.key}::date, ${from.id})` : sql``
  const said = (column: 'source_id' | 'speaks_for_id') => sql`
    (select d.utterance_id as id, d.said_to from search_documents d
     where d.${sql.identifier(column)} = ${id} and ${conditionsOf(narrowingOf(filter), null)} ${keyset}
     order by d.said_to desc, d.utterance_id desc limit ${most + 1})`
  const lines = await statementLines(sql`
    select id from (${said('source_id')} union ${said('speaks_for_id')}) as either
    order by said_to desc, id desc limit ${most + 1}`)
  const shown = lines.slice(0, most)
  const last = shown.at(-1)
  return { lines: shown, next: last && lines.length > most ? cursor(last.saidTo, last.id) : null }
}
