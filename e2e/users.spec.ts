import type { Page } from '@playwright/test'
import { changeUser, userLine } from '../db/users'
import { system } from '../lib/permissions'
import { expect, firstAdmin, makeUser, signInByForm, test } from './fixtures'
import { freshTest } from './fresh'

const apart = freshTest()

const region = (page: Page, name: string) => page.getByRole('region', { name })
const row = (page: Page, email: string) => page.getByRole('row').filter({ hasText: email })
const onRecord = (id: number) => userLine(system, id)

test('name and role are changed', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const editor = await makeUser('editor')
  await page.goto('/admin/users')
  // The list has pages; this user may stand on a later one.
  await page.goto(`/admin/users?after=${editor.id + 1}`)
  await row(page, editor.email).getByRole('link', { name: editor.name }).click()
  await page.getByLabel('Name', { exact: true }).fill('Grace Hume')
  await page.getByLabel('Role', { exact: true }).selectOption('admin')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(region(page, 'Name and role').getByRole('status')).toHaveText('The user is saved.')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Grace Hume')
  await expect(page.getByLabel('Role', { exact: true })).toHaveValue('admin')
  expect(await onRecord(editor.id)).toMatchObject({ name: 'Grace Hume', role: 'admin', active: true })
})

test('a user who was switched off is switched on again', async ({ page, admin, browser }) => {
  expect(admin.id).toBeGreaterThan(0)
  const editor = await makeUser('editor')
  await changeUser(system, { ...(await onRecord(editor.id)), active: false })
  await page.goto(`/admin/users/${editor.id}`)
  await expect(page.getByText('switched off', { exact: true })).toBeVisible()
  await page.getByLabel(/^May sign in/).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(region(page, 'Name and role').getByRole('status')).toHaveText('The user is saved.')
  await expect(page.getByText('switched off', { exact: true })).toBeHidden()
  const theirs = await (await browser.newContext()).newPage()
  await signInByForm(theirs, editor)
  await theirs.context().close()
})

test('the second of two saves is refused and leads to what is on record', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const editor = await makeUser('editor')
  await page.goto(`/admin/users/${editor.id}`)
  await page.getByLabel('Name', { exact: true }).fill('Grace Hume')
  await page.getByLabel(/^May sign in/).uncheck()
  await changeUser(system, { ...(await onRecord(editor.id)), name: 'Ada Lund' })
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const form = region(page, 'Name and role')
  await expect(form.getByRole('alert')).toContainText('Nothing was saved.')
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Grace Hume')
  await expect(page.getByLabel(/^May sign in/)).not.toBeChecked()
  expect(await onRecord(editor.id)).toMatchObject({ name: 'Ada Lund', active: true })
  await form.getByRole('link', { name: 'Show what is on record' }).click()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ada Lund')
})

test('editors see neither users nor settings', async ({ page, editor, allowed }) => {
  allowed.push(/status of 403/)
  await page.goto('/desk')
  await expect(page.getByRole('link', { name: 'Sources' })).toBeVisible()
  for (const name of ['Users', 'Settings']) await expect(page.getByRole('link', { name })).toBeHidden()
  for (const path of ['/admin/users', `/admin/users/${editor.id}`, '/admin/settings']) {
    expect((await page.goto(path))?.status(), path).toBe(403)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This page is for admins.')
    await expect(page.getByText(editor.email)).toBeHidden()
  }
  await page.getByRole('link', { name: 'To the desk' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Articles')
})

apart('the last admin stays one', async ({ page }) => {
  await signInByForm(page, firstAdmin, '/admin/users')
  await row(page, firstAdmin.email).getByRole('link', { name: 'First admin' }).click()
  await page.waitForURL(/\/admin\/users\/\d+$/)
  const id = Number(/\d+$/.exec(page.url())![0])
  const role = page.getByLabel('Role', { exact: true })
  const save = async () => {
    const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
    await region(page, 'Name and role').getByRole('button', { name: 'Save' }).click()
    await answered
  }
  const refused = async () => {
    await expect(role).toHaveAccessibleDescription(/The last admin stays an admin: make another first\.$/)
    expect(await onRecord(id)).toMatchObject({ role: 'admin', active: true })
  }
  await role.selectOption('editor')
  await save()
  await refused()
  await expect(role).toHaveValue('editor')

  // An admin who is switched off is no other one.
  const second = await makeUser('admin')
  await changeUser(system, { ...(await onRecord(second.id)), active: false })
  await page.reload()
  await page.getByLabel(/^May sign in/).uncheck()
  await save()
  await refused()
  await expect(page.getByLabel(/^May sign in/)).not.toBeChecked()

  await changeUser(system, { ...(await onRecord(second.id)), active: true })
  await page.reload()
  await role.selectOption('editor')
  await save()
  await expect(page.getByRole('heading', { name: 'This page is for admins.' })).toBeVisible()
  expect(await onRecord(id)).toMatchObject({ role: 'editor', active: true })
  await page.goto('/desk')
  await expect(page.getByText('First admin, editor').first()).toBeVisible()
})
