import { deskArticle } from '../db/desk'
import { deleteAttestation } from '../db/detaching'
import { changeStatement } from '../db/statements'
import { endSessions } from '../db/users'
import { draftOf, statementOf } from '../lib/draft'
import { system } from '../lib/permissions'
import { chooseSource, claim, desk, open, panel, record, saved, select } from './desk-page'
import { expect, test } from './fixtures'
import { makeFerry, makeFerryDraft, passageOf, quotation } from './rows'

test('what is typed outlives the tab', async ({ page, context, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { id, text } = await makeFerry()
  await open(page, id)
  await select(page, text, quotation)
  await claim(page).fill('The ferry does not keep its times.')
  await page.close()
  const again = await context.newPage()
  await again.goto(desk(id))
  await expect(again.getByText('Your unsaved work is here again.')).toBeVisible()
  await again.getByRole('button', { name: /not recorded yet/ }).click()
  await expect(claim(again)).toHaveValue('The ferry does not keep its times.')
  await again.getByRole('button', { name: /^Discard/ }).click()
  await again.reload()
  await expect(again.getByText('Your unsaved work is here again.')).toBeHidden()
})

test('what is typed outlives the session, and is recorded after signing in again', async ({
  page,
  editor,
  allowed,
}) => {
  const { id, text } = await makeFerry()
  await open(page, id)
  await select(page, text, quotation)
  await claim(page).fill('The ferry does not keep its times.')
  await chooseSource(page, 'Source', `Ada Lund ${id}`, /^New person/)
  await endSessions(system, { id: editor.id })
  allowed.push(/status of 403/)
  await record(page).click()
  await expect(panel(page).getByRole('alert')).toContainText('Nothing was saved and nothing is lost.')
  await page.getByRole('link', { name: 'Sign in again' }).click()
  await page.getByLabel('Email address').fill(editor.email)
  await page.getByLabel('Password').fill(editor.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('button', { name: /not recorded yet/ }).click()
  await expect(claim(page)).toHaveValue('The ferry does not keep its times.')
  await record(page).click()
  await saved(page)
  expect((await deskArticle(system, id)).passages).toHaveLength(1)
})

test.describe('while the server cannot be reached', () => {
  test('what is typed stays, and goes out when it is back', async ({ page, editor, allowed }) => {
    expect(editor.id).toBeGreaterThan(0)
    allowed.push(/Failed to load resource: net::/, /Failed to fetch/)
    const { id, text } = await makeFerry()
    await open(page, id)
    await select(page, text, quotation)
    await claim(page).fill('The ferry does not keep its times.')
    await chooseSource(page, 'Source', `Ada Lund ${id}`, /^New person/)
    await page.context().setOffline(true)
    await record(page).click()
    await expect(panel(page).getByRole('alert')).toContainText('The server cannot be reached.')
    await expect(page.getByText('Offline. 1 kept on this device')).toBeVisible()
    await page.context().setOffline(false)
    await record(page).click()
    await saved(page)
  })
})

test('the second of two saves is refused and shows both texts', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const held = await makeFerry()
  const { attestation } = await makeFerryDraft(held)
  await page.goto(desk(held.id))
  await page.getByRole('button', { name: /draft, Ada Lund/ }).click()
  await page.getByLabel('Channel').fill('in the harbour')

  const [passage] = (await deskArticle(system, held.id)).passages
  const theirs = { ...draftOf(passage!), wording: 'The boat runs late.', channel: 'on the quay' }
  await changeStatement(system, {
    ...statementOf(theirs, '2025-03-14'),
    id: attestation,
    read: passage!.read,
  })

  await page.getByRole('button', { name: /^Save changes/ }).click()
  const dialog = page.getByRole('dialog', { name: 'This utterance changed while you were editing' })
  await expect(dialog.getByRole('group', { name: 'Claim' })).toContainText('The boat runs late.')
  await expect(dialog.getByRole('group', { name: 'Channel' })).toContainText('in the harbour')
  await expect(dialog.getByRole('group', { name: 'Channel' })).toContainText('on the quay')
  await dialog.getByRole('group', { name: 'Claim' }).getByRole('radio', { name: 'On record' }).check()
  await dialog.getByRole('button', { name: 'Save my choices' }).click()
  await expect(dialog).toBeHidden()
  await saved(page)
  const [after] = (await deskArticle(system, held.id)).passages
  expect([after?.claim.wording, after?.channel]).toEqual(['The boat runs late.', 'in the harbour'])
})

test('two tabs on one article keep what the other typed', async ({ page, context, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { id, text } = await makeFerry()
  const other = await context.newPage()
  for (const tab of [page, other]) await open(tab, id)
  await select(page, text, quotation)
  await claim(page).fill('The ferry does not keep its times.')
  const listed = other.getByRole('button', { name: /not recorded yet/ })
  await expect(listed).toHaveCount(1)
  await select(other, text, '“It left at noon,”')
  await claim(other).fill('The boat left at twelve.')
  await claim(page).fill('The ferry keeps no times.')

  await other.reload()
  await expect(other.getByText('2 statements were kept on this device.')).toBeVisible()
  await listed.first().click()
  await expect(claim(other)).toHaveValue('The ferry keeps no times.')
  await listed.last().click()
  await expect(claim(other)).toHaveValue('The boat left at twelve.')
  await page.getByRole('button', { name: /^Discard/ }).click()
  await expect(listed).toHaveCount(1)
})

test('what was typed for a passage that another editor deleted is recorded anew', async ({
  page,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const held = await makeFerry()
  const made = await makeFerryDraft(held)
  await page.goto(desk(held.id))
  await page.getByRole('button', { name: /draft, Ada Lund/ }).click()
  await page.getByLabel('Channel').fill('in the harbour')
  const { id, read } = await passageOf(made)
  await deleteAttestation(system, { id, version: read.attestation })

  await page.reload()
  await page.getByRole('button', { name: /deleted meanwhile, record it anew/ }).click()
  await expect(page.getByLabel('Channel')).toHaveValue('in the harbour')
  await record(page).click()
  await saved(page)
  const { passages } = await deskArticle(system, held.id)
  expect(passages.map(({ channel }) => channel)).toEqual(['in the harbour'])
  await expect(page.getByRole('button', { name: /deleted meanwhile/ })).toBeHidden()
})

test('a kept form that this release cannot show is let go', async ({ page, editor }) => {
  const { id } = await makeFerry()
  const prefix = `onrecord:draft:${editor.id}:${id}:`
  await page.goto(desk(id))
  await page.evaluate((start) => {
    localStorage.setItem(`${start}new:0-5`, JSON.stringify({ id: null, content: 'The ferry' }))
    localStorage.setItem(`${start}7`, '{')
  }, prefix)
  await page.reload()
  const left = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes(':draft:')))
  await expect.poll(left).toEqual([])
  await expect(page.getByRole('button', { name: quotation })).toBeVisible()
})
