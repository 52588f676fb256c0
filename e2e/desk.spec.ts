import type { Page } from '@playwright/test'
import { bringIn as bringInDoor } from '../db/bring-in'
import { deskArticle } from '../db/desk'
import { versionOf } from '../db/passages'
import { publish } from '../db/publishing'
import { changeStatement, recordStatement } from '../db/statements'
import { endSessions } from '../db/users'
import { draftOf, statementOf } from '../lib/draft'
import { system } from '../lib/permissions'
import { chooseSource, saved, selectByMouse } from './desk-page'
import { expect, makeUser, signIn, test } from './fixtures'

let made = 0
/** A short article of its own for one test, with its number and text. */
async function article(): Promise<{ id: number; text: string }> {
  const mark = `${Date.now().toString(36)}${(made += 1)}`
  const text = `“The ferry is late again,” Ada Lund ${mark} said on Friday.\n\nPetra Holm ${mark} denied that the boat was late. “It left at noon,” she added.`
  return { id: await bringInDoor(system, { text, date: '2025-03-14', title: `Ferry ${mark}` }), text }
}

const quotation = '“The ferry is late again,”'
const claim = (page: Page) => page.getByLabel('Claim, in our own words')
const record = (page: Page) => page.getByRole('button', { name: /^Record/ })
const panel = (page: Page) => page.getByRole('complementary', { name: 'The passage in hand' })
const desk = (id: number) => `/desk/articles/${id}`

async function select(page: Page, text: string, words: string): Promise<void> {
  const start = text.indexOf(words)
  await selectByMouse(page, text, start, start + words.length)
}

/** A draft made through the door: Ada Lund's quotation. */
async function draft({ id, text }: { id: number; text: string }) {
  const versionId = await versionOf(id)
  return recordStatement(system, {
    versionId,
    content: [{ start: 0, end: quotation.length }],
    cue: null,
    mention: null,
    kind: 'direct',
    claim: { wording: `The ferry is late, ${text.slice(27, 45)}.` },
    utterance: null,
    source: { name: `Ada Lund ${id}`, kind: 'person' },
    remember: null,
    capacity: '',
    speaksFor: null,
    saidOn: { edtf: '2025-03-14', wording: 'on Friday', basis: 'relative' },
    channel: '',
    stance: 'asserts',
    topics: [],
  })
}

test('what is typed outlives the tab', async ({ page, context, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { id, text } = await article()
  await page.goto(desk(id))
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
  const { id, text } = await article()
  await page.goto(desk(id))
  await select(page, text, quotation)
  await claim(page).fill('The ferry does not keep its times.')
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
    const { id, text } = await article()
    await page.goto(desk(id))
    await select(page, text, quotation)
    await claim(page).fill('The ferry does not keep its times.')
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
  const held = await article()
  const { attestation } = await draft(held)
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

test('publishing says what is missing, then publishes one by one', async ({ page, editor, request }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { id, text } = await article()
  await page.goto(desk(id))
  await select(page, text, quotation)
  await claim(page).fill(`The ferry keeps no times, number ${id}.`)
  await page.getByRole('combobox', { name: 'Source' }).fill('')
  await page.getByLabel('Said on').fill('')
  await record(page).click()
  await saved(page)
  await page.getByRole('button', { name: 'Publish…' }).click()
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

test('recording, changing and deleting are undone step by step', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { id, text } = await article()
  await page.goto(desk(id))
  await select(page, text, quotation)
  await claim(page).fill('The ferry does not keep its times.')
  await record(page).click()
  await expect(page.getByRole('button', { name: /^Save changes/ })).toBeVisible()
  await page.getByLabel('Channel').fill('in the harbour')
  await page.getByRole('button', { name: /^Save changes/ }).click()
  await expect(page.getByRole('button', { name: /^Delete/ })).toBeVisible()
  await page.getByRole('button', { name: /^Delete/ }).click()
  const channel = async () => (await deskArticle(system, id)).passages.map((passage) => passage.channel)
  await expect.poll(channel).toEqual([])
  const undo = page.getByRole('button', { name: /^Undo/ })
  await undo.click()
  await expect.poll(channel).toEqual(['in the harbour'])
  await undo.click()
  await expect.poll(channel).toEqual([null])
  await undo.click()
  await expect.poll(channel).toEqual([])
  await expect(undo).toBeDisabled()
})

test('a passage is detached, and the ends of its words are moved', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const held = await article()
  const first = await draft(held)
  const start = held.text.indexOf('“It left at noon,”')
  const [passage] = (await deskArticle(system, held.id)).passages
  await recordStatement(system, {
    ...statementOf(draftOf(passage!), '2025-03-14'),
    versionId: passage!.versionId,
    content: [{ start, end: start + 18 }],
    utterance: first.utterance,
  })
  await page.goto(desk(held.id))
  await page.getByRole('button', { name: /“It left at noon,”/ }).click()
  await page.getByRole('button', { name: 'Detach' }).click()
  await expect
    .poll(async () => new Set((await deskArticle(system, held.id)).passages.map((p) => p.utterance)).size)
    .toBe(2)

  await page.getByRole('button', { name: 'Change content' }).click()
  await select(page, held.text, 'left at noon')
  await page.getByRole('button', { name: /^Save changes/ }).click()
  await expect
    .poll(async () => (await deskArticle(system, held.id)).passages[1]?.content.map(({ exact }) => exact))
    .toEqual(['left at noon'])
})

test('words selected by touch open the form', async ({ browser }) => {
  const { id, text } = await article()
  const phone = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  })
  const page = await phone.newPage()
  await signIn(page, await makeUser('editor'), desk(id))
  // A long press and its handles give no pointer events; what they leave is a selection.
  await page.evaluate((length) => {
    const word = document.querySelector('.para [data-start="0"]')!.firstChild!
    getSelection()!.setBaseAndExtent(word, 0, word, Math.min(length, word.textContent!.length))
  }, quotation.length)
  await expect(claim(page)).toHaveValue('The ferry is late again.')
  await page.getByRole('button', { name: 'Show the whole form' }).tap()
  await page.getByLabel('Topics').scrollIntoViewIfNeeded()
  await expect(page.getByLabel('Topics')).toBeInViewport()
  expect(text).toContain(quotation)
  await phone.close()
})

test('single keys can be switched off', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { id } = await article()
  await page.goto(desk(id))
  await page.getByRole('button', { name: 'Single keys: on' }).click()
  await page.getByRole('main', { name: 'Article text' }).focus()
  await page.keyboard.press('j')
  await expect(claim(page)).toBeHidden()
  await page.getByRole('button', { name: 'Single keys: off' }).click()
  await page.keyboard.press('j')
  await expect(claim(page)).toBeVisible()
})

test('a withdrawn claim is gone at once, with its reason, and comes back', async ({
  page,
  editor,
  request,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const held = await article()
  const { claim: number } = await draft(held)
  await page.goto(desk(held.id))
  await page.getByRole('button', { name: 'Publish…' }).click()
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
  const held = await article()
  await draft(held)
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
  const held = await article()
  await draft(held)
  await publish(system, { articleId: held.id, only: null })
  await page.goto(desk(held.id))
  await page.getByRole('link', { name: 'Details' }).click()
  await page.getByLabel('Publisher').fill(`Quay Times ${held.id}`)
  await page.getByLabel('Published on').fill('2025-02-30')
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Published on')).toHaveAccessibleDescription(/February 2025 has 28 days/)
  await expect(page.getByLabel('Publisher')).toHaveValue(`Quay Times ${held.id}`)
  for (const day of ['2025-03-13', '2025-03-14']) {
    await page.getByLabel('Published on').fill(day)
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('Saved.')).toBeVisible()
    await expect.poll(async () => (await deskArticle(system, held.id)).publishedOn).toBe(day)
  }
  expect(await (await request.get(`/articles/${held.id}`)).text()).toContain(`Quay Times ${held.id}`)
})
