import { sql } from 'drizzle-orm'
import type { HeldRole } from '../lib/held-role'
import type { Actor } from '../lib/permissions'
import { db } from './connection'
import { mayRead } from './write'

/** The roles of a source, the last held first, at most 200. Errors: Forbidden. */
export async function rolesOf(actor: Actor, id: number): Promise<HeldRole[]> {
  mayRead(actor)
  const rows = await db().execute<HeldRole>(sql`
    select r.title, o.name as organisation, o.id as "organisationId", r.held
    from roles r left join sources o on o.id = r.organisation_id where r.source_id = ${id}
    order by r.held_to desc nulls first, r.id desc limit 200`)
  return [...rows]
}
