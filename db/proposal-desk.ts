import { sql, type SQL } from 'drizzle-orm'
import { Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { namesSource, proposalFields, type ProposalDoor, type ProposalField } from '../lib/source-proposal'
import type { Page, ProposalState } from '../lib/record'
import { db } from './connection'
import { survivors } from './survivors'
import { mayRead } from './write'

export type ProposalLine = {
  id: number
  version: number
  door: ProposalDoor
  fields: ProposalField[]
  reason: string
  state: ProposalState
  answer: string | null
  /** What it is about, or what that is merged into by now. */
  source: { id: number; name: string }
  /** The source that it is said to be, of a merge. */
  into: { id: number; name: string } | null
  by: string | null
  decidedBy: string | null
  at: string
}

type Row = Omit<ProposalLine, 'fields' | 'source' | 'into'> & {
  input: Record<string, unknown>
  before: Record<string, unknown> | null
  sourceId: number
}

const PAGE = 25

async function lines(where: SQL): Promise<Page<ProposalLine>> {
  const before = (table: string) => sql`
    (select jsonb_build_object('organisationId', to_jsonb(t) -> 'organisation_id', 'parentId', to_jsonb(t) -> 'parent_id')
      || to_jsonb(t) from ${sql.identifier(table)} t where t.id = (p.input ->> 'id')::int)`
  const rows = await db().execute<Row>(sql`
    select p.id, p.version, p.door, p.input, p.reason, p.state, p.answer, p.object_id as "sourceId",
      u.name as by, d.name as "decidedBy", to_json(p.created_at) as at, was.row as before
    from proposals p left join users u on u.id = p.created_by left join users d on d.id = p.decided_by
      cross join lateral (select case
        when p.door = 'changeSource' then ${before('sources')}
        when p.door in ('changeName', 'removeName') then ${before('source_names')}
        when p.door in ('changeRole', 'removeRole') then ${before('roles')}
        when p.door in ('changeParent', 'removeParent') then ${before('organisation_parents')}
        when p.door = 'removeIdentifier' then ${before('identifiers')}
      end as row) as was
    where p.object = 'sources' and ${where}
    order by p.id desc limit ${PAGE + 1}`)
  const page = await named(rows.slice(0, PAGE))
  return { lines: page, next: rows.length > PAGE ? String(page.at(-1)!.id) : null }
}

/** The same with the sources in it named, each by what it is merged into by now. */
async function named(rows: Row[]): Promise<ProposalLine[]> {
  const numbers = (row: Record<string, unknown> | null) =>
    Object.entries(row ?? {}).flatMap(([field, value]) =>
      namesSource(field) && typeof value === 'number' ? [value] : [],
    )
  const ids = [
    ...new Set(
      rows.flatMap(({ sourceId, input, before }) => [sourceId, ...numbers(input), ...numbers(before)]),
    ),
  ]
  const standing = await survivors(db(), 'sources', ids)
  const found = ids.length
    ? await db().execute<{ id: number; name: string }>(
        sql`select id, name from sources where id in ${standing}`,
      )
    : []
  const now = new Map(ids.map((id, at) => [id, found.find((one) => one.id === standing[at])]))
  const source = (id: number) => now.get(id) ?? { id, name: `source ${id}` }
  const names = Object.fromEntries(ids.map((id) => [id, source(id).name]))
  return rows.map(({ input, before, sourceId, ...row }) => ({
    ...row,
    source: source(sourceId),
    into: typeof input.into === 'number' ? source(input.into) : null,
    fields: proposalFields(input, before, names),
  }))
}

const below = (after: number | undefined) => (after ? sql`and p.id < ${after}` : sql``)

/**
 * Proposals that wait for an admin, the last made first, at most 25 a page; of merges alone where asked. Errors:
 * Forbidden to all but admins.
 */
export async function openProposals(
  actor: Actor,
  after?: number,
  only?: 'merges',
): Promise<Page<ProposalLine>> {
  if (!may(actor, 'proposal: decide')) throw new Forbidden('Only an admin decides on proposals.')
  const merges = only ? sql`and p.door = 'mergeSource'` : sql``
  return lines(sql`p.state = 'open' ${merges} ${below(after)}`)
}

/** What the actor proposed, the last first, at most 25. Errors: Forbidden. */
export async function ownProposals(actor: Actor): Promise<ProposalLine[]> {
  mayRead(actor)
  if (actor.kind !== 'user') return []
  return (await lines(sql`p.created_by = ${actor.id} and p.state <> 'taken-back'`)).lines
}
