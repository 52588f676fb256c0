import { withdrawClaim } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { expect, test as base } from './fixtures'
import { claimOf, makePublished } from './rows'
import { everyDetail, sound } from './sound'

const test = base.extend({ javaScriptEnabled: false })

test('a card stands in another page’s frame, a page does not', async ({ page, request }) => {
  const claim = await makePublished()
  const card = await request.get(`/embed/claims/${claim.claim}`)
  expect(card.status()).toBe(200)
  expect(card.headers()['x-frame-options']).toBeUndefined()
  expect(card.headers()['content-security-policy']).toContain('frame-ancestors *')
  expect(await card.text()).not.toContain('<script')
  const plain = await request.get(claim.path)
  expect(plain.headers()['x-frame-options']).toBe('DENY')
  expect(plain.headers()['content-security-policy']).toContain("frame-ancestors 'none'")
  await page.goto(`/embed/claims/${claim.claim}`)
  await expect(page.getByRole('heading', { name: claim.wording })).toBeVisible()
  await expect(page.getByRole('link', { name: claim.wording })).toHaveAttribute('target', '_top')
})

test('the card of a withdrawn claim says so in the frame, without its words', async ({ request }) => {
  const claim = await makePublished()
  await withdrawClaim(system, { ...(await claimOf(claim)), reason: 'Read from a <forged> copy.' })
  const card = () => request.get(`/embed/claims/${claim.claim}`)
  await expect.poll(async () => (await card()).status()).toBe(410)
  const answer = await card()
  expect(answer.headers()['x-frame-options']).toBeUndefined()
  expect(answer.headers()['content-security-policy']).toContain('frame-ancestors *')
  const text = await answer.text()
  expect(text).toContain(`Claim ${claim.claim} was withdrawn on `)
  expect(text).toContain('Reason: Read from a &#60;forged&#62; copy.')
  expect(text).not.toContain(claim.wording)
})

test('the claim’s page gives the HTML to copy and names its picture', async ({ page, request }) => {
  const claim = await makePublished()
  await page.goto(claim.path)
  await page.getByText('Embed', { exact: true }).click()
  await expect(page.getByLabel('HTML to copy')).toContainText(`/embed/claims/${claim.claim}"`)
  // It is told for whole addresses alone, which this instance does not know of itself.
  await expect(page.locator('link[type="application/json+oembed"]')).toHaveCount(0)
  const image = await page.locator('meta[property="og:image"]').getAttribute('content')
  const picture = await request.get(new URL(image!, page.url()).pathname)
  expect(picture.headers()['content-type']).toBe('image/png')
  const bytes = await picture.body()
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
})

test('other addresses are not embedded', async ({ request }) => {
  const status = async (address: string) => (await request.get(address)).status()
  expect(await status('/oembed?url=https%3A%2F%2Felsewhere.example%2Fclaims%2F1')).toBe(404)
  expect(await status('/oembed')).toBe(400)
  expect(await status('/embed/claims/2147483647')).toBe(404)
})

test('card and open page are sound', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
  const claim = await makePublished()
  await page.goto(`/embed/claims/${claim.claim}`)
  await sound(page)
  await page.goto(claim.path)
  await everyDetail(page)
  await sound(page)
  await page.close()
})
