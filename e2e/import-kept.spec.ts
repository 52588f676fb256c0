import { endSessions } from '../db/users'
import { system } from '../lib/permissions'
import { bringIn } from './desk-page'
import { expect, makeUser, signIn, test } from './fixtures'
import { broughtIn, field, note, press, text, told } from './import-page'
import { word } from './rows'

test.beforeEach(async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  await page.goto('/desk/import')
})

test('what is typed outlives the tab, for its user alone, until it is discarded', async ({
  page,
  context,
}) => {
  const body = told(word())
  await text(page).fill(`date: 2025-03-14\n\n${body}`)
  await field(page, 'Title').fill('Half a ferry')
  await page.close()

  const again = await context.newPage()
  await again.goto('/desk/import')
  await expect(again.getByRole('status')).toContainText('What you typed before is back.')
  await expect(text(again)).toHaveValue(`date: 2025-03-14\n\n${body}`)
  await expect(field(again, 'Title')).toHaveValue('Half a ferry')
  await expect(field(again, 'Published on')).toHaveValue('2025-03-14')

  const mine = await context.cookies()
  await context.clearCookies()
  await signIn(again, await makeUser('editor'), '/desk/import')
  await expect(again.getByRole('heading', { name: 'There is no text yet' })).toBeVisible()
  await expect(again.getByRole('status')).toBeHidden()
  await expect(text(again)).toHaveValue('')

  await context.clearCookies()
  await context.addCookies(mine)
  await again.goto('/desk/import')
  await again.getByRole('button', { name: 'Discard' }).click()
  for (const label of ['Title', 'Published on']) await expect(field(again, label)).toHaveValue('')
  await expect(text(again)).toHaveValue('')
  await again.reload()
  await expect(again.getByRole('heading', { name: 'There is no text yet' })).toBeVisible()
  await expect(again.getByRole('status')).toBeHidden()
  await expect(text(again)).toHaveValue('')
})

test('what went on record is not kept any longer', async ({ page }) => {
  await bringIn(page, told(word()))
  await page.goto('/desk/import')
  await expect(page.getByRole('status')).toBeHidden()
  expect(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('import'))),
  ).toEqual([])
  await expect(text(page)).toHaveValue('')
})

test('a sign-in that ended loses nothing', async ({ page, editor }) => {
  const body = told(word())
  await text(page).fill(body)
  await field(page, 'Title').fill('Ferry of the evening')
  await endSessions(system, { id: editor.id })
  await press(page)
  await expect(note(page)).toContainText('Your sign-in has ended. Nothing is lost')
  await note(page).getByRole('link', { name: 'sign in again' }).click()
  await page.getByLabel('Email address').fill(editor.email)
  await page.getByLabel('Password').fill(editor.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page).toHaveURL('/desk/import')
  await expect(text(page)).toHaveValue(body)
  await press(page)
  expect(await broughtIn(page)).toMatchObject({ title: 'Ferry of the evening' })
})

test('a server that does not answer loses nothing', async ({ page, context, allowed }) => {
  allowed.push(/Failed to load resource: net::/, /Failed to fetch/)
  const body = told(word())
  await text(page).fill(body)
  await context.setOffline(true)
  await press(page)
  await expect(note(page)).toContainText('The server did not answer. Nothing is lost')
  await expect(text(page)).toHaveValue(body)
  await context.setOffline(false)
  await press(page)
  expect((await broughtIn(page)).text.words).toBe(body)
})
