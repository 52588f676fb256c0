import { deskArticle } from '../db/desk'
import { dismissSuggestion, makeSuggestions } from '../db/suggestions'
import { system } from '../lib/permissions'
import { expect, test } from './fixtures'
import { makeArticle, makeDraft, word } from './rows'

test.use({ expectedStatuses: [404] })

test('the desk shows how suggestions were decided and what was missed', async ({ page, editor }) => {
  const quote = `The harbour ${word()} was closed`
  const article = await makeArticle(`“${quote},” Anna Petrenko said on Friday.\n\nNobody was told of it.`)
  await makeSuggestions(system, { versionId: article.versionId })
  const [suggestion] = (await deskArticle(system, article.id)).suggestions
  await dismissSuggestion({ kind: 'user', role: 'editor', ...editor }, { id: suggestion!.id })
  await makeDraft(
    article,
    'Nobody was told of it',
    { kind: 'indirect' },
    { kind: 'user', role: 'editor', ...editor },
  )

  await page.goto('/desk')
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Quality' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Quality of suggestions' })).toBeVisible()
  const line = (table: string, name: string) =>
    page
      .getByRole('region', { name: table, exact: true })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  await expect(line('By quote kind', 'direct')).toContainText(/\d %.*as is/)
  await expect(line('By rule', suggestion!.rule)).toBeVisible()
  await expect(line('Missed', 'indirect')).toContainText(/[1-9]/)

  await page.getByRole('link', { name: 'Last 30 days' }).click()
  await expect(page).toHaveURL(/\?days=30$/)
  await expect(line('By rule', suggestion!.rule)).toBeVisible()
  await page.goto('/desk/quality?days=7')
  await expect(page.getByRole('heading', { name: 'There is no record at this address.' })).toBeVisible()
})
