import { makeSuggestions } from '../db/suggestions'
import { system } from '../lib/permissions'
import { hypothesisExport, hypothesisRow } from '../lib/test-hypothesis'
import { list, open, panel, press } from './desk-page'
import { expect, test } from './fixtures'
import { makeArticle, word } from './rows'
import { sound } from './sound'
import { passages, surname } from './suggestion-rows'

test('what readers marked with Hypothesis is brought in, seen as such at the desk, and accepted', async ({
  page,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const ada = `Ada ${surname()}`
  const [pier, address] = [word(), `https://averil-courier.example/${word()}`]
  const text = `“The ${pier} pier stays closed until May,” ${ada} said on Thursday.\n\nNobody asks the fishermen.`
  const article = await makeArticle(text, { url: address, date: '2025-03-14', title: `Pier ${pier}` })
  await makeSuggestions(system, { versionId: article.versionId })
  const rows = [
    hypothesisRow(`${address}?utm_source=feed`, { exact: `The ${pier} pier stays closed until May` }),
    hypothesisRow(address, { exact: 'A bridge that stands in no article' }),
    hypothesisRow(`https://elsewhere.example/${word()}`, { exact: 'Nobody asks the fishermen' }),
    hypothesisRow(address, null),
  ]
  const file = {
    name: 'hypothesis.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(hypothesisExport(rows))),
  }

  await page.goto('/desk/import')
  await page.getByRole('link', { name: 'Annotations from a file' }).click()
  await page.getByLabel('File of annotations').setInputFiles(file)
  await page.getByRole('button', { name: 'See what would come of it' }).click()
  await expect(page.getByRole('main').getByRole('status')).toHaveText(
    '1 placed, 1 not in the text, 1 of no article on record, 1 problem. Nothing is written yet.',
  )
  await expect(page.getByRole('row', { name: /row 4/ })).toContainText('a note on the whole page')
  await sound(page)
  await page.getByRole('button', { name: 'Bring these in' }).click()
  await expect(page.getByRole('main').getByRole('status')).toHaveText(
    '1 suggestion made, 2 left out, 1 problem.',
  )
  await page.getByRole('button', { name: 'See what would come of it' }).click()
  await expect(page.getByRole('row', { name: /row 1/ })).toContainText('suggested already')
  await expect(page.getByRole('button', { name: 'Bring these in' })).toHaveCount(0)

  await page
    .getByRole('link', { name: `Pier ${pier}` })
    .first()
    .click()
  await open(page, article.id)
  // The program proposes the same words; both stand side by side until one is taken.
  await expect(list(page).getByRole('button', { name: `suggested, ${ada}` })).toHaveCount(2)
  await expect(async () => {
    await press(page, 'j')
    await expect(panel(page)).toContainText('Brought in', { timeout: 500 })
  }).toPass()
  await expect(panel(page)).toContainText('Brought in: Hypothesis, acct:nora@hypothes.is.')
  await expect(panel(page)).toContainText('Is this the mayor?')
  await press(page, 'a')
  await expect(panel(page)).toContainText('No suggestion is left')
  expect(await passages(article.id)).toMatchObject([
    {
      state: 'draft',
      source: { name: ada },
      content: [{ exact: `The ${pier} pier stays closed until May` }],
    },
  ])
})
