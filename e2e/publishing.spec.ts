import { deskArticle } from '../db/desk'
import { publish } from '../db/publishing'
import { system } from '../lib/permissions'
import { chooseSource, claim, desk, open, record, saved, select } from './desk-page'
import { expect, test } from './fixtures'
import { makeFerry, makeFerryDraft, makePublished, passageOf, quotation } from './rows'

test('publishing says what is missing, then publishes one by one', async ({ page, editor, request }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { id, text } = await makeFerry()
  await open(page, id)
  await select(page, text, quotation)
  await claim(page).fill(`The ferry keeps no times, number ${id}.`)
  await page.getByLabel('Said on').fill('')
  await expect(async () => {
    // The program may look up a name beside the words and put it there: nobody chose it.
    await page.getByRole('combobox', { name: 'Source' }).fill('')
    await record(page).click()
    await saved(page)
  }).toPass()
  await page.getByRole('button', { name: 'Publish…', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Publish this article' })
  await expect(dialog).toContainText('the source is missing')
  await expect(dialog).toContainText('the day is missing')
  await expect(dialog.getByRole('button', { name: 'Publish 1 passage' })).toBeDisabled()
  await dialog.getByRole('button', { name: 'Back to the text' }).click()

  await chooseSource(page, 'Source', `Ada Lund ${id}`, /^New person/)
  await page.getByLabel('Said on').fill('on Friday')
  await expect(page.getByText(/^Friday 14 March 2025: /)).toBeVisible()
  await page.getByRole('button', { name: /^Save changes/ }).click()
  await saved(page)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Public', { exact: true })).toBeVisible()
  const [passage] = (await deskArticle(system, id)).passages
  expect((await request.get(`/claims/${passage!.claim.id}`)).status()).toBe(200)
})

test('a correction says why, or is refused at the field', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const made = await makePublished()
  await page.goto(`/desk/articles/${made.article.id}`)
  await page.getByRole('navigation', { name: 'Passages of this article' }).getByRole('button').first().click()
  await page.getByLabel('Channel').fill('in the harbour')
  await page.getByRole('button', { name: /^Save changes/ }).click()
  const why = page.getByLabel('Why is this changed?')
  await expect(why).toBeFocused()
  await expect(why).toHaveAccessibleDescription(/Say why: readers see the reason/)
  await expect(page.getByLabel('Channel')).toHaveValue('in the harbour')
  await why.fill('The printed paper names the harbour.')
  await page.getByRole('button', { name: /^Save changes/ }).click()
  await saved(page)
  expect((await passageOf(made)).channel).toBe('in the harbour')
  // Taken back, it has a reason too.
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(page.getByLabel('Channel')).toHaveValue('')
  expect((await passageOf(made)).channel).toBe(null)
  await why.fill('For nothing.')
  await page.getByRole('button', { name: /^Save changes/ }).click()
  await expect(why).toHaveAccessibleDescription(/there is nothing to save/)
})

test('a withdrawn claim is gone at once, with its reason, and comes back', async ({
  page,
  editor,
  request,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const held = await makeFerry()
  const { claim: number } = await makeFerryDraft(held)
  await page.goto(desk(held.id))
  await page.getByRole('button', { name: 'Publish…', exact: true }).click()
  await page.getByRole('button', { name: 'Publish 1 passage' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect((await request.get(`/claims/${number}`)).status()).toBe(200)

  await page.getByRole('button', { name: /public, Ada Lund/ }).click()
  await page.getByRole('button', { name: 'Withdraw…' }).click()
  await page.getByRole('radio', { name: /^The claim/ }).check()
  await page.getByLabel('Reason').fill('Two people of one name were taken for one.')
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  const gone = await request.get(`/claims/${number}`)
  expect(gone.status()).toBe(410)
  expect(await gone.text()).toContain('Two people of one name were taken for one.')

  await page.getByRole('button', { name: 'Put back…' }).click()
  await page.getByLabel('Reason').fill('They are one person after all.')
  await page.getByRole('button', { name: 'Put back', exact: true }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  expect((await request.get(`/claims/${number}`)).status()).toBe(200)
})

test('an editor may not withdraw what another published', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const held = await makeFerry()
  await makeFerryDraft(held)
  await publish(system, { articleId: held.id, only: null })
  await page.goto(desk(held.id))
  await page.getByRole('button', { name: /public, Ada Lund/ }).click()
  await page.getByRole('button', { name: 'Withdraw…' }).click()
  await page.getByLabel('Reason').fill('I would rather not.')
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('You may not do this.')
})

test('what is known about an article is corrected, and readers see it', async ({ page, editor, request }) => {
  expect(editor.id).toBeGreaterThan(0)
  const held = await makeFerry()
  await makeFerryDraft(held)
  await publish(system, { articleId: held.id, only: null })
  await page.goto(desk(held.id))
  await page.getByRole('link', { name: 'Details' }).click()
  await page.getByLabel('Publisher').fill(`Quay Times ${held.id}`)
  await page.getByLabel('Published on').fill('2025-02-30')
  await page.getByLabel('Why is this changed?').fill('As the page says.')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Published on')).toHaveAccessibleDescription(/February 2025 has 28 days/)
  await expect(page.getByLabel('Publisher')).toHaveValue(`Quay Times ${held.id}`)
  for (const day of ['2025-03-13', '2025-03-14']) {
    await page.getByLabel('Published on').fill(day)
    await page.getByLabel('Why is this changed?').fill('As the page says.')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
    await expect.poll(async () => (await deskArticle(system, held.id)).publishedOn).toBe(day)
  }
  expect(await (await request.get(`/articles/${held.id}`)).text()).toContain(`Quay Times ${held.id}`)
})
