import type { Browser, Page } from '@playwright/test'
import { client } from '../db/connection'
import { invite, makeResetLink } from '../db/invitations'
import { system } from '../lib/permissions'
import { expect, makeUser, signInByForm, test } from './fixtures'
import { word } from './rows'
import { sound } from './sound'

const password = 'a password of my own'
const region = (page: Page, name: string) => page.getByRole('region', { name })
const newcomer = () => {
  const name = `Grace ${word()}`
  return { name, email: `${name.replace(' ', '.').toLowerCase()}@example.test`, role: 'editor' as const }
}
const outside = async (browser: Browser) => (await browser.newContext()).newPage()
const expire = (id: number) =>
  client()`update invitations set expires_at = now() - interval '1 hour' where id = ${id}`

async function send(page: Page, person: { name: string; email: string; role?: string }): Promise<string> {
  const form = region(page, 'Invite a person')
  await form.getByLabel('Email address').fill(person.email)
  await form.getByLabel('Name').fill(person.name)
  await form.getByLabel('Role').selectOption(person.role ?? 'editor')
  await form.getByRole('button', { name: 'Invite' }).click()
  await expect(form.getByRole('status')).toHaveText(`Hand this link to ${person.name}.`)
  return form.getByLabel('Link, shown this once').inputValue()
}

async function accept(page: Page, link: string, name?: string): Promise<void> {
  await page.goto(link)
  if (name) await page.getByLabel('Name').fill(name)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Set the password' }).click()
}

test('an admin invites a person, who sets a password, signs in and stands in the list', async ({
  page,
  admin,
  browser,
}) => {
  expect(admin.id).toBeGreaterThan(0)
  await page.goto('/admin/users')
  for (const role of ['editor', 'admin']) {
    const person = { ...newcomer(), role }
    const link = await send(page, person)
    expect(new URL(link).pathname).toMatch(/^\/invitation\/[\w-]{43}$/)
    await expect(
      region(page, 'Invitations').getByRole('row').filter({ hasText: person.email }),
    ).toContainText('until')
    await page.reload()
    await expect(page.getByText(link)).toBeHidden()

    const theirs = await outside(browser)
    await theirs.goto(link)
    await expect(theirs.getByLabel('Email address')).toHaveValue(person.email)
    await expect(theirs.getByLabel('Name')).toHaveValue(person.name)
    await theirs.getByLabel('Password').fill('short')
    await theirs.getByRole('button', { name: 'Set the password' }).click()
    await expect(theirs.getByLabel('Password')).toHaveAccessibleDescription(/At least 12 characters\./)
    await accept(theirs, link, `${person.name} Hume`)
    await expect(theirs).toHaveURL('/login?done=password')
    await expect(theirs.getByRole('status')).toHaveText('Your password is set. Sign in with it.')
    await signInByForm(theirs, { email: person.email, password })
    await expect(theirs.getByText(`${person.name} Hume, ${role}`).first()).toBeVisible()
    await theirs.context().close()
    await page.reload()
    await expect(page.getByRole('row').filter({ hasText: person.email })).toContainText([
      `${person.name} Hume`,
    ])
  }
})

test('a link that is used, expired, taken back or unknown says so and what to do', async ({
  page,
  browser,
  allowed,
}) => {
  allowed.push(/status of 4(00|04|10)/)
  const [used, late, back] = [
    await invite(system, newcomer()),
    await invite(system, newcomer()),
    await makeResetLink(system, await makeUser('editor')),
  ]
  await accept(page, `/invitation/${used.token}`)
  await expect(page).toHaveURL('/login?done=password')
  await expire(late.id)
  await client()`update invitations set taken_back_at = now() where id = ${back.id}`
  const pages: [token: string, status: number, title: string][] = [
    [used.token, 410, 'This link has been used.'],
    [late.token, 410, 'This link has expired.'],
    [back.token, 410, 'This link was taken back.'],
    ['a'.repeat(43), 404, 'There is no such link.'],
    ['%00', 400, 'This address is not written correctly.'],
  ]
  for (const [token, status, title] of pages) {
    const answer = await page.goto(`/invitation/${token}`)
    expect(answer?.status(), title).toBe(status)
    expect(answer?.headers()['cache-control']).toContain('no-store')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await expect(page.getByLabel('Password')).toBeHidden()
    expect(await page.content()).not.toContain(late.email)
  }
  await page.goto(`/invitation/${late.token}`)
  await sound(page)
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const theirs = await plain.newPage()
  await theirs.goto(`/invitation/${late.token}`)
  await expect(theirs.getByText('Ask the admin who sent it for a new one.')).toBeVisible()
  await plain.close()
})

test('no index and no other site learns of a link', async ({ page }) => {
  const { token } = await invite(system, newcomer())
  const answer = await page.goto(`/invitation/${token}`)
  expect(answer?.status()).toBe(200)
  expect(answer?.headers()).toMatchObject({
    'x-robots-tag': 'noindex, nofollow',
    'referrer-policy': 'same-origin',
    'cache-control': 'private, no-store',
  })
  await sound(page)
})

test('of two people who open one link, one gets in and the other is told', async ({ page, browser }) => {
  const { token, email } = await invite(system, newcomer())
  const other = await outside(browser)
  for (const person of [page, other]) {
    await person.goto(`/invitation/${token}`)
    await person.getByLabel('Password').fill(password)
  }
  await page.getByRole('button', { name: 'Set the password' }).click()
  await expect(page).toHaveURL('/login?done=password')
  await other.getByRole('button', { name: 'Set the password' }).click()
  await expect(other.getByRole('alert').first()).toContainText('This link has been used.')
  await signInByForm(page, { email, password })
  await other.context().close()
})

test('an invitation works without JavaScript', async ({ browser }) => {
  const { token, email } = await invite(system, newcomer())
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const page = await plain.newPage()
  await accept(page, `/invitation/${token}`)
  await expect(page).toHaveURL('/login?done=password')
  await signInByForm(page, { email, password })
  await plain.close()
})

test('an invitation is renewed and taken back', async ({ page, admin, allowed, browser }) => {
  allowed.push(/status of 4(00|04|10)/)
  expect(admin.id).toBeGreaterThan(0)
  const person = await invite(system, newcomer())
  await expire(person.id)
  await page.goto('/admin/users')
  const row = region(page, 'Invitations').getByRole('row').filter({ hasText: person.email })
  await expect(row).toContainText('expired')
  await sound(page)
  await row.getByRole('button', { name: 'New link' }).click()
  await expect(row).toContainText('until')
  const link = await region(page, 'Invitations').getByLabel('Link, shown this once').inputValue()
  const theirs = await outside(browser)
  expect((await theirs.goto(`/invitation/${person.token}`))?.status()).toBe(404)
  expect((await theirs.goto(link))?.status()).toBe(200)
  await row.getByRole('button', { name: 'Take back' }).click()
  await expect(region(page, 'Invitations').getByRole('status')).toContainText('taken back')
  await expect(row).toBeHidden()
  expect((await theirs.reload())?.status()).toBe(410)
  await theirs.context().close()
})

test('who cannot be invited is told at the field, and nothing is lost', async ({ page, admin }) => {
  await page.goto('/admin/users')
  const form = region(page, 'Invite a person')
  await form.getByLabel('Email address').fill(admin.email.toUpperCase())
  await form.getByLabel('Name').fill('   ')
  await form.getByLabel('Role').selectOption('admin')
  await form.getByRole('button', { name: 'Invite' }).click()
  await expect(form.getByLabel('Name')).toHaveAccessibleDescription(/Write the name\./)
  await expect(form.getByLabel('Role')).toHaveValue('admin')
  await form.getByLabel('Name').fill('Grace')
  await form.getByRole('button', { name: 'Invite' }).click()
  await expect(form.getByLabel('Email address')).toHaveAccessibleDescription(
    /There is a user with this address already\./,
  )
  await expect(form.getByLabel('Name')).toHaveValue('Grace')
})

test('a link for a new password ends all sign-ins once it is used, and the old password is no good', async ({
  page,
  admin,
  browser,
}) => {
  expect(admin.id).toBeGreaterThan(0)
  const editor = await makeUser('editor')
  const theirs = await outside(browser)
  await signInByForm(theirs, editor)
  await page.goto(`/admin/users/${editor.id}`)
  const form = region(page, 'New password')
  await form.getByRole('button', { name: 'Make a link' }).click()
  await expect(form.getByRole('status')).toHaveText(`Hand this link to ${editor.name}.`)
  const link = await form.getByLabel('Link, shown this once').inputValue()
  await sound(page)
  await theirs.reload()
  await expect(theirs).toHaveURL('/desk')

  const elsewhere = await outside(browser)
  await elsewhere.goto(link)
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('Set a new password')
  await accept(elsewhere, link)
  await expect(elsewhere).toHaveURL('/login?done=password')
  await theirs.reload()
  await expect(theirs).toHaveURL(/\/login/)
  await theirs.getByLabel('Email address').fill(editor.email)
  await theirs.getByLabel('Password').fill(editor.password)
  await theirs.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(theirs.getByRole('main').getByRole('alert')).toHaveText('Email address or password is wrong.')
  await signInByForm(theirs, { email: editor.email, password })
  for (const each of [theirs, elsewhere]) await each.context().close()
})
