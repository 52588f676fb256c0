import type { Browser, Page } from '@playwright/test'
import { userLine } from '../db/users'
import { system } from '../lib/permissions'
import { expect, makeUser, signInByForm, test, type Person } from './fixtures'
import { sound } from './sound'

const region = (page: Page, name: string) => page.getByRole('region', { name })
const password = 'another password of mine'

async function elsewhere(browser: Browser, person: { email: string; password: string }, agent?: string) {
  const page = await (await browser.newContext({ userAgent: agent })).newPage()
  await signInByForm(page, person)
  return page
}

const phone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1'

async function out(page: Page): Promise<void> {
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/login/)
}

test('a person ends one sign-in of hers, then all others, and stays where she is', async ({
  page,
  editor,
  browser,
}) => {
  const [lost, one, two] = [
    await elsewhere(browser, editor, phone),
    await elsewhere(browser, editor),
    await elsewhere(browser, editor),
  ]
  await page.goto('/desk/account')
  const part = region(page, 'Where you are signed in')
  await expect(part.getByRole('row')).toHaveCount(5)
  await expect(part.getByText('this one')).toHaveCount(1)
  await sound(page)
  await part.getByRole('button', { name: 'End the sign-in of Safari on an iPhone' }).click()
  await expect(part.getByRole('status')).toHaveText('That sign-in has ended.')
  await expect(part.getByRole('row')).toHaveCount(4)
  await out(lost)
  await one.goto('/desk')
  await expect(one).toHaveURL('/desk')
  await part.getByRole('button', { name: 'End all others' }).click()
  await expect(part.getByRole('status')).toHaveText('2 other sign-ins ended.')
  await expect(part.getByRole('button', { name: 'End all others' })).toBeHidden()
  for (const their of [one, two]) await out(their)
  await page.goto('/desk')
  await expect(page).toHaveURL('/desk')
  for (const their of [lost, one, two]) await their.context().close()
})

test('a person changes name and password with the old one, and is told of tries that were refused', async ({
  page,
  editor,
  browser,
}) => {
  await page.goto('/desk/account')
  await expect(page.getByText('This is your first sign-in. 0 tries refused before.')).toBeVisible()
  await region(page, 'Name').getByLabel('Name').fill('Grace Hume')
  await region(page, 'Name').getByRole('button', { name: 'Save the name' }).click()
  await expect(page.getByText('Grace Hume, editor').first()).toBeVisible()
  const other = await elsewhere(browser, editor)

  const form = region(page, 'Password')
  await form.getByLabel('Current password').fill('not this one at all')
  await form.getByLabel('New password').fill(password)
  await form.getByRole('button', { name: 'Change the password' }).click()
  await expect(form.getByLabel('Current password')).toHaveAccessibleDescription(/This is not your password\./)
  await expect(form.getByLabel('New password')).toHaveValue('')
  await form.getByLabel('Current password').fill(editor.password)
  await form.getByLabel('New password').fill(password)
  await form.getByRole('button', { name: 'Change the password' }).click()
  await expect(form.getByRole('status')).toContainText('Your password is changed')
  await out(other)

  await other.getByLabel('Email address').fill(editor.email)
  await other.getByLabel('Password').fill(editor.password)
  await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(other.getByRole('main').getByRole('alert')).toHaveText('Email address or password is wrong.')
  await signInByForm(other, { email: editor.email, password })
  await other.goto('/desk/account')
  await expect(other.getByText(/^You signed in before this time: .*1 try refused\.$/)).toBeVisible()
  await expect(region(other, 'Tries to sign in as you')).toContainText('wrong password')
  await other.context().close()
})

test('an admin sees who signed in, when, with what and from where', async ({ page, admin, browser }) => {
  expect(admin.id).toBeGreaterThan(0)
  const person: Person = await makeUser('editor')
  const theirs = await elsewhere(browser, person, phone)
  await page.goto(`/admin/users/${person.id}`)
  const row = region(page, 'Tries to sign in').getByRole('row').filter({ hasText: 'signed in' })
  await expect(row).toContainText('Safari on an iPhone')
  await sound(page)
  await page.goto(`/admin/users?after=${person.id + 1}`)
  await expect(page.getByRole('row').filter({ hasText: person.email })).toContainText('none')
  await theirs.context().close()
})

test('what a person wrote stays when she is switched off with a page open', async ({
  page,
  admin,
  browser,
}) => {
  expect(admin.id).toBeGreaterThan(0)
  const person = await makeUser('editor')
  const theirs = await elsewhere(browser, person)
  await theirs.goto('/desk/import')
  await theirs.getByLabel('Text of the article').fill(`“The gates are shut,” ${person.email} said on Friday.`)
  await theirs.getByRole('button', { name: 'Bring in', exact: true }).click()
  await theirs.waitForURL(/\/desk\/articles\/\d+$/)
  const article = theirs.url()
  await theirs.goto('/desk/account')
  await page.goto(`/admin/users/${person.id}`)
  await page.getByLabel(/^May sign in/).uncheck()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(region(page, 'Name and role').getByRole('status')).toContainText('switched off')
  // An action of a page that is still open.
  await theirs.getByRole('button', { name: 'Save the name' }).click()
  await expect(theirs.getByRole('main').getByRole('alert')).toContainText('Nothing was saved.')
  await out(theirs)
  expect((await page.goto(article))?.status()).toBe(200)
  expect(await userLine(system, person.id)).toMatchObject({ active: false, sessions: 0 })
  await theirs.context().close()
})

test('nobody sees an account without signing in, by page or by action', async ({ page }) => {
  for (const path of ['/desk/account', '/desk/account/second-factor']) {
    await page.goto(path)
    await expect(page).toHaveURL(`/login?from=${encodeURIComponent(path)}`)
  }
})
