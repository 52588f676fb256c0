import { sql, type SQL } from 'drizzle-orm'
import { Forbidden } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'
import { proposalFields, type ProposalDoor, type ProposalField } from '../lib/source-proposal'
import type { Page, ProposalState } from '../lib/record'
import { db } from './connection'
import { mayRead } from './write'

export type ProposalLine = {
  id: number
  version: number
  door: ProposalDoor
  fields: ProposalField[]
  reason: string
  state: ProposalState
  answer: string | null
  source: { id: number; name: string }
  by: string | null
  decidedBy: string | null
  at: string
}

type Row = Omit<ProposalLine, 'fields' | 'source'> & {
  input: Record<string, unknown>
  before: Record<string, unknown> | null
  names: Record<number, string> | null
  sourceId: number
  source: string
}

const PAGE = 25

async function lines(where: SQL): Promise<Page<ProposalLine>> {
  const before = (table: string) => sql`
    (select jsonb_build_object('organisationId', to_jsonb(t) -> 'organisation_id', 'parentId', to_jsonb(t) -> 'parent_id')
      || to_jsonb(t) from ${sql.identifier(table)} t where t.id = (p.input ->> 'id')::int)`
  const rows = await db().execute<Row>(sql`
    select p.id, p.version, p.door, p.input, p.reason, p.state, p.answer, s.id as "sourceId", s.name as source,
      u.name as by, d.name as "decidedBy", to_json(p.created_at) as at, was.row as before,
      (select jsonb_object_agg(o.id, o.name) from sources o where o.id in (
        (p.input ->> 'organisationId')::int, (p.input ->> 'parentId')::int,
        (was.row ->> 'organisationId')::int, (was.row ->> 'parentId')::int)) as names
    from proposals p join sources s on s.id = p.object_id
      left join users u on u.id = p.created_by left join users d on d.id = p.decided_by
      cross join lateral (select case
        when p.door = 'changeSource' then ${before('sources')}
        when p.door in ('changeName', 'removeName') then ${before('source_names')}
        when p.door in ('changeRole', 'removeRole') then ${before('roles')}
        when p.door in ('changeParent', 'removeParent') then ${before('organisation_parents')}
        when p.door = 'removeIdentifier' then ${before('identifiers')}
      end as row) as was
    where p.object = 'sources' and ${where}
    order by p.id desc limit ${PAGE + 1}`)
  const page = rows.slice(0, PAGE).map(({ input, before, names, sourceId, source, ...row }) => ({
    ...row,
    source: { id: sourceId, name: source },
    fields: proposalFields(input, before, names ?? {}),
  }))
  return { lines: page, next: rows.length > PAGE ? String(page.at(-1)!.id) : null }
}

const below = (after: number | undefined) => (after ? sql`and p.id < ${after}` : sql``)

/** Proposals that wait for an admin, the last made first, at most 25 a page. Errors: Forbidden to all but admins. */
export async function openProposals(actor: Actor, after?: number): Promise<Page<ProposalLine>> {
  if (!may(actor, 'proposal: decide')) throw new Forbidden('Only an admin decides on proposals.')
  return lines(sql`p.state = 'open' ${below(after)}`)
}

/** What the actor proposed, the last first, at most 25. Errors: Forbidden. */
export async function ownProposals(actor: Actor): Promise<ProposalLine[]> {
  mayRead(actor)
  if (actor.kind !== 'user') return []
  return (await lines(sql`p.created_by = ${actor.id} and p.state <> 'taken-back'`)).lines
}
