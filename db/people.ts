import { eq, sql } from 'drizzle-orm'
import { z } from 'zod'
import { Forbidden, Invalid, type FileProblem } from '../lib/errors'
import type { Held } from '../lib/people-file'
import { peopleFile } from '../lib/people-input'
import { addsTo, type Matched, type Reference } from '../lib/people-match'
import { readPeople } from '../lib/people-reading'
import { may, type Actor } from '../lib/permissions'
import { db, type Transaction } from './connection'
import { matchedWith } from './people-known'
import { roles, sourceNames, sources } from './schema'
import { identifiers, organisationParents } from './schema-names'
import { parse, write } from './write'

export type PeopleSeen = { matched: Matched[]; problems: FileProblem[] }
export type PeopleDone = { made: number; added: number; left: number; problems: FileProblem[] }

/** What a file of people would do to the record. Errors: Forbidden, Invalid. */
export async function previewPeople(actor: Actor, input: z.input<typeof peopleFile>): Promise<PeopleSeen> {
  if (!may(actor, 'people: bring in')) throw new Forbidden('Only an admin brings in people.')
  const { bytes, choices } = parse(peopleFile, input)
  const { matched, problems } = await matchedWith(db(), readPeople(bytes), choices)
  return { matched, problems }
}

/**
 * Brings in a file of people and organisations in one transaction: makes who is new, and adds to who is known what
 * the record does not hold. Entries with problems, and those that may be several without a choice, are left out.
 */
export async function bringInPeople(actor: Actor, input: z.input<typeof peopleFile>): Promise<PeopleDone> {
  const reason = ({ name }: z.output<typeof peopleFile>) => `Brought in from the file “${name}”.`
  const door = { schema: peopleFile, input, reason }
  return write(actor, 'people: bring in', door, async ({ tx, changed }, { bytes, choices }) => {
    // The same file sent twice at once is brought in once: the second sees what the first made.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('people: bring in'))`)
    const { matched, problems } = await matchedWith(tx, readPeople(bytes), choices)
    const wanted = matched.filter(addsTo)
    const made = wanted.filter(({ state }) => state === 'new')
    const numbers = await makeSources(tx, made)
    const numberOf = (one: Reference) => (typeof one === 'number' ? one : numbers.get(one)!)
    const rows = wanted.map((one) => ({
      ...one,
      id: one.state === 'same' ? one.source : numbers.get(one.entry.key)!,
    }))
    for (const { id, state, description } of rows)
      if (state === 'same' && description)
        await tx.update(sources).set({ description }).where(eq(sources.id, id))
    await addRows(tx, rows, numberOf)
    // An organisation's page names its parts.
    const shown = rows.flatMap(({ id, parents }) => [id, ...parents.map(numberOf)])
    if (rows.length) changed(...new Set(shown.map((id) => `source:${id}`)), 'sources', 'claims')
    const left = matched.filter(({ state }) => state === 'choose' || state === 'differs').length
    return { made: made.length, added: rows.length - made.length, left, problems }
  })
}

// Postgres takes 65,535 parameters a statement.
const MOST = 2000
function* parts<Row>(rows: Row[]): Generator<Row[]> {
  for (let at = 0; at < rows.length; at += MOST) yield rows.slice(at, at + MOST)
}

/** Makes them, confirmed; their numbers by the keys of their entries. */
async function makeSources(tx: Transaction, made: Matched[]): Promise<Map<string, number>> {
  const numbers = new Map<string, number>()
  for (const part of parts(made)) {
    const values = part.map(({ entry: { kind, name, description } }) => ({
      kind,
      name,
      description,
      confirmed: true,
    }))
    const rows = await tx.insert(sources).values(values).returning({ id: sources.id })
    part.forEach(({ entry }, index) => numbers.set(entry.key, rows[index]!.id))
  }
  return numbers
}

const days = (held: Held | null) => ({
  held: held?.edtf ?? null,
  heldFrom: held?.from ?? null,
  heldTo: held?.to ?? null,
})

async function addRows(
  tx: Transaction,
  rows: (Matched & { id: number })[],
  numberOf: (one: Reference) => number,
): Promise<void> {
  const names = rows.flatMap((one) =>
    one.names.map(({ held, ...name }) => ({ ...name, ...days(held), sourceId: one.id })),
  )
  for (const part of parts(names)) await tx.insert(sourceNames).values(part).onConflictDoNothing()
  const registered = rows.flatMap((one) => one.identifiers.map((value) => ({ ...value, sourceId: one.id })))
  for (const part of parts(registered)) await tx.insert(identifiers).values(part).onConflictDoNothing()
  const held = rows.flatMap((one) =>
    one.roles.map((role) => ({
      ...days(role.held),
      title: role.title,
      organisationId: role.organisation === null ? null : numberOf(role.organisation),
      sourceId: one.id,
    })),
  )
  for (const part of parts(once(held))) await tx.insert(roles).values(part)
  const parents = rows.flatMap((one) =>
    one.parents.map((parent) => ({ sourceId: one.id, parentId: numberOf(parent) })),
  )
  const apart = once(parents).filter(({ sourceId, parentId }) => sourceId !== parentId)
  for (const part of parts(apart)) await tx.insert(organisationParents).values(part)
  if (apart.length) await refuseCircles(tx, JSON.stringify(apart.map(({ sourceId }) => sourceId)))
}

/** Each row once, where two entries of a file are one source. */
const once = <Row>(rows: Row[]): Row[] => [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()]

/** Refuses a file that would make an organisation a part of itself by way of others. */
async function refuseCircles(tx: Transaction, changed: string): Promise<void> {
  const [circle] = await tx.execute<{ name: string }>(sql`
    with recursive up (id, parent) as (
      select source_id, parent_id from organisation_parents
      where source_id in (select value::int from json_array_elements_text(${changed}::json))
      union select up.id, o.parent_id from up join organisation_parents o on o.source_id = up.parent)
    select s.name from up join sources s on s.id = up.id where up.id = up.parent limit 1`)
  if (!circle) return
  const message = `“${circle.name}” would be a part of itself, by way of others. Nothing was brought in.`
  throw new Invalid([{ field: 'file', message }])
}
