import type { Page } from '@playwright/test'
import { deskSource } from '../db/source-desk'
import { changeSource, confirmSource, recordSource } from '../db/source-doors'
import { slug } from '../lib/address'
import { system } from '../lib/permissions'
import type { SourceKind } from '../lib/record'
import { expect, makeUser, signIn, test } from './fixtures'
import { makePublished, passageOf, word } from './rows'

const makeSource = (name: string, kind: SourceKind = 'person', description: string | null = null) =>
  recordSource(system, { name, kind, description, publisher: null })

const row = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) })
const describing = (page: Page) => page.getByRole('region', { name: 'Name and kind' })
const title = (page: Page) => page.getByRole('heading', { level: 1 })

async function find(page: Page, words: string): Promise<void> {
  await page.goto('/admin/sources')
  await page.getByRole('searchbox', { name: 'Name' }).fill(words)
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/\/admin\/sources\?q=/)
}

async function save(page: Page): Promise<void> {
  await describing(page).getByRole('button', { name: /^Save/ }).click()
}

test('the last made stands first, and an admin opens it', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const name = `Port of ${word()}`
  const id = await makeSource(name, 'organisation', 'It keeps the gates.')
  await page.goto('/admin/sources')
  const first = page.getByRole('row').nth(1)
  for (const cell of [name, 'It keeps the gates.', 'organisation', 'the program', /[^n]confirmed/])
    await expect(first).toContainText(cell)
  await first.getByRole('link', { name }).click()
  await expect(page).toHaveURL(`/admin/sources/${id}`)
  await expect(title(page)).toHaveText(name)
})

test('a search forgives accents, case, and a letter gone wrong', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const mark = word()
  const name = `Žofie Dvořáková ${mark}`
  await makeSource(name)
  const other = `Žofie ${word()}`
  await makeSource(other)
  for (const words of [
    `zofie dvorakova ${mark}`,
    `ŽOFIE DVOŘÁKOVÁ ${mark}`,
    mark,
    `Zofie Dvorakva ${mark}`,
  ]) {
    await find(page, words)
    await expect(row(page, name)).toHaveCount(1)
    await expect(row(page, other)).toHaveCount(0)
  }
  // Signs that mean something to the database mean nothing here.
  await find(page, '%_%\\')
  await expect(page.getByRole('heading', { name: 'No source like this' })).toBeVisible()
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(row(page, name)).toHaveCount(1)
})

test('an editor makes a source and changes it, until an admin confirms it', async ({
  page,
  editor,
  browser,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const mark = word()
  await page.goto('/admin/sources/new')
  await page.getByLabel('Name', { exact: true }).fill(`Ada ${mark}`)
  await page.getByLabel('Kind', { exact: true }).selectOption('person')
  await page.getByRole('button', { name: 'Make the source' }).click()
  await page.waitForURL(/\/admin\/sources\/\d+$/)
  const url = page.url()
  await expect(page.getByText('unconfirmed', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Confirm' })).toBeHidden()
  await page.getByLabel('Name', { exact: true }).fill(`Ada Lund ${mark}`)
  await page.getByLabel('Description').fill('A harbour master.')
  await save(page)
  await expect(describing(page).getByRole('status')).toHaveText('The source is saved.')
  await expect(title(page)).toHaveText(`Ada Lund ${mark}`)

  const office = await (await browser.newContext()).newPage()
  await signIn(office, await makeUser('admin'), `/admin/sources?q=${mark}&unconfirmed=1`)
  await expect(row(office, `Ada Lund ${mark}`)).toContainText(editor.name)
  await office.getByRole('link', { name: `Ada Lund ${mark}` }).click()
  await office.getByRole('button', { name: 'Confirm' }).click()
  await expect(office.getByRole('status')).toHaveText('The source is confirmed.')
  await office.goto(`/admin/sources?q=${mark}&unconfirmed=1`)
  await expect(office.getByRole('heading', { name: 'No source like this' })).toBeVisible()

  // The page that the editor still has open is too late.
  await page.getByLabel('Description').fill('A harbour master no more.')
  await save(page)
  await expect(describing(page).getByRole('alert')).toContainText('You may not do this. Nothing was saved.')
  await expect(page.getByLabel('Description')).toHaveValue('A harbour master no more.')
  await page.goto(url)
  await expect(page.getByText('An admin has confirmed this source: only an admin changes it.')).toBeVisible()
  await expect(page.getByRole('paragraph').filter({ hasText: /^A harbour master\.$/ })).toBeVisible()
  for (const button of ['Save', 'Add the name', 'Add the role', 'Confirm'])
    await expect(page.getByRole('button', { name: button })).toBeHidden()

  await office.goto(url)
  await office.getByRole('button', { name: 'Take the confirmation back' }).click()
  await expect(office.getByRole('status')).toHaveText('The source is unconfirmed again.')
  await page.reload()
  await expect(describing(page).getByRole('button', { name: 'Save' })).toBeVisible()
  await office.context().close()
})

test('an editor changes no source of another', async ({ page, editor, browser }) => {
  expect(editor.id).toBeGreaterThan(0)
  const other = await makeUser('editor')
  const id = await recordSource(
    { kind: 'user', role: 'editor', ...other },
    { name: `Ada ${word()}`, kind: 'person', description: null, publisher: null },
  )
  await page.goto(`/admin/sources/${id}`)
  await expect(page.getByText('Only who made this source, or an admin, changes it.')).toBeVisible()
  await expect(describing(page).getByRole('button', { name: /^Save/ })).toBeHidden()
  const theirs = await (await browser.newContext()).newPage()
  await signIn(theirs, other, `/admin/sources/${id}`)
  await expect(describing(theirs)).toBeVisible()
  await theirs.context().close()
})

test('other names are added, found and removed', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const [name, alias] = [`Government ${word()}`, `Capital ${word()}`]
  const id = await makeSource(name, 'organisation')
  await page.goto(`/admin/sources/${id}`)
  const names = page.getByRole('region', { name: 'Other names' })
  await names.getByLabel('Other name').fill(alias)
  await names.getByLabel('Language').fill('en')
  await names.getByRole('button', { name: 'Add the name' }).click()
  await expect(names.getByRole('status')).toHaveText(`The name “${alias}” is added.`)
  await expect(names.getByRole('row').filter({ hasText: alias })).toContainText('en')
  await expect(names.getByLabel('Other name')).toHaveValue('')

  await find(page, alias)
  await expect(row(page, name)).toHaveCount(1)
  await page.goto(`/admin/sources/${id}`)
  await names.getByRole('button', { name: `Remove ${alias}` }).click()
  await expect(names.getByText(/^No other name yet\./)).toBeVisible()
  expect((await deskSource(system, id)).names).toEqual([])
})

test('roles are added with their days and removed, and a bad one is told at its field', async ({
  page,
  admin,
}) => {
  expect(admin.id).toBeGreaterThan(0)
  const office = `Harbour Office ${word()}`
  await makeSource(office, 'organisation')
  const id = await makeSource(`Ada ${word()}`)
  await page.goto(`/admin/sources/${id}`)
  const roles = page.getByRole('region', { name: 'Roles' })
  const add = roles.getByRole('button', { name: 'Add the role' })
  await roles.getByLabel('Role', { exact: true }).fill('harbour master')
  await roles.getByLabel('Organisation').fill(office.replace('Office', 'Offce'))
  await roles.getByLabel('Held').fill('2022-07/2024-10')
  await add.click()
  await expect(roles.getByLabel('Organisation')).toHaveAccessibleDescription(
    new RegExp(`Did you mean “${office}”`),
  )
  await expect(roles.getByLabel('Role', { exact: true })).toHaveValue('harbour master')
  await roles.getByLabel('Organisation').fill(office)
  await roles.getByLabel('Held').fill('2024/2022')
  await add.click()
  await expect(roles.getByLabel('Held')).toHaveAccessibleDescription(/Write 2022-07\/2024-10/)
  await roles.getByLabel('Held').fill('2022-07/2024-10')
  await add.click()
  await expect(roles.getByRole('status')).toHaveText('The role “harbour master” is added.')
  const held = roles.getByRole('row').filter({ hasText: 'harbour master' })
  await expect(held).toContainText(office)
  await expect(held).toContainText(/July 2022.*October 2024/)
  await held.getByRole('button', { name: 'Remove harbour master' }).click()
  await expect(roles.getByText(/^No role yet\./)).toBeVisible()
  expect((await deskSource(system, id)).roles).toEqual([])
})

test('the second of two saves is refused and shows what is on record', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const name = `Ada ${word()}`
  const id = await makeSource(name)
  const mine = { kind: 'group' as const, description: 'The crew.' }
  await page.goto(`/admin/sources/${id}`)
  await page.getByLabel('Description').fill(mine.description)
  await page.getByLabel('Kind', { exact: true }).selectOption(mine.kind)
  const { version } = await deskSource(system, id)
  await changeSource(system, { id, version, name, kind: 'person', description: 'The captain.' })
  await save(page)
  await expect(describing(page).getByRole('alert')).toContainText('Nothing was saved.')
  const line = (head: string) =>
    describing(page)
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: head }) })
  await expect(line('Description').getByRole('cell')).toHaveText(['The crew.', 'The captain.'])
  await expect(line('Kind').getByRole('cell')).toHaveText(['group', 'person'])
  await expect(page.getByLabel('Description')).toHaveValue('The crew.')
  await expect(page.getByLabel('Kind', { exact: true })).toHaveValue('group')
  expect(await deskSource(system, id)).toMatchObject({ kind: 'person', description: 'The captain.' })
  await page.getByRole('button', { name: 'Save what I typed' }).click()
  await expect(describing(page).getByRole('status')).toHaveText('The source is saved.')
  expect(await deskSource(system, id)).toMatchObject(mine)

  await page.getByLabel('Description').fill('The whole crew.')
  const after = await deskSource(system, id)
  await changeSource(system, { ...mine, id, version: after.version, name, description: 'The pilots.' })
  await save(page)
  await page.getByRole('link', { name: 'Take what is on record' }).click()
  await expect(page.getByLabel('Description')).toHaveValue('The pilots.')
})

test('a stale confirmation is refused', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const id = await makeSource(`Ada ${word()}`)
  await page.goto(`/admin/sources/${id}`)
  const { version } = await deskSource(system, id)
  await confirmSource(system, { id, version, confirmed: false })
  await page.getByRole('button', { name: 'Take the confirmation back' }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Nothing was saved.')
})

test('a bad name is told at its field, and what was typed stays', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  await page.goto('/admin/sources/new')
  await page.getByLabel('Name', { exact: true }).fill('   ')
  await page.getByLabel('Kind', { exact: true }).selectOption('group')
  await page.getByLabel('Description').fill('Nobody yet.')
  await page.getByRole('button', { name: 'Make the source' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveAccessibleDescription(/Write the name\./)
  await expect(page.getByLabel('Kind', { exact: true })).toHaveValue('group')
  await expect(page.getByLabel('Description')).toHaveValue('Nobody yet.')
})

test('a new name shows on the public page, and its old address leads there', async ({
  page,
  admin,
  request,
}) => {
  expect(admin.id).toBeGreaterThan(0)
  const made = await makePublished()
  const { id, name } = (await passageOf(made)).source!
  const old = `/sources/${id}-${slug(name)}`
  expect((await request.get(old, { maxRedirects: 0 })).status()).toBe(200)
  expect(await (await request.get(made.path)).text()).toContain(name)

  const renamed = `Žofie ${word()}`
  await page.goto(`/admin/sources/${id}`)
  await page.getByLabel('Name', { exact: true }).fill(renamed)
  await describing(page).getByLabel('Why is this changed?').fill('Her own spelling.')
  await save(page)
  await expect(describing(page).getByRole('status')).toHaveText('The source is saved.')
  const moved = await request.get(old, { maxRedirects: 0 })
  expect([moved.status(), moved.headers().location]).toEqual([308, `/sources/${id}-${slug(renamed)}`])
  await page.goto(old)
  await expect(title(page)).toHaveText(renamed)
  await expect(page).toHaveURL(`/sources/${id}-${slug(renamed)}`)
  const claim = await (await request.get(made.path)).text()
  expect(claim).toContain(renamed)
  expect(claim).not.toContain(name)
})
