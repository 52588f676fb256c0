import { inHand, open, panel, press, source } from './desk-page'
import { expect, test } from './fixtures'
import { makeArticle, makeDraft, word } from './rows'
import { makePier, passages, person, suggest, surname } from './suggestion-rows'

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
  await expect(choices.getByRole('button').first()).toBeFocused()
  await expect(source(page)).toHaveAccessibleDescription(/Choose who said it/)
  // An editor who goes on pressing types nothing into a field.
  await press(page, 'a')
  await expect(source(page)).toHaveValue('')
  expect(await passages(pier.id)).toEqual([])
  await press(page, '2')
  await expect(source(page)).toHaveValue(pier.ada)
  await expect(choices.getByRole('button', { pressed: true })).toHaveText(/^2/)
  await press(page, 'a')
  await expect(panel(page)).toContainText('No suggestion is left')
  const known = (await passages(held.id)).map((passage) => passage.source?.id)
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
