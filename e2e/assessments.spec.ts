import { publishAssessment, saveAssessment } from '../db/assessing'
import { readSettings } from '../db/settings'
import { system } from '../lib/permissions'
import { expect, test } from './fixtures'
import { makeArticle, makePublished, word } from './rows'
import { sound } from './sound'

test('evidence in an article that is not public is shown at the desk alone', async ({ page, editor }) => {
  void editor
  const { claim, path } = await makePublished()
  const unread = await makeArticle(`Nobody has read this ${word()} yet.`)
  await page.goto(`/desk/claims/${claim}`)
  const form = page.getByRole('form', { name: 'Assessment', exact: true })
  await form.getByLabel('Rating').selectOption('Disputed')
  await form.getByLabel('Assessed on').fill('2025-03-17')
  await form.getByLabel('Reasons').fill('The log gives noon.')
  const first = form.getByRole('group', { name: 'Evidence 1' })
  await first.getByLabel('Article or address').fill(String(unread.id))
  await form.getByRole('button', { name: 'Save the draft' }).click()
  await expect(first).toContainText('An article not public here: readers do not see this evidence.')
  await page.getByRole('button', { name: 'Publish the assessment' }).click()
  await expect(page.getByText('Public: Disputed')).toBeVisible()
  await page.goto(path)
  await expect(page.getByRole('region', { name: 'Assessment' })).toContainText('The log gives noon.')
  await expect(page.getByRole('heading', { name: 'Evidence for the claim' })).toHaveCount(0)
})

test('an editor assesses a claim, and a reader sees it apart from the record until it is withdrawn', async ({
  page,
  editor,
  browser,
}) => {
  const { claim, path, article } = await makePublished()
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const reader = await plain.newPage()
  const shown = reader.getByRole('region', { name: 'Assessment' })

  await page.goto(`/desk/claims/${claim}`)
  const form = page.getByRole('form', { name: 'Assessment', exact: true })
  await form.getByLabel('Rating').selectOption('Mostly borne out')
  await form.getByLabel('Assessed on').fill('2025-03-17')
  await form.getByLabel('Reasons').fill('The log gives noon.\n\nNobody saw it.')
  const evidence = (row: number) => form.getByRole('group', { name: `Evidence ${row}` })
  await evidence(1).getByLabel('Article or address').fill(String(article.id))
  await evidence(1).getByLabel('What it shows').fill('The hour, in print.')
  await evidence(2).getByLabel('Side').selectOption('against')
  await evidence(2).getByLabel('Article or address').fill('javascript:alert(1)')
  await evidence(2).getByLabel('Title').fill('The log')
  await form.getByRole('button', { name: 'Save the draft' }).click()
  await expect(form.getByRole('alert')).toContainText('an address with https://')
  await expect(evidence(2).getByLabel('Title')).toHaveValue('The log')
  await expect(form.getByLabel('Reasons')).toHaveValue('The log gives noon.\n\nNobody saw it.')
  await evidence(2).getByLabel('Article or address').fill('https://averil.example/log')
  await form.getByRole('button', { name: 'Save the draft' }).click()
  await expect(form.getByRole('status')).toContainText('The assessment is saved.')
  await sound(page)
  await reader.goto(path)
  await expect(shown).toHaveCount(0)

  await page.getByRole('button', { name: 'Publish the assessment' }).click()
  await expect(page.getByText('Public: Mostly borne out')).toBeVisible()
  await expect(page.getByText('The assessment is saved.')).toHaveCount(0)
  await reader.goto(path)
  await expect(shown).toContainText('An editor’s judgement, no part of the record of speech.')
  await expect(shown).toContainText('4th of 5 ratings, counted from “Contradicted” to “Borne out”.')
  for (const words of ['The log gives noon.', 'Nobody saw it.', 'The hour, in print.'])
    await expect(shown).toContainText(words)
  await expect(shown).toContainText(`Assessed on 17 March 2025 by ${editor.name}.`)
  await expect(shown.getByRole('link', { name: 'The log' })).toHaveAttribute('rel', 'nofollow noopener')
  await expect(reader.getByText('Assessed: Mostly borne out.')).toBeVisible()
  await page.goto(path)
  await sound(page)

  await page.goto(`/desk/claims/${claim}`)
  await page.getByText('Withdraw the assessment').click()
  await page.getByLabel('Why it is withdrawn').fill('The log is of another day.')
  await page.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(page.getByText('Public: Mostly borne out')).toHaveCount(0)
  await reader.goto(path)
  await expect(shown).toHaveCount(0)
  await plain.close()
})

test('a change that comes late shows a conflict, loses nothing, and is saved by who insists', async ({
  page,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const { claim } = await makePublished()
  const judged = { claim, rating: 'Disputed', reasons: 'One.', assessedOn: '2025-03-17', evidence: [] }
  const id = await saveAssessment(system, { ...judged, version: null })
  await publishAssessment(system, { id, version: 1 })
  await page.goto(`/desk/claims/${claim}`)
  const form = page.getByRole('form', { name: 'Assessment', exact: true })
  await saveAssessment(system, { ...judged, version: 2, reasons: 'Two.', reason: 'A mistake of ours.' })
  await form.getByLabel('Reasons').fill('Three.')
  await form.getByLabel('Why is this changed?').fill('Three is right.')
  await form.getByRole('button', { name: 'Save, for readers at once' }).click()
  await expect(form.getByRole('alert')).toContainText('This changed while you were editing.')
  await expect(form.getByLabel('Reasons')).toHaveValue('Three.')
  await form.getByRole('button', { name: 'Save, for readers at once' }).click()
  await expect(form.getByRole('status')).toContainText('The assessment is saved.')
})

test('an admin sets the scale, one rating a line', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const { scale } = await readSettings()
  await page.goto('/admin/settings')
  const form = page.getByRole('form', { name: 'Scale of assessments' })
  const save = async (ratings: string[]) => {
    await form.getByLabel('Ratings').fill(ratings.join('\n'))
    await form.getByRole('button', { name: 'Save the scale' }).click()
  }
  await save(['Alone'])
  await expect(form.getByRole('alert')).toContainText('two ratings or more')
  // The others stay: other tests give them at the same time.
  const more = `Beyond doubt ${word()}`
  await save([...scale, more])
  await expect(form.getByRole('status')).toContainText('The scale is saved.')
  expect((await readSettings()).scale).toEqual([...scale, more])
  await save(scale)
  await expect(form.getByRole('status')).toContainText('The scale is saved.')
  await expect.poll(async () => (await readSettings()).scale).toEqual(scale)
})
