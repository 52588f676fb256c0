import { afterAll, beforeAll, expect, test } from 'vitest'
import { histories } from '../lib/restorable'
import { system, type SignedIn } from '../lib/permissions'
import { client, closeDatabase } from './connection'
import { comparedRevisions, deskHistory } from './histories'
import { restoreRevision } from './restore-revision'
import { changeSource, recordSource } from './source-doors'
import { changeStatement } from './statements'
import { renamedSource } from './test-keeping-doors'
import { conflict, edition, formOf, makeDraft, makePublished, makeUser, unique } from './test-rows'
import { withdrawClaim } from './withdrawing'

let admin: SignedIn
beforeAll(async () => {
  admin = await makeUser('admin')
})
afterAll(closeDatabase)

const reason = 'It was right before.'
const refusedAs = (message: RegExp) => ({
  kind: 'invalid',
  problems: [expect.objectContaining({ message: expect.stringMatching(message) as string }) as unknown],
})

/** The revisions of a row, the first first, and its version. */
async function history(noun: string, id: number) {
  const { lines, version } = await deskHistory(system, { noun, id })
  return { revisions: lines.map((line) => line.id).reverse(), version: version ?? 0 }
}

test('an older wording is put back as a new revision with its reason, and readers see it at once', async () => {
  const statement = await makePublished(admin)
  const form = await formOf(statement.attestation)
  const before = (form.claim as { wording: string }).wording
  await changeStatement(admin, { ...form, claim: { wording: unique('Another wording.') } })
  const { revisions, version } = await history('claims', statement.claim)
  const made = { noun: 'claims', id: statement.claim, revision: revisions[0]!, version, reason }
  expect(await restoreRevision(admin, made)).toEqual(['wording'])
  const [claim] = await client()`select wording, state, version from claims where id = ${statement.claim}`
  // What it is to readers has doors of its own.
  expect(claim).toMatchObject({ wording: before, state: 'published', version: version + 1 })
  const { lines } = await deskHistory(admin, { noun: 'claims', id: statement.claim })
  expect(lines[0]).toMatchObject({ reason, by: { id: admin.id }, after: { wording: before } })
  const [found] = await client()`
    select wording from claims where id = ${statement.claim} and plain(wording) = plain(${before})`
  expect(found).toBeDefined()
  await expect(restoreRevision(admin, made)).rejects.toMatchObject(conflict)
  await expect(restoreRevision(admin, { ...made, version: version + 1 })).rejects.toMatchObject(
    refusedAs(/nothing to put back/),
  )
})

test('two revisions are compared in their order, and of another row neither', async () => {
  const { id, revision } = await renamedSource()
  const { revisions } = await history('sources', id)
  const asked = { noun: 'sources', id, one: revisions[1]!, other: revision }
  const { earlier, later } = await comparedRevisions(admin, asked)
  expect([earlier.id, later.id]).toEqual(revisions)
  const other = await renamedSource()
  await expect(
    comparedRevisions(admin, { ...asked, one: other.revision, other: other.revision }),
  ).rejects.toMatchObject({ kind: 'not-found' })
  await expect(restoreRevision(admin, { ...other, revision, reason })).rejects.toMatchObject({
    kind: 'not-found',
  })
})

test('an utterance gets its source back, but not one that was merged since, and not where it moved', async () => {
  const statement = await makeDraft(admin)
  const [first] = await client()`select source_id as id from utterances where id = ${statement.utterance}`
  await changeStatement(admin, {
    ...(await formOf(statement.attestation)),
    source: { name: unique('Boris Koval'), kind: 'person' },
  })
  const back = async () => {
    const { revisions, version } = await history('utterances', statement.utterance)
    const row = { noun: 'utterances', id: statement.utterance, revision: revisions[0]! }
    return restoreRevision(admin, { ...row, version, reason })
  }
  const [second] = await client()`select source_id as id from utterances where id = ${statement.utterance}`
  await client()`update sources set merged_into = ${second!.id} where id = ${first!.id}`
  await expect(back()).rejects.toMatchObject(refusedAs(/was merged into source \d+ since/))
  await client()`update sources set merged_into = null where id = ${first!.id}`
  expect(await back()).toEqual(['source_id'])

  await changeStatement(admin, {
    ...(await formOf(statement.attestation)),
    claim: { id: (await makeDraft(admin)).claim },
  })
  await expect(back()).rejects.toMatchObject(refusedAs(/moved, merged or split since/))
})

test('what was merged, withdrawn or deleted since is refused with why', async () => {
  const source = await renamedSource()
  const other = await renamedSource()
  await client()`update sources set merged_into = ${other.id} where id = ${source.id}`
  const { version } = await history('sources', source.id)
  await expect(restoreRevision(admin, { ...source, version, reason })).rejects.toMatchObject(
    refusedAs(/was merged into source \d+ since\. Undo the merge first\./),
  )

  const statement = await makePublished(admin)
  const { claim } = await edition(statement)
  await withdrawClaim(admin, { ...claim, reason })
  const kept = await history('claims', claim.id)
  const row = { noun: 'claims', id: claim.id, revision: kept.revisions[0]!, version: kept.version, reason }
  await expect(restoreRevision(admin, row)).rejects.toMatchObject(refusedAs(/was withdrawn/))
  const passage = await history('attestations', statement.attestation)
  const said = { noun: 'attestations', id: statement.attestation, revision: passage.revisions[0]! }
  await expect(restoreRevision(admin, { ...said, version: passage.version, reason })).rejects.toMatchObject(
    refusedAs(/claim \d+ was withdrawn/),
  )

  const [role] = await client()`insert into publishers (name) values (${unique('Post')}) returning id`
  await client()`delete from publishers where id = ${role!.id}`
  const gone = await history('publishers', role!.id as number)
  expect(gone.version).toBe(0)
  await expect(
    restoreRevision(admin, {
      noun: 'publishers',
      id: role!.id as number,
      revision: gone.revisions[0]!,
      version: 0,
      reason,
    }),
  ).rejects.toMatchObject(refusedAs(/was deleted since/))
})

/** The number of what an SQL statement made. */
const made = async (rows: Promise<readonly unknown[]>) => ((await rows)[0] as { id: number }).id
const firstOf = async (noun: string, id: number) => {
  const { revisions, version } = await history(noun, id)
  return { noun, id, revision: revisions[0]!, version, reason }
}

test('what the door of the row itself would refuse by now is refused with why', async () => {
  const sql = client()
  const name = () => unique('Harbours')
  // A narrower topic became the wider one.
  const wider = await made(sql`insert into topics (name) values (${name()}) returning id`)
  const topic = await made(
    sql`insert into topics (name, parent_id) values (${name()}, ${wider}) returning id`,
  )
  await sql`update topics set parent_id = null where id = ${topic}`
  await sql`update topics set parent_id = ${topic} where id = ${wider}`
  await expect(restoreRevision(admin, await firstOf('topics', topic))).rejects.toMatchObject(
    refusedAs(/no topic is wider than itself/),
  )
  // The name went to another.
  const taken = name()
  const publisher = await made(sql`insert into publishers (name) values (${taken}) returning id`)
  await sql`update publishers set name = ${name()} where id = ${publisher}`
  const other = await made(sql`insert into publishers (name) values (${name()}) returning id`)
  await sql`insert into publisher_names (publisher_id, name) values (${other}, ${taken})`
  await expect(restoreRevision(admin, await firstOf('publishers', publisher))).rejects.toMatchObject(
    refusedAs(/has this name already/),
  )
  // The parent became a part.
  const office = (kind = 'organisation') =>
    made(sql`insert into sources (name, kind) values (${name()}, ${kind}) returning id`)
  const [part, whole, third] = [await office(), await office(), await office()]
  const place = await made(
    sql`insert into organisation_parents (source_id, parent_id) values (${part}, ${whole}) returning id`,
  )
  await sql`update organisation_parents set parent_id = ${third} where id = ${place}`
  await sql`insert into organisation_parents (source_id, parent_id) values (${whole}, ${part})`
  await expect(restoreRevision(admin, await firstOf('organisation_parents', place))).rejects.toMatchObject(
    refusedAs(/is itself a part of this organisation/),
  )
  // A person became an organisation with parts.
  const person = await office('person')
  await sql`update sources set kind = 'organisation' where id = ${person}`
  await sql`insert into organisation_parents (source_id, parent_id) values (${person}, ${third})`
  await expect(restoreRevision(admin, await firstOf('sources', person))).rejects.toMatchObject(
    refusedAs(/Only organisations and groups have parts/),
  )
  // Nobody shuts himself out.
  await sql`update settings set second_factor = 'everyone' where id = 1`
  await sql`update settings set second_factor = 'nobody' where id = 1`
  const { revisions, version } = await history('settings', 1)
  const row = { noun: 'settings', id: 1, revision: revisions.at(-2)!, version, reason }
  await expect(restoreRevision(admin, row)).rejects.toMatchObject(conflict)
})

test('who is unnamed is named by a merge with its reason alone', async () => {
  const someone = { name: unique('a senior official'), kind: 'unnamed', description: null } as const
  const id = await recordSource(admin, { ...someone, publisher: null })
  await expect(changeSource(admin, { ...someone, id, version: 1, kind: 'person' })).rejects.toMatchObject(
    refusedAs(/stays so/),
  )
  await changeSource(admin, { ...someone, id, version: 1, description: 'At the harbour office.' })
})

test('words of a passage that are put back are looked for in later versions again', async () => {
  const statement = await makePublished(admin)
  const form = await formOf(statement.attestation)
  const shorter = [{ start: form.content[0]!.start, end: form.content[0]!.end - 5 }]
  await changeStatement(admin, { ...form, content: shorter })
  const { revisions, version } = await history('attestations', statement.attestation)
  const row = { noun: 'attestations', id: statement.attestation, revision: revisions[0]! }
  expect(await restoreRevision(admin, { ...row, version, reason })).toEqual(['content'])
  expect((await formOf(statement.attestation)).content).toMatchObject([{ end: form.content[0]!.end }])
})

test.each(Object.entries(histories))('the columns of %s that are put back are there', async (table, kept) => {
  const rows =
    await client()`select column_name as name from information_schema.columns where table_name = ${table}`
  const wanted = [...kept.columns, ...(kept.fixed ?? []), ...Object.keys(kept.references ?? {})]
  expect(rows.map(({ name }) => name as string)).toEqual(expect.arrayContaining(wanted))
})

test('only an admin sees the history of people and settings', async () => {
  const editor = await makeUser('editor')
  const forbidden = { kind: 'forbidden' }
  await expect(deskHistory(editor, { noun: 'users', id: admin.id })).rejects.toMatchObject(forbidden)
  expect((await deskHistory(admin, { noun: 'users', id: admin.id })).lines.length).toBeGreaterThan(0)
  await expect(deskHistory(admin, { noun: 'pg_class', id: 1 })).rejects.toMatchObject({ kind: 'not-found' })
})
