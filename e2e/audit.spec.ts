import type { Page } from '@playwright/test'
import { changeSettings, readSettings } from '../db/settings'
import { changeSource, recordSource } from '../db/source-doors'
import { client } from '../db/connection'
import { system } from '../lib/permissions'
import { expect, test } from './fixtures'
import { word } from './rows'
import { everyDetail, sound } from './sound'

const region = (page: Page, name: string) => page.getByRole('region', { name })

/** A source that was made and renamed, with both names. */
async function renamed() {
  const [before, after] = [`Harbour ${word()}`, `Port ${word()}`]
  const source = { kind: 'organisation', description: null } as const
  const id = await recordSource(system, { ...source, name: before, publisher: null })
  await changeSource(system, { ...source, id, version: 1, name: after })
  return { id, before, after }
}

test('the audit log is narrowed, read and taken as files', async ({ page, admin }) => {
  const { id, before, after } = await renamed()
  await page.goto(`/admin/sources/${id}`)
  await page.getByLabel('Description').fill('A harbour of the north.')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status').first()).toBeVisible()

  await page.goto('/admin/settings')
  await page.getByRole('link', { name: 'Audit log' }).click()
  const search = page.getByRole('search', { name: 'Audit log' })
  await search.getByLabel('Its number').fill(String(id))
  await search.getByRole('button', { name: 'Show' }).click()
  await expect(search.getByLabel('What')).toHaveAccessibleDescription(
    /A number belongs to a kind: choose one\./,
  )
  await search.getByLabel('What').selectOption('Sources')
  await search.getByRole('button', { name: 'Show' }).click()
  const rows = page.getByRole('main').getByRole('listitem')
  await expect(rows).toHaveCount(3)
  await expect(rows.nth(0)).toContainText('A harbour of the north.')
  // The test instance is asked from this machine.
  await expect(rows.nth(0)).toContainText(/Test admin, from (::1|127\.0\.0\.1|::ffff:127\.0\.0\.1)/)
  await expect(rows.nth(1)).toContainText('The program')
  await expect(rows.nth(1).locator('del')).toContainText(before.split(' ')[0]!)
  await expect(rows.nth(1).locator('ins')).toContainText(after.split(' ')[0]!)
  await everyDetail(page)
  await sound(page)

  const csv = await page.request.get(
    await page.getByRole('link', { name: 'CSV' }).getAttribute('href').then(String),
  )
  expect(csv.headers()['cache-control']).toContain('no-store')
  expect((await csv.text()).trim().split('\r\n').length).toBe(4)
  const json = await page.request.get(`/admin/audit/log.jsonl?kind=sources&object=${id}`)
  const lines = (await json.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { user: number | null })
  expect(lines.map(({ user }) => user)).toEqual([admin.id, null, null])

  await search.getByLabel('Who').selectOption({ label: 'The program' })
  await search.getByRole('button', { name: 'Show' }).click()
  await expect(rows).toHaveCount(2)
  await search.getByLabel('To (UTC)').fill('2001-02-03T10:00')
  await search.getByRole('button', { name: 'Show' }).click()
  await expect(page.getByRole('heading', { name: 'Nothing was saved' })).toBeVisible()
  await sound(page)
  expect((await page.request.get('/admin/audit?kind=nothing')).status()).toBe(404)
})

test('two revisions are compared, and the older is put back with a reason', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const { id, before, after } = await renamed()
  await page.goto(`/admin/sources/${id}`)
  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`History of source ${id}`)
  await sound(page)
  await page.getByRole('button', { name: 'Compare the two' }).click()
  await expect(region(page, 'What differs').locator('del')).toContainText(before.split(' ')[0]!)
  const form = page.getByRole('form', { name: /^Restore revision/ })
  await form.getByRole('button').click()
  await expect(form.getByLabel('Reason')).toBeFocused()
  await sound(page)

  // Somebody else renames it meanwhile.
  const last = `Quay ${word()}`
  await changeSource(system, { id, version: 2, name: last, kind: 'organisation', description: null })
  await form.getByLabel('Reason').fill('It was right before.')
  await form.getByRole('button').click()
  await expect(form.getByRole('alert')).toContainText('This changed while you were editing.')
  await expect(form.getByLabel('Reason')).toHaveValue('It was right before.')

  await page.goto(`/desk/history/sources/${id}`)
  await page.getByRole('link', { name: 'Compare with now' }).last().click()
  await form.getByLabel('Reason').fill('It was right before.')
  await form.getByRole('button').click()
  await page.waitForURL(`/desk/history/sources/${id}`)
  const newest = page.getByRole('main').getByRole('listitem').first()
  await expect(newest).toContainText('Reason: It was right before.')
  await expect(newest).toContainText('now')
  const [row] = await client()`select name from sources where id = ${id}`
  expect(row).toEqual({ name: before })
  expect(after).not.toBe(before)
})

test('an editor reads a history and puts nothing back', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { id } = await renamed()
  await page.goto(`/desk/history/sources/${id}`)
  await page.getByRole('button', { name: 'Compare the two' }).click()
  await expect(region(page, 'What differs').locator('del').first()).toBeVisible()
  await expect(page.getByRole('form', { name: /^Restore/ })).toHaveCount(0)
})

test('an admin names the instance, its keeper and licence, and switches feeds off', async ({
  page,
  admin,
}) => {
  expect(admin.id).toBeGreaterThan(0)
  const { scale: _, ...before } = await readSettings()
  const name = `The Averil Record ${word()}`
  try {
    await page.goto('/about')
    await page.goto('/admin/settings')
    await sound(page)
    const form = page.getByRole('form', { name: 'This instance' })
    await form.getByLabel('Name', { exact: true }).fill(name)
    await form.getByLabel('Keeper').fill('Averil Library')
    await form.getByLabel('Contact').fill('not an address')
    await form.getByLabel(/^Offer feeds/).uncheck()
    await form.getByRole('button', { name: 'Save the settings' }).click()
    await expect(form.getByLabel('Contact')).toHaveAccessibleDescription(/An email address, or a web address/)
    await expect(form.getByLabel('Name', { exact: true })).toHaveValue(name)
    await form.getByLabel('Contact').fill('desk@averil.example')
    await form.getByLabel('Licence of the data').fill('ODbL 1.0')
    await form.getByRole('button', { name: 'Save the settings' }).click()
    await expect(form.getByRole('status')).toHaveText('The settings are saved.')
    await expect(form.getByLabel(/^Offer feeds/)).not.toBeChecked()

    await page.goto('/about')
    await expect(page).toHaveTitle(`How entries are made · ${name}`)
    await expect(page.getByText('This record is kept by Averil Library.')).toBeVisible()
    await expect(page.getByRole('contentinfo').getByRole('link', { name: 'ODbL 1.0' })).toBeVisible()
    await expect(page.getByRole('contentinfo').getByRole('link', { name: 'Feeds' })).toHaveCount(0)
    expect((await page.request.get('/feed.xml')).status()).toBe(404)
    expect(await (await page.request.get('/')).text()).not.toContain('feed.xml')

    await page.goto('/admin/settings')
    await form.getByLabel('Keeper').fill('Somebody else')
    await changeSettings(system, { ...before, version: (await readSettings()).version })
    await form.getByRole('button', { name: 'Save the settings' }).click()
    await expect(form.getByRole('alert')).toContainText('This changed while you were editing.')
    await expect(form.getByLabel('Keeper')).toHaveValue('Somebody else')
    await expect(form.getByText('On record now')).toBeVisible()
    await expect.poll(async () => (await page.request.get('/feed.xml')).status()).toBe(200)
  } finally {
    await changeSettings(system, { ...before, version: (await readSettings()).version })
  }
})

test('the state of the system is shown, and what failed is tried again', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const sql = client()
  const [job] = await sql`
    select (graphile_worker.add_job('nothing', '{"n": 1}', run_at := now() + interval '1 day', max_attempts := 1)).id`
  const id = String(job!.id)
  await sql`update graphile_worker._private_jobs set attempts = 1, last_error = 'It broke.' where id = ${id}`
  try {
    await page.goto('/admin/system')
    await expect(region(page, 'Queue')).toContainText('It broke.')
    await sound(page)
    await page.getByRole('button', { name: `Try again job ${id}` }).click()
    await expect(region(page, 'Queue').getByRole('status')).toHaveText('1 job will be done again.')
    await expect(page.getByRole('button', { name: `Try again job ${id}` })).toHaveCount(0)
  } finally {
    await sql`delete from graphile_worker._private_jobs where id = ${id}`
  }
})
