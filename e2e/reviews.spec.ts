import { saveAssessment } from '../db/assessing'
import { publish } from '../db/publishing'
import { setReview } from '../db/test-review-doors'
import { changeUser } from '../db/users'
import { system, type SignedIn } from '../lib/permissions'
import { expect, makeUser, signIn } from './fixtures'
import { freshTest } from './fresh'
import { makeFerry, makeFerryDraft, makePublished } from './rows'
import { sound } from './sound'

const test = freshTest()

// Whether a second person is asked is set for the whole instance: these tests have one of their own.
const actorOf = ({ id, name }: { id: number; name: string }): SignedIn => ({
  kind: 'user',
  id,
  name,
  role: 'editor',
})

/** A draft of this editor in an article of its own. */
async function draft(by: SignedIn) {
  const article = await makeFerry()
  const { wording, path } = await makeFerryDraft(article, by)
  return { article: article.id, wording, path }
}

test.beforeEach(async ({ fresh: _ }) => {
  await setReview(true)
})

test('what an editor sends waits, comes back with a comment, and is public once accepted', async ({
  page,
}) => {
  const [anna, ben] = [await makeUser('editor'), await makeUser('editor')]
  const { article, wording, path } = await draft(actorOf(anna))
  await signIn(page, anna, `/desk/articles/${article}`)
  await page.getByRole('button', { name: 'Publish…', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('once a second person has accepted')
  await page.getByRole('button', { name: 'Send 1 passage to a second person' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  // The desk says at once that it waits, in the list and at the head of the passage.
  const listed = page
    .getByRole('navigation', { name: 'Passages of this article' })
    .getByRole('button')
    .first()
  await expect(listed).toContainText('waits for a second person')
  await listed.click()
  const panel = page.getByRole('complementary', { name: 'The passage in hand' })
  await expect(panel).toContainText(`Waits for a second person. Sent by ${anna.name}`)
  await expect(panel.getByRole('button', { name: 'Send to a second person' })).toHaveCount(0)
  await expect(panel.getByRole('link', { name: 'What was sent' })).toHaveAttribute(
    'href',
    /^\/desk\/reviews\/\d+$/,
  )
  await sound(page)
  await page.getByRole('button', { name: 'Publish…', exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText('1 passage waits for a second person already.')

  await page.context().clearCookies()
  await signIn(page, ben, '/desk/reviews')
  await sound(page)
  await expect(
    page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'For you' }),
  ).toHaveAccessibleName(/^For you \d+ waiting$/)
  await page.getByRole('region', { name: 'To review' }).getByRole('link', { name: wording }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wording)
  await sound(page)
  await page.getByLabel('What is to be changed').fill('The day is wrong.')
  await page.getByRole('button', { name: 'Return it' }).click()
  await expect(page.getByText('To be changed: The day is wrong.')).toBeVisible()

  await page.context().clearCookies()
  await signIn(page, anna, '/desk/reviews')
  await expect(page.getByRole('region', { name: 'Came back to you' })).toContainText('The day is wrong.')
  await publish(actorOf(anna), { articleId: article, only: null })

  await page.context().clearCookies()
  await signIn(page, ben, '/desk/reviews')
  await page.getByRole('region', { name: 'To review' }).getByRole('link', { name: wording }).click()
  await page.getByRole('button', { name: 'Accept and publish' }).click()
  await expect(page.getByText('accepted', { exact: true })).toBeVisible()
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(wording)
})

test('a link of claims waits for a second person too', async ({ page }) => {
  const [anna, ben] = [await makeUser('editor'), await makeUser('editor')]
  const [one, other] = [await makePublished(), await makePublished()]
  await signIn(page, anna, `/desk/claims/${one.claim}?find=${other.claim}`)
  await page.getByLabel('Why', { exact: true }).fill('The hour is another.')
  await page.getByRole('button', { name: 'Link the claims' }).click()
  const links = page.getByRole('region', { name: 'Links to other claims' })
  await expect(links.getByRole('listitem')).toContainText('It waits for a second person')
  await expect(links.getByRole('button', { name: /^Publish the link/ })).toHaveCount(0)
  await page.goto(one.path)
  await expect(page.getByText('The hour is another.')).toHaveCount(0)

  await page.context().clearCookies()
  await signIn(page, ben, '/desk/reviews')
  const waiting = page.getByRole('region', { name: 'Links to review' })
  await expect(waiting).toContainText(`linked by ${anna.name}`)
  await sound(page)
  await waiting.getByRole('link', { name: one.wording }).click()
  await expect(page).toHaveURL(`/desk/claims/${one.claim}#links`)
  await links.getByRole('button', { name: /^Publish the link/ }).click()
  await expect(links.getByRole('button', { name: /^Publish the link/ })).toHaveCount(0)
  await page.goto(one.path)
  await expect(page.getByText('Why: The hour is another.')).toBeVisible()
})

test('a draft of an assessment waits for a second person, who publishes it at its claim', async ({
  page,
}) => {
  const [anna, ben] = [await makeUser('editor'), await makeUser('editor')]
  const { claim, wording, path } = await makePublished()
  const judged = { rating: 'Disputed', reasons: 'The log gives one.', assessedOn: '2025-03-17', evidence: [] }
  await saveAssessment(actorOf(anna), { claim, version: null, ...judged })
  await signIn(page, ben, '/desk/reviews')
  const waiting = page.getByRole('region', { name: 'Assessments to review' })
  await expect(waiting.getByRole('listitem').filter({ hasText: wording })).toContainText(
    `Disputed, by ${anna.name}`,
  )
  await waiting.getByRole('link', { name: wording }).click()
  await page.getByRole('button', { name: 'Publish the assessment' }).click()
  await expect(page.getByText('Public: Disputed')).toBeVisible()
  await page.goto('/desk/reviews')
  await expect(waiting.getByRole('link', { name: wording })).toHaveCount(0)
  await page.goto(path)
  await expect(page.getByRole('region', { name: 'Assessment' })).toContainText('The log gives one.')
})

test('nobody is offered to review their own', async ({ page }) => {
  const anna = await makeUser('editor')
  const { article, wording } = await draft(actorOf(anna))
  await publish(actorOf(anna), { articleId: article, only: null })
  await signIn(page, anna, '/desk/reviews')
  await page
    .getByRole('region', { name: 'Yours that wait for others' })
    .getByRole('link', { name: wording })
    .click()
  await expect(page.getByRole('button', { name: 'Accept and publish' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(page.getByText('taken back', { exact: true })).toBeVisible()
})

test('who is named in a comment finds it, and says that it was seen', async ({ page }) => {
  const [anna, ben] = [await makeUser('editor'), await makeUser('editor')]
  const name = `Ben ${ben.id}`
  await changeUser(system, { id: ben.id, version: 1, name, role: 'editor', active: true })
  const { article } = await draft(actorOf(anna))
  await signIn(page, anna, `/desk/articles/${article}/comments`)
  await page.getByRole('textbox', { name: 'Comment' }).fill(`@${name} is the day right? <b>Please</b> look.`)
  await page.getByRole('button', { name: 'Say it' }).click()
  await expect(page.getByText('Said.')).toBeVisible()
  await sound(page)

  await page.context().clearCookies()
  await signIn(page, ben, '/desk/reviews')
  const named = page.getByRole('region', { name: 'You are named' })
  await expect(named).toContainText(`@${name} is the day right? <b>Please</b> look.`)
  await named.getByRole('button', { name: 'Seen' }).click()
  await expect(named).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Nothing waits for you' })).toBeVisible()
  await sound(page)
})

test('signed out, a review leads to the sign-in', async ({ page }) => {
  await page.goto('/desk/reviews/1')
  await expect(page).toHaveURL(/\/login\?from=%2Fdesk%2Freviews%2F1$/)
})
