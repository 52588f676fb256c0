import { deskArticle } from '../db/desk'
import { publish } from '../db/publishing'
import { recordStatement } from '../db/statements'
import { draftOf, statementOf } from '../lib/draft'
import { system } from '../lib/permissions'
import { chooseSource, claim, desk, open, panel, press, record, saved, select, source } from './desk-page'
import { expect, makeUser, signIn, test } from './fixtures'
import { makeDraft, makeFerry, makeFerryDraft, passageOf, quotation } from './rows'

test('recording, changing and deleting are undone step by step', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { id, text } = await makeFerry()
  await open(page, id)
  await select(page, text, quotation)
  await claim(page).fill('The ferry does not keep its times.')
  // A name that is typed but not chosen is nobody's yet: it is refused, and stays.
  const source = page.getByRole('combobox', { name: 'Source' })
  await source.fill('Ada Lund')
  await record(page).click()
  await expect(source).toHaveAccessibleDescription(/from the list, or make it a new source/)
  await expect(source).toHaveValue(/Lund/)
  await chooseSource(page, 'Source', `Ada Lund ${id}`, /^New person/)
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

for (const [when, typed] of [
  ['before', true],
  ['after', false],
] as const)
  test(`whoever is typed ${when} the record has answered is who says it`, async ({ page, editor }) => {
    expect(editor.id).toBeGreaterThan(0)
    const { id, text } = await makeFerry()
    const name = /Ada Lund \w+/.exec(text)![0]
    await makeDraft(await makeFerry(), quotation, { source: { name, kind: 'person' } })
    let letGo = () => {}
    const held = new Promise<void>((resolve) => (letGo = resolve))
    await page.route(
      (url) => url.pathname === '/desk/sources/like' && url.searchParams.get('q') === name,
      async (route) => {
        await held
        await route.continue()
      },
    )
    const answer = page.waitForResponse((response) => response.url().includes(encodeURIComponent(name)))
    await open(page, id)
    await select(page, text, quotation)
    await claim(page).fill('The ferry does not keep its times.')
    await source(page).focus()
    if (typed) await page.keyboard.type('Petra')
    letGo()
    await (await answer).finished()
    if (!typed) {
      await expect(source(page)).toHaveValue(name)
      await page.keyboard.type('Petra')
    }
    await record(page).click()
    await expect(source(page)).toHaveAccessibleDescription(/from the list, or make it a new source/)
    await expect(source(page)).toHaveValue('Petra')
    expect((await deskArticle(system, id)).passages).toEqual([])
  })

test('Enter that comes before the record’s answer waits for it', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { id, text } = await makeFerry()
  const name = `Imre Vadas ${id}`
  await makeDraft(await makeFerry(), quotation, { source: { name, kind: 'person' } })
  await open(page, id)
  await select(page, text, quotation)
  await source(page).fill('Petra')
  await expect(page.getByRole('option', { name: /^New person “Petra”/ })).toBeVisible()
  await source(page).fill(name)
  // So does the saving that comes after it.
  await press(page, 'Enter', 'Control+Enter')
  await saved(page)
  await expect(source(page)).toHaveAccessibleDescription('On record.')
  expect((await deskArticle(system, id)).passages.map((passage) => passage.source?.name)).toEqual([name])
})

test('a passage is detached, and the ends of its words are moved', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const held = await makeFerry()
  const first = await makeFerryDraft(held)
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
  const { id, text } = await makeFerry()
  const phone = await browser.newContext({
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  })
  const page = await phone.newPage()
  await signIn(page, await makeUser('editor'))
  await open(page, id)
  // A long press and its handles give no pointer events; what they leave is a selection.
  await page.evaluate((length) => {
    const word = document.querySelector('.para [data-start="0"]')!.firstChild!
    getSelection()!.setBaseAndExtent(word, 0, word, Math.min(length, word.textContent!.length))
  }, quotation.length)
  await expect(claim(page)).toHaveValue('The ferry is late again.')
  await page.getByRole('button', { name: 'Show the whole form' }).tap()
  // What is filled in meanwhile makes the form longer.
  await expect(async () => {
    await page.getByLabel('Topics').scrollIntoViewIfNeeded()
    await expect(page.getByLabel('Topics')).toBeInViewport({ timeout: 1000 })
  }).toPass()
  expect(text).toContain(quotation)
  await phone.close()
})

test('single keys can be switched off', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const { id } = await makeFerry()
  await page.goto(desk(id))
  await page.getByRole('button', { name: 'Single keys: on' }).click()
  await page.getByRole('main', { name: 'Article text' }).focus()
  await page.keyboard.press('j')
  await expect(claim(page)).toBeHidden()
  await page.getByRole('button', { name: 'Single keys: off' }).click()
  await page.keyboard.press('j')
  await expect(claim(page)).toBeVisible()
})

test('a step that cannot be undone any more says so and does not bar the others', async ({
  page,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const { id, text } = await makeFerry()
  await open(page, id)
  await select(page, text, quotation)
  await chooseSource(page, 'Source', `Ada Lund ${id}`, /^New person/)
  await record(page).click()
  await saved(page)
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByText('Public', { exact: true })).toBeVisible()
  const undo = page.getByRole('button', { name: /^Undo/ })
  await undo.click()
  await expect(panel(page).getByRole('alert')).toContainText('the passage was published since')
  await expect(undo).toBeDisabled()
  expect((await deskArticle(system, id)).passages).toHaveLength(1)
})

test('a public passage that left its utterance for another offers no way back', async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  const held = await makeFerry()
  const first = await makeFerryDraft(held)
  const second = await makeDraft(held, '“It left at noon,”', { claim: { id: first.claim } })
  await publish(system, { articleId: held.id, only: null })
  await page.goto(desk(held.id))
  await page.getByRole('button', { name: /“It left at noon,”/ }).click()
  await page.getByText('Join something else on record').click()
  await page.getByRole('button', { name: first.wording }).click()
  await page.getByLabel('Why is this changed?').fill('They were one saying.')
  await page.getByRole('button', { name: /^Save changes/ }).click()
  await saved(page)
  expect((await passageOf(second)).utterance).toBe(first.utterance)
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled()
})

test('an address of a list that was never given out answers 404', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  for (const path of ['/desk', '/admin/sources', '/admin/users']) {
    for (const after of ['rubbish', '', '1&after=2'])
      expect((await page.request.get(`${path}?after=${after}`)).status(), `${path} ${after}`).toBe(404)
    expect((await page.request.get(path)).status()).toBe(200)
  }
})
