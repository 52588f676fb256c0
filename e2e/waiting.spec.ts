import type { Page } from '@playwright/test'
import { desk, inHand, list, open, panel, press, saved } from './desk-page'
import { expect, test } from './fixtures'
import { makeSuggestedPier, passages, states } from './suggestion-rows'

async function goOffline(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await expect.poll(() => page.evaluate(() => navigator.onLine)).toBe(false)
}

test('what is decided without a connection waits, and goes out by itself', async ({
  page,
  context,
  editor,
  allowed,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  allowed.push(/Failed to load resource: net::/, /Failed to fetch/)
  const pier = await makeSuggestedPier()
  await open(page, pier.id)
  await press(page, 'n')
  await inHand(page, /^the pier/)
  await goOffline(page)
  await press(page, 'a')
  await inHand(page, /^the fishermen/)
  await expect(panel(page).getByRole('alert')).toContainText('The server cannot be reached.')
  await expect(list(page).getByRole('button', { name: `waiting, ${pier.ada}` })).toBeVisible()
  await press(page, 'x')
  await inHand(page, /^a second gate/)
  await press(page, 'a')
  await expect(page.getByText('Offline. 3 kept on this device')).toBeVisible()
  await press(page, 'u')
  await expect(page.getByText('Offline. 2 kept on this device')).toBeVisible()
  await context.setOffline(false)
  await saved(page)
  await expect.poll(() => states(pier.id)).toEqual(['accepted', 'dismissed', 'open'])
  await inHand(page, /^a second gate/)
})

test('decisions that wait outlive the tab', async ({ page, context, editor, allowed }) => {
  expect(editor.id).toBeGreaterThan(0)
  allowed.push(/Failed to load resource: net::/, /Failed to fetch/)
  const pier = await makeSuggestedPier()
  await open(page, pier.id)
  await press(page, 'n')
  await inHand(page, /^the pier/)
  await goOffline(page)
  await press(page, 'a')
  await expect(list(page).getByRole('button', { name: `waiting, ${pier.ada}` })).toBeVisible()
  // Else the first try may still be under way, and go out as the tab closes.
  await expect(page.getByText('Offline. 1 kept on this device')).toBeVisible()
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(desk(pier.id))
  await expect(list(again).getByRole('button', { name: `draft, ${pier.ada}` })).toBeVisible()
  await expect.poll(() => states(pier.id)).toEqual(['accepted', 'open', 'open'])
})

test('a suggestion that another editor decided is refused, and nothing is recorded twice', async ({
  page,
  context,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const pier = await makeSuggestedPier()
  const other = await context.newPage()
  for (const tab of [page, other]) await open(tab, pier.id)
  for (const tab of [page, other]) {
    await press(tab, 'n')
    await inHand(tab, /^the pier/)
  }
  await press(page, 'a')
  await inHand(page, /^the fishermen/)
  await press(other, 'a')
  await expect(panel(other).getByRole('alert')).toContainText('This suggestion was decided meanwhile.')
  await other.getByRole('link', { name: 'Load what is on record' }).click()
  await expect(list(other).getByRole('button', { name: `draft, ${pier.ada}` })).toBeVisible()
  expect(await passages(pier.id)).toHaveLength(1)
})
