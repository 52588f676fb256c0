import { sql } from 'drizzle-orm'
import { system } from '../lib/permissions'
import type { SourceKind } from '../lib/record'
import { db } from './connection'
import * as source from './source-doors'
import type { Prepare } from './test-arrival-doors'
import { unique } from './test-rows'

/** A confirmed source of a name that no other test uses. */
export const makeSource = async (kind: SourceKind, name = unique('A source')): Promise<number> => {
  const id = await source.recordSource(system, { name, kind, description: null, publisher: null })
  await db().execute(sql`update sources set confirmed = true where id = ${id}`)
  return id
}

/** The one row of a table that rests on a source. */
export async function rowOn(table: string, sourceId: number): Promise<{ id: number; version: number }> {
  const rows = await db().execute<{ id: number; version: number }>(
    sql`select id, version from ${sql.identifier(table)} where source_id = ${sourceId}`,
  )
  return rows[0]!
}

const named = { name: 'Another', kind: 'alias', language: null } as const
const role = { title: 'Pilot', organisationId: null } as const

async function withName() {
  const sourceId = await makeSource('organisation')
  await source.addName(system, { sourceId, ...named })
  return rowOn('source_names', sourceId)
}
async function withRole() {
  const sourceId = await makeSource('person')
  await source.addRole(system, { sourceId, ...role, held: null })
  return rowOn('roles', sourceId)
}
async function withParent() {
  const [sourceId, parentId] = [await makeSource('organisation'), await makeSource('organisation')]
  await source.addParent(system, { sourceId, parentId })
  return { ...(await rowOn('organisation_parents', sourceId)), parentId }
}

export const sourceDoors: Record<string, Prepare> = {
  kindSources: async () => {
    const id = await makeSource('person')
    return (actor) => source.kindSources(actor, { rows: [{ id, version: 1 }], kind: 'group', reason: null })
  },
  confirmSources: async () => {
    const id = await makeSource('organisation')
    return (actor) => source.confirmSources(actor, { rows: [{ id, version: 2 }], confirmed: false })
  },
  addName: async () => {
    const sourceId = await makeSource('organisation')
    return (actor) => source.addName(actor, { sourceId, ...named })
  },
  changeName: async () => {
    const row = await withName()
    return (actor) => source.changeName(actor, { ...row, ...named, held: '1990/2001' })
  },
  removeName: async () => {
    const { id } = await withName()
    return (actor) => source.removeName(actor, { id })
  },
  addRole: async () => {
    const sourceId = await makeSource('person')
    return (actor) => source.addRole(actor, { sourceId, ...role, held: '2022/..' })
  },
  changeRole: async () => {
    const row = await withRole()
    return (actor) => source.changeRole(actor, { ...row, ...role, title: 'First pilot' })
  },
  removeRole: async () => {
    const { id } = await withRole()
    return (actor) => source.removeRole(actor, { id })
  },
  addParent: async () => {
    const [sourceId, parentId] = [await makeSource('organisation'), await makeSource('organisation')]
    return (actor) => source.addParent(actor, { sourceId, parentId, held: '2001/..' })
  },
  changeParent: async () => {
    const row = await withParent()
    return (actor) => source.changeParent(actor, { ...row, held: '2001' })
  },
  removeParent: async () => {
    const { id } = await withParent()
    return (actor) => source.removeParent(actor, { id })
  },
  addIdentifier: async () => {
    const sourceId = await makeSource('person')
    return (actor) => source.addIdentifier(actor, { sourceId, scheme: 'wikidata', value: 'Q42' })
  },
  removeIdentifier: async () => {
    const sourceId = await makeSource('person')
    await source.addIdentifier(system, { sourceId, scheme: 'wikidata', value: 'Q42' })
    const { id } = await rowOn('identifiers', sourceId)
    return (actor) => source.removeIdentifier(actor, { id })
  },
}
