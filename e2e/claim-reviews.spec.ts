import { readSettings } from '../db/settings'
import { claimReview, claimReviewFeed } from '../lib/test-claim-review'
import { expect, test } from './fixtures'
import { word } from './rows'
import { sound } from './sound'

test('reviews of others are brought in as drafts, which nobody but the desk sees', async ({
  page,
  request,
  editor,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const { scale } = await readSettings()
  const [one, url] = [word(), `https://facts.example/${word()}`]
  const claimReviewed = `The ${one} bridge will stay closed until June.`
  const feed = claimReviewFeed([
    claimReview({ url, claimReviewed }),
    claimReview({ url: 'ftp://facts.example/2' }),
  ])
  const file = {
    name: 'feed.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(feed)),
  }
  await page.goto('/desk/import')
  await page.getByRole('link', { name: 'Reviews from a file' }).click()
  await page.getByLabel('File of reviews').setInputFiles(file)
  await page.getByRole('button', { name: 'See what would come of it' }).click()
  const status = page.getByRole('main').getByRole('status')
  await expect(status).toHaveText('1 whose rating is to be chosen, 1 problem. Nothing is written yet.')
  await expect(page.getByRole('button', { name: 'Bring these in' })).toHaveCount(0)
  await page.getByLabel('Rating for “Mostly wrong” (review 1)').selectOption(scale[0]!)
  await sound(page)
  await page.getByRole('button', { name: 'Bring these in' }).click()
  await expect(status).toHaveText('1 draft made, 0 left out, 1 problem.')
  await expect(status).toBeFocused()

  await page.getByRole('link', { name: claimReviewed }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(one)
  await expect(page.getByLabel('Rating')).toHaveValue(scale[0]!)
  await expect(page.getByLabel('Reasons')).toHaveValue(/Rated “Mostly wrong” by Averil Facts/)
  const id = /\d+$/.exec(page.url())![0]
  expect((await request.get(`/claims/${id}`)).status()).toBe(404)
})
