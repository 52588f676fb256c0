import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { instance } from '../lib/instance'
import type { SignedIn } from '../lib/permissions'
import { publishedArticle } from './article-view'
import { client, closeDatabase } from './connection'
import { startNotices } from './notices'
import { changeSettings, readSettings } from './settings'
import { conflict, invalidAt, makePublished, makeUser } from './test-rows'

let admin: SignedIn
let stop: () => Promise<void>
let before: Awaited<ReturnType<typeof readSettings>>
beforeAll(async () => {
  admin = await makeUser('admin')
  stop = await startNotices()
  before = await readSettings()
})
afterEach(async () => {
  await changeSettings(admin, { ...before, version: (await readSettings()).version })
})
afterAll(async () => {
  await stop()
  await closeDatabase()
})

const changed = async (change: object) => changeSettings(admin, { ...(await readSettings()), ...change })

test('what was set is what this process shows, with a revision', async () => {
  const licence = { licence: 'ODbL 1.0', licenceUrl: 'https://opendatacommons.org/licenses/odbl/1-0/' }
  await changed({ name: 'The Averil Record', keeper: 'Averil Library', contact: 'a@example.org', ...licence })
  expect(instance()).toMatchObject({
    name: 'The Averil Record',
    keeper: 'Averil Library',
    contact: 'a@example.org',
    licence: { name: licence.licence, url: licence.licenceUrl },
  })
  const [revision] = await client()`
    select actor_id, after from revisions where object = 'settings' order by id desc limit 1`
  expect(revision).toMatchObject({ actor_id: admin.id, after: { name: 'The Averil Record' } })
})

test('a second save on the same version is refused with what is on record', async () => {
  const read = await readSettings()
  await changed({ name: 'First' })
  await expect(changeSettings(admin, { ...read, name: 'Second' })).rejects.toMatchObject({
    ...conflict,
    current: { name: 'First' },
  })
})

test.each([
  ['name', { name: ' ' }],
  ['contact', { contact: 'javascript:alert(1)' }],
  ['licenceUrl', { licenceUrl: 'javascript:alert(1)' }],
  ['licence', { licence: '' }],
  ['secondFactor', { secondFactor: 'nobody at all' }],
])('a %s that cannot be is refused at its field', async (field, change) => {
  await expect(changed(change)).rejects.toMatchObject(invalidAt(field))
})

test('the rights of texts hold where neither article nor publisher says anything', async () => {
  const statement = await makePublished(admin)
  const rights = async () => (await publishedArticle(statement.article.id))?.rights
  expect(await rights()).toBe('excerpts')
  await changed({ textRights: 'full' })
  expect(await rights()).toBe('full')
})
