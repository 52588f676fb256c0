import { afterAll, beforeAll, expect, test } from 'vitest'
import { auditedKinds, type AuditLine } from '../lib/audit'
import { system, type SignedIn } from '../lib/permissions'
import { auditExport, auditPage } from './audit'
import { client, closeDatabase } from './connection'
import { openSession } from './sessions'
import { addName } from './source-doors'
import { retryJobs } from './system'
import { renamedSource } from './test-keeping-doors'
import { invalidAt, makeUser, unique } from './test-rows'
import { endSessions } from './users'

let admin: SignedIn
beforeAll(async () => {
  admin = { ...(await makeUser('admin')), place: '192.0.2.7' }
})
afterAll(closeDatabase)

test('the log says who, what, when and from where, with the row before and after', async () => {
  const { id } = await renamedSource()
  const name = unique('Quay')
  await addName(admin, { sourceId: id, name, kind: 'alias', language: null })
  const { lines } = await auditPage(admin, { by: admin.id })
  expect(lines[0]).toMatchObject({
    by: { id: admin.id, name: admin.name },
    place: '192.0.2.7',
    object: 'source_names',
    action: 'insert',
    before: null,
    after: { name },
  })
  expect(Date.now() - Date.parse(lines[0]!.at)).toBeLessThan(600_000)
  const renamed = await auditPage(admin, { kind: 'sources', object: id })
  expect(renamed.lines.map(({ action }) => action)).toEqual(['update', 'insert'])
  const both = await auditPage(admin, { kind: 'source_names', by: admin.id })
  expect(both.lines.map(({ object, by }) => [object, by?.id])).toEqual([['source_names', admin.id]])
  expect((await auditPage(admin, { kind: 'sources', by: admin.id })).lines).toEqual([])
  const program = await auditPage(admin, { by: 'program', kind: 'sources', object: id })
  expect(program.lines.length).toBe(2)
  expect((await auditPage(admin, { by: admin.id, kind: 'sources', object: id })).lines).toEqual([])
})

test('a time is found though numbers do not rise with it', async () => {
  const sql = client()
  // As of transactions that began in another order than they wrote.
  await sql`insert into revisions (at, object, object_id, action) values
    ('2101-02-03T10:00Z', 'samples', 901, 'insert'), ('2101-02-03T09:58Z', 'samples', 902, 'insert'),
    ('2101-02-03T10:01Z', 'samples', 903, 'insert'), ('2101-02-03T09:59Z', 'samples', 904, 'insert'),
    ('2101-02-03T23:00Z', 'samples', 905, 'insert')`
  const found = async (from: string, to: string) =>
    (await auditPage(system, { from, to })).lines.map(({ objectId }) => objectId)
  expect(await found('2101-02-03T09:59', '2101-02-03T10:00')).toEqual([904, 901])
  expect(await found('2101-02-03T10:01', '2101-02-03')).toEqual([905, 903])
  expect(await found('2101-02-04', '2101-02-05')).toEqual([])
})

test('the export holds each line of the choice once, and what is refused is refused before it begins', async () => {
  const sql = client()
  const [user] = await sql`insert into users (email, name, role)
    values (${`${unique('x').replace(' ', '.')}@example.org`}, 'Many', 'editor') returning id`
  const by = user!.id as number
  await sql`insert into revisions (actor_id, object, object_id, action)
    select ${by}, 'samples', i, 'insert' from generate_series(1, 1201) i`
  const lines: AuditLine[] = []
  for await (const batch of await auditExport(admin, { by })) lines.push(...batch)
  expect(lines.map(({ objectId }) => objectId)).toEqual(Array.from({ length: 1201 }, (_, at) => 1201 - at))
  await expect(auditExport(admin, { object: 3 })).rejects.toMatchObject(invalidAt('kind'))
})

test('acts whose rows keep no revisions stand in the log too', async () => {
  const [user, job] = [await makeUser('editor'), unique('nothing')]
  await openSession(user.id, 'Firefox')
  await openSession(user.id, 'Firefox')
  await endSessions(admin, { id: user.id })
  const by = { id: admin.id, name: admin.name }
  const { lines } = await auditPage(admin, { kind: 'sessions', object: user.id })
  expect(lines).toMatchObject([{ by, place: '192.0.2.7', action: 'delete', before: { signIns: 2 } }])
  await client()`select graphile_worker.add_job(${job}, max_attempts := 1)`
  await client()`update graphile_worker._private_jobs set attempts = 1, last_error = 'It broke.'
    where task_id = (select id from graphile_worker._private_tasks where identifier = ${job})`
  await retryJobs(admin, { id: null })
  const [again] = (await auditPage(admin, { kind: 'jobs' })).lines
  expect(again).toMatchObject({ by, after: { tasks: expect.arrayContaining([job]) as unknown } })
})

test('every table that keeps revisions is a kind of the log', async () => {
  const tables = await client()`
    select distinct event_object_table as name from information_schema.triggers where trigger_name = 'z_revision'`
  expect(tables.map(({ name }) => name as string).filter((name) => !auditedKinds[name])).toEqual([])
})
