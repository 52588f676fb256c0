import { sql } from 'drizzle-orm'
import { address } from '../lib/address'
import type { SourceKind, SourceLine } from '../lib/record'

/** What every list of sources tells of one. */
export type SourceHead = { id: number; name: string; kind: SourceKind; description: string | null }

/** A row of a list that readers see; `role` where the list has it. */
export type SourceRow = SourceHead & { role?: string | null; utterances: number; sample: boolean }

/** A row of `sources s` as a `SourceRow` without its role. */
export const rowOfSource = sql`s.id, s.name, s.kind, s.description, s.sample, s.public_utterances as utterances`

/** How many utterances `sources s` has in all, of its own and on its behalf, public or not; counted up to 10,000. */
export const utterancesInAll = sql`(select count(*)::int from (
  select from utterances o where o.source_id = s.id or o.speaks_for_id = s.id limit 10000) o)`

/** A source by name, with its address among readers’ pages. */
export const sourceRef = (id: number, name: string, kind: SourceKind) => ({
  id,
  name,
  kind,
  address: address(id, name),
})

/** A source as a line of a list. */
export const sourceLine = ({ id, name, kind, role = null, ...row }: SourceRow): SourceLine => ({
  ...sourceRef(id, name, kind),
  ...{ role, ...row },
})
