import type { Page } from '@playwright/test'
import { deskArticle } from '../db/desk'
import { publish } from '../db/publishing'
import { makeSuggestions } from '../db/suggestions'
import { postponeReading } from '../db/test-reading'
import { system } from '../lib/permissions'
import { claim, desk, open, panel, saved, select } from './desk-page'
import { expect, makeUser, signIn, test } from './fixtures'
import { makeArticle, makeDraft, word } from './rows'
import { makePier, makeSuggestedPier, person, suggest, surname } from './suggestion-rows'

const list = (page: Page) => page.getByRole('navigation', { name: 'Passages of this article' })
const source = (page: Page) => page.getByRole('combobox', { name: 'Source' })
const inHand = (page: Page, name: string | RegExp) =>
  expect(list(page).locator('[aria-current]').getByRole('button', { name })).toBeVisible()
const passages = async (id: number) => (await deskArticle(system, id)).passages
const states = async (id: number) => (await deskArticle(system, id)).suggestions.map(({ state }) => state)

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

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

test('words printed twice report one utterance, unless the editor parts them', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const pier = await makePier()
  const speaker = person(pier.ada, { capacity: 'harbour master', organisation: 'Port Averil' })
  const again = { utterance: 1 }
  await suggest(pier, 'the pier closed until May', speaker, { ...again, channel: 'on the radio' })
  await suggest(pier, 'the fishermen without a word', speaker, again)
  await suggest(pier, 'a second gate on Monday', speaker, again)
  await open(page, pier.id)
  await press(page, 'n', 'a')
  await inHand(page, /^the fishermen/)
  await expect(panel(page)).toContainText(`Joined to the utterance on record: ${pier.ada}, 14 March 2025`)
  await press(page, 'a')
  await inHand(page, /^a second gate/)
  await page.getByRole('button', { name: 'Do not join' }).click()
  await expect(source(page)).toHaveValue(pier.ada)
  await press(page, 'a')
  await expect(panel(page)).toContainText('No suggestion is left')
  const made = await passages(pier.id)
  expect(made.map(({ attestations }) => attestations)).toEqual([2, 2, 1])
  expect(made.map(({ capacity }) => capacity)).toEqual(Array(3).fill('harbour master of Port Averil'))
  expect(new Set(made.map((passage) => passage.source?.id)).size).toBe(1)
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

test('where two sources fit, the editor chooses', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const pier = await makePier()
  const held = await makeArticle(`Nobody opens the ${word()} gate.`)
  for (const words of ['opens', 'gate'])
    await makeDraft(held, words, { source: { name: pier.ada, kind: 'person' } })
  await suggest(pier, 'the pier closed until May', person(pier.ada))
  await open(page, pier.id)
  await press(page, 'n')
  const choices = page.getByRole('group', { name: `Who is “${pier.ada}”? The choice is the editor’s.` })
  await expect(choices.getByRole('button')).toHaveCount(3)
  await press(page, 'a')
  await expect(source(page)).toBeFocused()
  await expect(source(page)).toHaveAccessibleDescription(/Choose who said it/)
  expect(await passages(pier.id)).toEqual([])
  await press(page, '2')
  await expect(source(page)).toHaveValue(pier.ada)
  await expect(choices.getByRole('button', { pressed: true })).toHaveText(/^2/)
  await press(page, 'a')
  await expect(panel(page)).toContainText('No suggestion is left')
  const known = (await deskArticle(system, held.id)).passages.map((passage) => passage.source?.id)
  const [made] = await passages(pier.id)
  expect(known).toContain(made?.source?.id)
})

test('who was chosen for a speaker once is taken over further down', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const pier = await makePier()
  await suggest(pier, 'the pier closed until May', person(pier.ada))
  await suggest(pier, 'a second gate on Monday', person(pier.ada))
  const other = `Dana ${surname()}`
  await open(page, pier.id)
  await press(page, 'n', 'w')
  await page.keyboard.insertText(other)
  await expect(page.getByRole('option', { name: `New person “${other}”` })).toBeVisible()
  await press(page, 'Enter', 'Control+Enter')
  await inHand(page, /^a second gate/)
  await expect(source(page)).toHaveValue(other)
  await press(page, 'a')
  await expect(panel(page)).toContainText('No suggestion is left')
  expect(new Set((await passages(pier.id)).map((passage) => passage.source?.id)).size).toBe(1)
})

test('a place that stands for a government is confirmed once', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const [place, country] = [surname(), surname()]
  const government = `Government of ${country}`
  const speaker = person(government, { kind: 'organisation', place: true })
  const tell = async (what: string) => {
    const article = await makeArticle(`${place} keeps the ${what} closed.`, { date: '2025-03-14' })
    await suggest(article, `the ${what} closed`, speaker, {
      mention: [
        {
          start: 0,
          end: place.length,
          exact: place,
          prefix: '',
          suffix: article.text.slice(place.length).slice(0, 32),
        },
      ],
    })
    return article.id
  }
  const [first, second] = [await tell('bridge'), await tell('harbour')]
  await open(page, first)
  await press(page, 'n')
  await expect(panel(page)).toContainText(
    `“${place}” is a place. Here it stands for a government: ${government}.`,
  )
  await expect(page.getByLabel(`Remember “${place}” as ${government}`)).toBeChecked()
  await press(page, 'a')
  await expect(panel(page)).toContainText('No suggestion is left')

  await open(page, second)
  await press(page, 'n')
  await expect(source(page)).toHaveValue(government)
  await expect(panel(page)).not.toContainText('is a place')
  await press(page, 'a')
  await expect(panel(page)).toContainText('No suggestion is left')
  const [one] = await passages(first)
  const [two] = await passages(second)
  expect(one?.source?.kind).toBe('organisation')
  expect(two?.source?.id).toBe(one?.source?.id)
})

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
  await context.setOffline(true)
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
  await context.setOffline(true)
  await press(page, 'a')
  await inHand(page, /^the fishermen/)
  await page.close()
  await context.setOffline(false)
  const again = await context.newPage()
  await again.goto(desk(pier.id))
  await saved(again)
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

test('what the program finds while the desk is open appears beside a form in work', async ({
  page,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const pier = await makePier()
  await expect.poll(async () => (await deskArticle(system, pier.id)).reading).toBe(false)
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
