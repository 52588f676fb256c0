import { publish } from '../db/publishing'
import { makeSuggestions } from '../db/suggestions'
import { postponeReading } from '../db/test-reading'
import { deskArticle } from '../db/desk'
import { system } from '../lib/permissions'
import { claim, desk, inHand, list, open, panel, press, select, source } from './desk-page'
import { expect, makeUser, signIn, test } from './fixtures'
import { makeArticle, makeDraft, word } from './rows'
import { makePier, makeSuggestedPier, passages, person, states, suggest, surname } from './suggestion-rows'

test('three suggestions are accepted: as it is, by somebody else, on another day; then published', async ({
  page,
  editor,
  request,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const pier = await makeSuggestedPier()
  const other = `Dana ${surname()}`
  await open(page, pier.id)
  await expect(list(page).getByRole('button', { name: `suggested, ${pier.ada}` })).toBeVisible()
  await press(page, 'n')
  await inHand(page, /^the pier closed until May/)
  await expect(panel(page)).toContainText('Confidence 0.90, high. One named speaker in the sentence.')
  await expect(claim(page)).toHaveAccessibleDescription('Close to the printed words.')
  await press(page, 'a')
  await inHand(page, /^the fishermen/)
  await expect(page.getByRole('main', { name: 'Article text' })).toBeFocused()

  await press(page, 'w')
  await expect(source(page)).toBeFocused()
  await page.keyboard.insertText(other)
  await expect(page.getByRole('option', { name: `New person “${other}”` })).toBeVisible()
  await press(page, 'Enter', 'Control+Enter')
  await inHand(page, /^a second gate/)

  await press(page, 'd')
  await page.keyboard.insertText('2025-03-12')
  await press(page, 'Control+Enter')
  await expect(panel(page)).toContainText('No suggestion is left')
  expect(
    (await passages(pier.id)).map(({ source, saidOn }) => [source?.name, saidOn?.edtf, saidOn?.basis]),
  ).toEqual([
    [pier.ada, '2025-03-14', 'published-on'],
    [other, '2025-03-14', 'published-on'],
    [pier.imre, '2025-03-12', 'editor'],
  ])
  expect(await states(pier.id)).toEqual(['accepted', 'accepted', 'accepted'])

  await press(page, 'p')
  const dialog = page.getByRole('dialog', { name: 'Publish this article' })
  await expect(dialog.getByRole('button', { name: 'Publish 3 passages' })).toBeFocused()
  await press(page, 'Enter')
  await expect(dialog).toBeHidden()
  const [first] = await passages(pier.id)
  expect((await request.get(`/claims/${first!.claim.id}`)).status()).toBe(200)
})

test('keys that are pressed faster than the server answers are obeyed in order, and undone in order', async ({
  page,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const pier = await makeSuggestedPier()
  await open(page, pier.id)
  await press(page, 'n')
  await inHand(page, /^the pier/)
  await press(page, 'a', 'x', 'a')
  await expect(panel(page)).toContainText('No suggestion is left')
  expect(await states(pier.id)).toEqual(['accepted', 'dismissed', 'accepted'])
  await press(page, 'u', 'u', 'u')
  await inHand(page, /^the pier/)
  await expect.poll(() => states(pier.id)).toEqual(['open', 'open', 'open'])
  expect(await passages(pier.id)).toEqual([])
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled()
})

test('a suggestion is dismissed, comes back by undo, is dismissed again and stays away', async ({
  page,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const pier = await makeSuggestedPier()
  await open(page, pier.id)
  await press(page, 'n', 'x')
  const toast = page.getByRole('region', { name: 'Dismissed' })
  await expect(toast).toContainText('the pier closed until May')
  await inHand(page, /^the fishermen/)
  await toast.getByRole('button', { name: /^Undo/ }).click()
  await inHand(page, /^the pier/)
  await expect(toast).toBeHidden()
  await press(page, 'x')
  await inHand(page, /^the fishermen/)
  await page.reload()
  await expect(list(page).getByRole('button', { name: /^the fishermen/ })).toBeVisible()
  await expect(list(page).getByRole('button', { name: /^the pier/ })).toBeHidden()
})

test('what is changed in a suggestion is kept, accepted, and comes back by undo', async ({
  page,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const pier = await makeSuggestedPier()
  const wording = `The pier stays shut till ${word()}.`
  await open(page, pier.id)
  await press(page, 'n', 'e')
  await expect(claim(page)).toBeFocused()
  await page.keyboard.insertText(wording)
  await expect(claim(page)).toHaveValue(wording)
  await page.reload()
  await list(page)
    .getByRole('button', { name: /suggested, changed here/ })
    .click()
  await expect(claim(page)).toHaveValue(wording)
  await claim(page).press('Control+Enter')
  await inHand(page, /^the fishermen/)
  expect((await passages(pier.id)).map((passage) => passage.claim.wording)).toEqual([wording])
  await press(page, 'u')
  await inHand(page, /^the pier/)
  await expect(claim(page)).toHaveValue(wording)
})

test('a suggestion joins the claim that is on record', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const wording = `The pier of ${surname()} stays closed until the herring come.`
  const held = await makeArticle(`Nobody opens the ${word()} pier.`)
  const known = await makeDraft(held, 'the', { claim: { wording }, kind: 'indirect' })
  await publish(system, { articleId: held.id, only: null })
  const [ada, words] = [`Ada ${surname()}`, `the ${word()} jetty shut`]
  const jetty = await makeArticle(`${ada} keeps ${words}.`, { date: '2025-03-14' })
  await suggest(jetty, words, person(ada), { wording, stance: 'denies' })
  await open(page, jetty.id)
  await press(page, 'n')
  await expect(page.getByText('The same claim is on record:')).toBeVisible()
  await press(page, 's')
  await expect(page.getByText('Joined to the claim on record:')).toBeVisible()
  await press(page, 'a')
  await expect(panel(page)).toContainText('No suggestion is left')
  expect((await passages(jetty.id)).map(({ claim, stance }) => [claim.id, stance])).toEqual([
    [known.claim, 'denies'],
  ])
})

test('the unsure are hidden, on this device, and counted', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const pier = await makePier()
  await suggest(pier, 'the pier closed until May', person(pier.ada), { confidence: 0.45 })
  await suggest(pier, 'the fishermen without a word', person(pier.petra), { confidence: 0.65 })
  await open(page, pier.id)
  const slider = page.getByRole('slider', { name: 'Hide the unsure' })
  await expect(slider).toHaveAccessibleDescription('none hidden')
  await slider.fill('0.5')
  await expect(slider).toHaveAccessibleDescription('1 hidden')
  await expect(list(page).getByRole('button', { name: /^the pier/ })).toBeHidden()
  await page.reload()
  await expect(list(page).getByRole('button', { name: /^the fishermen/ })).toBeVisible()
  await expect(list(page).getByRole('button', { name: /^the pier/ })).toBeHidden()
  await slider.fill('0')
  await list(page)
    .getByRole('button', { name: /^the pier/ })
    .click()
  await expect(panel(page)).toContainText('Confidence 0.45, unsure.')
})

test('what the program finds while the desk is open appears beside a form in work', async ({
  page,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const pier = await makePier()
  const reads = async () => (await deskArticle(system, pier.id)).reading
  await expect.poll(reads, { timeout: 60_000 }).toBe(false)
  await postponeReading(pier.versionId)
  await open(page, pier.id)
  const reading = page.getByText('The program reads this article.')
  await expect(reading).toBeVisible()
  await select(page, pier.text, 'the fishermen without a word')
  await claim(page).fill('Nobody told the fishermen.')
  await suggest(pier, 'a second gate on Monday', person(pier.imre))
  await makeSuggestions(system, { versionId: pier.versionId })
  await expect(list(page).getByRole('button', { name: `suggested, ${pier.imre}` })).toBeVisible()
  await expect(reading).toBeHidden()
  await expect(claim(page)).toHaveValue('Nobody told the fishermen.')
  await expect(claim(page)).toBeFocused()
})

test('a key leads to what is neither on record nor suggested', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const [ada, petra] = [`Ada ${surname()}`, `Petra ${surname()}`]
  const said = `${petra} said that the gate stays open.`
  const { id, versionId } = await makeArticle(`“The pier is closed,” ${ada} said.\n\n${said}`)
  await makeSuggestions(system, { versionId })
  await open(page, id)
  await page.getByRole('slider', { name: 'Hide the unsure' }).fill('0.95')
  await expect(
    page.getByText('0 of 2 quotations and cues on record, 0 suggested, 2 open', { exact: true }),
  ).toBeVisible()
  await press(page, 'n')
  await inHand(page, /quotation, not covered/)
  await expect(claim(page)).toHaveValue('The pier is closed.')
  await press(page, 'n')
  await inHand(page, /cue, not covered/)
  await expect(panel(page)).toContainText('What “said” reports is not on record')
  await expect(page.getByRole('status').filter({ hasText: `Chosen: ${said}` })).toBeAttached()
  await press(page, 'Enter')
  await expect(claim(page)).toBeFocused()
  await expect(page.getByRole('group', { name: 'Words in the text' })).toContainText(said)
})

test('on a phone the three actions stand at the foot of the form', async ({ browser }) => {
  const pier = await makeSuggestedPier()
  const phone = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  })
  const page = await phone.newPage()
  await signIn(page, await makeUser('editor'), desk(pier.id))
  await page.getByRole('button', { name: 'Next suggestion' }).tap()
  await expect(panel(page)).toContainText('Confidence 0.90, high.')
  await page.getByRole('button', { name: 'Accept' }).tap()
  await expect(claim(page)).toHaveValue('The fishermen without a word.')
  await page.getByRole('button', { name: 'Dismiss', exact: true }).tap()
  await expect(claim(page)).toHaveValue('A second gate on Monday.')
  await page.getByRole('region', { name: 'Dismissed' }).getByRole('button', { name: 'Undo' }).tap()
  await expect(claim(page)).toHaveValue('The fishermen without a word.')
  await expect.poll(() => states(pier.id)).toEqual(['accepted', 'open', 'open'])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await phone.close()
})
