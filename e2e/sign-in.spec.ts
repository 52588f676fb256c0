import type { Browser, Page } from '@playwright/test'
import { openInvitations } from '../db/invitations'
import { system } from '../lib/permissions'
import { expect, makeUser, signInByForm, test, type Person } from './fixtures'
import { word } from './rows'

const problem = (page: Page) => page.getByRole('main').getByRole('alert')
const wrong = 'Email address or password is wrong.'

async function tryToSignIn(page: Page, email: string, password: string): Promise<void> {
  const button = page.getByRole('button', { name: 'Sign in', exact: true })
  // Once the answer to the last try is shown, the form is filled in anew.
  await expect(button).toBeVisible()
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
  const answered = page.waitForResponse((answer) => answer.request().method() === 'POST')
  await button.click()
  await answered
}

/** A page of another browser in which this person has signed in. */
async function elsewhere(browser: Browser, person: Person, from?: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage()
  await signInByForm(page, person, from)
  return page
}

test('a wrong password and an unknown user get the same words', async ({ page }) => {
  const editor = await makeUser('editor')
  await page.goto('/login')
  await tryToSignIn(page, editor.email, 'not the password at all')
  await expect(problem(page)).toHaveText(wrong)
  await expect(page.getByLabel('Email address')).toHaveValue(editor.email)
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(wrong)
  await page.goto('/login')
  await tryToSignIn(page, `nobody-${word()}@example.test`, editor.password)
  await expect(problem(page)).toHaveText(wrong)
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/login\?from=%2Fdesk$/)
})

test('signing in leads back to where it was asked for', async ({ page, context }) => {
  const editor = await makeUser('editor')
  for (const path of ['/desk', '/desk/import', '/admin/sources?q=O%27Neil+%28%C5%BD.%29*&unconfirmed=1'])
    await test.step(path, async () => {
      await context.clearCookies()
      await page.goto(path)
      await expect(page).toHaveURL(/\/login\?from=/)
      await tryToSignIn(page, editor.email, editor.password)
      await expect(page).toHaveURL(path)
    })
  await page.goto('/login?from=/desk/import')
  await expect(page).toHaveURL('/desk/import')
})

const elsewhereAddresses = [
  ...[
    '//evil.example',
    'https://evil.example/desk',
    '/\\evil.example',
    '\\\\evil.example',
    '/%5Cevil.example',
  ],
  ...['/desk.evil.example', '/desk@evil.example', 'javascript:alert(1)', '/desk\n//evil.example', '/claims'],
]

test('signing in never leads to another site', async ({ page, context }) => {
  const editor = await makeUser('editor')
  for (const from of elsewhereAddresses)
    await test.step(from, async () => {
      await context.clearCookies()
      await signInFrom(page, editor, from)
      await page.goto(`/login?from=${encodeURIComponent(from)}`)
      await expect(page).toHaveURL('/desk')
    })
  await context.clearCookies()
  await page.goto('/login')
  // Whoever forges the form itself comes no further.
  await page.locator('input[name=from]').evaluate((field) => field.setAttribute('value', '//evil.example'))
  await tryToSignIn(page, editor.email, editor.password)
  await expect(page).toHaveURL('/desk')
})

async function signInFrom(page: Page, person: Person, from: string): Promise<void> {
  await page.goto(`/login?from=${encodeURIComponent(from)}`)
  await tryToSignIn(page, person.email, person.password)
  await expect(page).toHaveURL('/desk')
}

test('signing in and out works without JavaScript', async ({ browser }) => {
  const editor = await makeUser('editor')
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const page = await plain.newPage()
  await page.goto('/desk/import')
  await tryToSignIn(page, editor.email, 'not the password at all')
  await expect(problem(page)).toHaveText(wrong)
  await expect(page.getByLabel('Email address')).toHaveValue(editor.email)
  await tryToSignIn(page, editor.email, editor.password)
  await expect(page).toHaveURL('/desk/import')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/login')
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/login\?from=%2Fdesk$/)
  await plain.close()
})

test('the sixth wrong try for one address is slowed, and says for how long', async ({ page }) => {
  const [slowed, other] = [await makeUser('editor'), await makeUser('editor')]
  await page.goto('/login')
  for (let times = 1; times <= 5; times++) {
    // Neither letters of the other case nor blanks make it another address.
    await tryToSignIn(
      page,
      times % 2 ? slowed.email : ` ${slowed.email.toUpperCase()}`,
      `wrong ${times} times`,
    )
    await expect(problem(page)).toHaveText(wrong)
  }
  for (const password of ['wrong six times', slowed.password]) {
    await tryToSignIn(page, slowed.email, password)
    await expect(problem(page)).toHaveText(/^Too many tries\. Try again in (a minute|1?\d minutes)\.$/)
  }
  await signInByForm(page, other)
})

test('a right password forgets the wrong ones', async ({ page, context }) => {
  const editor = await makeUser('editor')
  for (let rounds = 0; rounds < 2; rounds++) {
    await context.clearCookies()
    await page.goto('/login')
    for (let times = 0; times < 4; times++) {
      await tryToSignIn(page, editor.email, 'not the password at all')
      await expect(problem(page)).toHaveText(wrong)
    }
    await tryToSignIn(page, editor.email, editor.password)
    await expect(page).toHaveURL('/desk')
  }
})

test('no script reads the cookie, and no other site sends it', async ({ page, context, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const session = (await context.cookies()).filter(({ name }) => name.includes('session-token'))
  expect(session).toHaveLength(1)
  expect(session[0]).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', domain: 'localhost' })
  await page.goto('/desk')
  expect(await page.evaluate(() => document.cookie)).not.toContain('session-token')
})

test('signing out ends the sign-in for a copy of the cookie too', async ({
  page,
  context,
  browser,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const stolen = await browser.newContext()
  await stolen.addCookies(await context.cookies())
  const thief = await stolen.newPage()
  await thief.goto('/desk')
  await expect(thief.getByRole('heading', { level: 1, name: 'Articles' })).toBeVisible()
  await page.goto('/desk')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL('/login')
  await thief.goto('/desk')
  await expect(thief).toHaveURL(/\/login\?from=%2Fdesk$/)
  await stolen.close()
})

test('a request to the sign-out address ends the sign-in for a copy of the cookie too', async ({
  page,
  context,
  browser,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const stolen = await browser.newContext()
  await stolen.addCookies(await context.cookies())
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string }
  const answer = await page.request.post('/api/auth/signout', { form: { csrfToken }, maxRedirects: 0 })
  expect(answer.status()).toBe(302)
  const thief = await stolen.newPage()
  await thief.goto('/desk')
  await expect(thief).toHaveURL(/\/login\?from=%2Fdesk$/)
  await stolen.close()
})

test('an admin ends all sign-ins of a user', async ({ page, browser, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const editor = await makeUser('editor')
  const [one, two] = [await elsewhere(browser, editor), await elsewhere(browser, editor)]
  await page.goto(`/admin/users/${editor.id}`)
  await page.getByRole('button', { name: 'End all sign-ins' }).click()
  await expect(page.getByRole('status')).toHaveText('2 sign-ins ended.')
  await expect(page.getByText('The user is signed in nowhere.')).toBeVisible()
  for (const their of [one, two]) {
    await their.goto('/desk')
    await expect(their).toHaveURL(/\/login\?from=%2Fdesk$/)
    await their.context().close()
  }
  await (await elsewhere(browser, editor)).context().close()
})

test('a user who is switched off is out at the next request', async ({ page, browser, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const editor = await makeUser('editor')
  const their = await elsewhere(browser, editor)
  await page.goto(`/admin/users/${editor.id}`)
  await page.getByLabel(/^May sign in/).uncheck()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status')).toHaveText(
    'The user is saved, switched off and signed out everywhere.',
  )
  await their.goto('/desk')
  await expect(their).toHaveURL(/\/login\?from=%2Fdesk$/)
  await tryToSignIn(their, editor.email, editor.password)
  await expect(problem(their)).toHaveText(wrong)
  await their.context().close()
})

test('a lowered role counts from the next request', async ({ page, browser, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const lowered = await makeUser('admin')
  const their = await elsewhere(browser, lowered, '/admin/users')
  const email = `late-${word()}@example.test`
  await their.getByLabel('Email address').fill(email)
  await their.getByLabel('Name').fill('Too late')
  await page.goto(`/admin/users/${lowered.id}`)
  await page.getByLabel('Role', { exact: true }).selectOption('editor')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('status')).toHaveText('The user is saved.')

  await their.getByRole('button', { name: 'Invite' }).click()
  await expect(problem(their)).toContainText('You may not do this. Nothing was saved.')
  await expect(their.getByLabel('Email address')).toHaveValue(email)
  expect((await their.goto('/admin/users'))?.status()).toBe(403)
  await expect(their.getByRole('heading', { level: 1 })).toHaveText('This page is for admins.')
  await their.goto('/desk')
  await expect(their.getByRole('heading', { level: 1, name: 'Articles' })).toBeVisible()
  expect(await openInvitations(system)).not.toContainEqual(expect.objectContaining({ email }))
  await their.context().close()
})
