import type { Page } from '@playwright/test'
import { client } from '../db/connection'
import * as factor from '../db/second-factor'
import { userLine } from '../db/users'
import { system } from '../lib/permissions'
import { codeAt } from '../lib/second-factor'
import { expect, makeUser, signInByForm, test, type Person } from './fixtures'
import { freshTest } from './fresh'
import { sound } from './sound'

const apart = freshTest()

const region = (page: Page, name: string) => page.getByRole('region', { name })
const problem = (page: Page) => page.getByRole('main').getByRole('alert')
const code = (page: Page) => page.getByLabel('Code of your authenticator app')
const submit = (page: Page) => page.getByRole('button', { name: 'Sign in', exact: true }).click()
/** Forgets which code was taken last, as if half a minute had passed. */
const later = (id: number) => client()`update users set totp_step = null where id = ${id}`

async function firstStep(page: Page, person: Person, from = '/desk'): Promise<void> {
  await page.goto(`/login?from=${encodeURIComponent(from)}`)
  await page.getByLabel('Email address').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await submit(page)
  await expect(code(page)).toBeVisible()
}

async function secondStep(page: Page, typed: string): Promise<void> {
  await code(page).fill(typed)
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await submit(page)
  await answered
}

/** Sets a second factor up on the page that is open; the app's key and the recovery codes. */
async function setUp(page: Page): Promise<{ key: string; codes: string[] }> {
  const key = (await page.getByLabel('Key', { exact: true }).innerText()).replaceAll(' ', '')
  await page.getByLabel('Code of the app').fill(codeAt(key, new Date()))
  await page.getByRole('button', { name: 'Put it into force' }).click()
  await expect(page.getByRole('status')).toHaveText('Your second factor is in force.')
  const codes = await page.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem').allInnerTexts()
  return { key, codes }
}

/** A person whose second factor is in force. */
async function secured(role: 'editor' | 'admin' = 'editor') {
  const person = await makeUser(role)
  const actor = { kind: 'user', id: person.id, name: person.name, role } as const
  await factor.beginSecondFactor(actor)
  const begun = await factor.ownSecondFactor(actor)
  if (begun.state !== 'begun') throw new Error('No key was made.')
  const now = () => codeAt(begun.key, new Date())
  const codes = await factor.confirmSecondFactor(actor, { code: now() })
  await later(person.id)
  return { ...person, codes, now }
}

test('an editor sets up a second factor and signs in with a code, then with a recovery code', async ({
  page,
  editor,
  context,
}) => {
  await page.goto('/desk')
  await page.getByRole('link', { name: `${editor.name}, editor` }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your account')
  await sound(page)
  await region(page, 'Second factor').getByRole('button', { name: 'Set it up' }).click()
  await expect(page).toHaveURL('/desk/account/second-factor')
  await expect(page.getByRole('img', { name: 'The key as a picture for the app' })).toBeVisible()
  await page.getByLabel('Code of the app').fill('000000')
  await page.getByRole('button', { name: 'Put it into force' }).click()
  await expect(page.getByLabel('Code of the app')).toHaveAccessibleDescription(/This code is not right\./)
  await sound(page)
  const { key, codes } = await setUp(page)
  expect(new Set(codes).size).toBe(10)
  await sound(page)
  await page.reload()
  await expect(page.getByText('It is in force.')).toBeVisible()
  await expect(page.getByText(codes[0]!)).toBeHidden()

  await context.clearCookies()
  await later(editor.id)
  await firstStep(page, editor, '/desk/import')
  await sound(page)
  await secondStep(page, codeAt(key, new Date()))
  await expect(page).toHaveURL('/desk/import')
  await context.clearCookies()
  await firstStep(page, editor)
  await secondStep(page, codes[0]!)
  await expect(page).toHaveURL('/desk')
  await page.goto('/desk/account')
  await expect(region(page, 'Second factor')).toContainText('9 recovery codes left.')
  await context.clearCookies()
  await firstStep(page, editor)
  await secondStep(page, codes[0]!)
  await expect(problem(page)).toHaveText('This code is not right, or was used already.')
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/login/)
})

test('signing in with a second factor works without JavaScript', async ({ browser }) => {
  const person = await secured()
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const page = await plain.newPage()
  await firstStep(page, person)
  await secondStep(page, '000000')
  await expect(problem(page)).toHaveText('This code is not right, or was used already.')
  await secondStep(page, person.now())
  await expect(page).toHaveURL('/desk')
  await plain.close()
})

test('the sixth wrong code is slowed, and the right one with it', async ({ page }) => {
  const person = await secured()
  await firstStep(page, person)
  for (let times = 0; times < 5; times++) {
    await secondStep(page, '000000')
    await expect(problem(page)).toHaveText('This code is not right, or was used already.')
  }
  for (const typed of ['000000', person.now(), person.codes[0]!]) {
    await secondStep(page, typed)
    await expect(problem(page)).toHaveText(/^Too many tries\. Try again in (a minute|1?\d minutes)\.$/)
  }
})

test('no code opens anything without the password, whatever is sent in its place', async ({ page }) => {
  const person = await secured()
  await firstStep(page, person)
  for (const ticket of ['x', person.codes[0]!, 'a.b.c.d.e']) {
    await page
      .locator('input[name=ticket]')
      .evaluate((field, value) => field.setAttribute('value', value), ticket)
    await secondStep(page, person.now())
    await expect(problem(page)).toHaveText('That took too long, or your password has changed. Begin again.')
    await firstStep(page, person)
  }
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const answer = await page.request.post('/api/auth/callback/credentials', {
    form: { csrfToken, email: person.email, password: person.password, code: person.now() },
    maxRedirects: 0,
  })
  expect(answer.headers().location).toMatch(/code=second/)
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/login/)
})

test('new recovery codes and switching off ask for password and code', async ({ page }) => {
  const person = await secured()
  await firstStep(page, person, '/desk/account')
  await secondStep(page, person.now())
  const part = region(page, 'Second factor')
  await part.getByText('New recovery codes').click()
  const form = part.locator('form').filter({ hasText: 'Make new codes' })
  await form.getByLabel('Your password').fill('not the password')
  await form.getByLabel('A code of the app').fill(person.codes[1]!)
  await form.getByRole('button', { name: 'Make new codes' }).click()
  await expect(form.getByLabel('Your password')).toHaveAccessibleDescription(/This is not your password\./)
  await form.getByLabel('Your password').fill(person.password)
  await form.getByLabel('A code of the app').fill(person.codes[1]!)
  await form.getByRole('button', { name: 'Make new codes' }).click()
  const shown = part.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem')
  await expect(shown).toHaveCount(10)
  const codes = await shown.allInnerTexts()
  expect(codes).not.toContain(person.codes[2])
  await sound(page)

  await part.getByText('Switch it off').click()
  const off = part.locator('form').filter({ hasText: 'Switch the second factor off' })
  await off.getByLabel('Your password').fill(person.password)
  await off.getByLabel('A code of the app').fill(person.codes[2]!)
  await off.getByRole('button', { name: 'Switch the second factor off' }).click()
  await expect(off.getByLabel('A code of the app')).toHaveAccessibleDescription(/not right, or was used/)
  await off.getByLabel('Your password').fill(person.password)
  await off.getByLabel('A code of the app').fill(codes[0]!)
  await off.getByRole('button', { name: 'Switch the second factor off' }).click()
  await expect(part.getByRole('button', { name: 'Set it up' })).toBeVisible()
  await signInByForm(await (await page.context().browser()!.newContext()).newPage(), person)
})

test('an admin takes away the second factor of a lost device', async ({ page, admin, browser }) => {
  expect(admin.id).toBeGreaterThan(0)
  const person = await secured()
  await page.goto(`/admin/users/${person.id}`)
  await region(page, 'Second factor').getByRole('button', { name: 'Take it away' }).click()
  await expect(region(page, 'Second factor').getByRole('status')).toContainText('taken away')
  expect(await userLine(system, person.id)).toMatchObject({ secondFactor: false })
  const theirs = await (await browser.newContext()).newPage()
  await signInByForm(theirs, person)
  await theirs.context().close()
  await page.goto(`/admin/users/${admin.id}`)
  await expect(page.getByRole('button', { name: 'Take it away' })).toBeHidden()
})

apart('the setting makes it compulsory, at the next page and by every way in', async ({ page, browser }) => {
  const [admin, editor] = [await makeUser('admin'), await makeUser('editor')]
  const theirs = await (await browser.newContext()).newPage()
  const at = new URL((await page.goto('/login'))!.url()).origin
  await signInByForm(theirs, editor, '/desk', at)
  await signInByForm(page, admin, '/admin/settings')
  const setting = page.locator('form').filter({ hasText: 'Second factor' })
  await setting.getByLabel('Second factor').selectOption('everyone')
  await setting.getByRole('button', { name: 'Save the settings' }).click()
  await expect(setting.getByRole('alert')).toContainText('Set up your own second factor first')
  await page.goto('/desk/account/second-factor')
  await page.getByRole('button', { name: 'Set it up' }).click()
  await setUp(page)
  await page.goto('/admin/settings')
  await setting.getByLabel('Second factor').selectOption('everyone')
  await setting.getByRole('button', { name: 'Save the settings' }).click()
  await expect(setting.getByRole('status')).toContainText('saved')

  for (const path of ['/desk', '/desk/import', '/admin/sources']) {
    await theirs.goto(`${at}${path}`)
    await expect(theirs, path).toHaveURL(/\/desk\/account\/second-factor$/)
  }
  await expect(theirs.getByText('This record asks you for a second factor.')).toBeVisible()
  await sound(theirs)
  expect((await theirs.request.get(`${at}/desk/articles/1/suggestions`)).status()).toBe(403)
  await theirs.getByRole('button', { name: 'Set it up' }).click()
  await setUp(theirs)
  await theirs.getByRole('link', { name: 'I have kept them: to the desk' }).click()
  await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Articles')
  await theirs.context().close()
})
