import { publish } from '../db/publishing'
import { system } from '../lib/permissions'
import { expect, test as base } from './fixtures'
import { claimOf, makeArticle, makeDraft, makePublished, word } from './rows'
import { withdrawClaim } from '../db/withdrawing'
import { everyDetail, sound } from './sound'

const test = base.extend({ javaScriptEnabled: false })

test('a claim is taken along as BibTeX, RIS, CSL-JSON and plain text', async ({ page, request }) => {
  const claim = await makePublished()
  await page.goto(claim.path)
  const cite = page.getByRole('region', { name: 'Cite this claim' })
  for (const [name, type, holds] of [
    ['BibTeX', 'application/x-bibtex', `@misc{onrecordc${claim.claim},`],
    ['RIS', 'application/x-research-info-systems', 'TY  - ELEC'],
    ['CSL-JSON', 'application/vnd.citationstyles.csl+json', '"container-title": "Onrecord"'],
    ['Plain text', 'text/plain', `Onrecord, claim ${claim.claim}, as of`],
  ] as const) {
    const href = await cite.getByRole('link', { name }).getAttribute('href')
    const answer = await request.get(href!)
    expect(answer.status()).toBe(200)
    expect(answer.headers()['content-type']).toContain(type)
    expect(answer.headers()['access-control-allow-origin']).toBe('*')
    const text = await answer.text()
    expect(text).toContain(holds)
    expect(text).toContain(claim.wording)
  }
  const title = page.locator('meta[name="citation_title"]')
  await expect(title).toHaveAttribute('content', claim.wording)
})

test('the words of one article are cited by themselves', async ({ page, request }) => {
  const claim = await makePublished()
  await page.goto(claim.path)
  await page.getByRole('figure').getByText('Cite', { exact: true }).click()
  const link = page.getByRole('figure').getByRole('link', { name: 'BibTeX' })
  const answer = await request.get((await link.getAttribute('href'))!)
  expect(answer.headers()['content-disposition']).toContain(`onrecord-a${claim.attestation}.bib`)
  expect(await answer.text()).toContain('shut the gates at noon')
})

test('what is not public has no citation, and what is withdrawn says so', async ({ request }) => {
  const article = await makeArticle(`“We shut the gates at noon,” she said. Report ${word()}.`)
  const draft = await makeDraft(article, 'We shut the gates at noon')
  const status = async (address: string) => (await request.get(address)).status()
  expect(await status(`/claims/${draft.claim}.bib`)).toBe(404)
  expect(await status(`/attestations/${draft.attestation}.bib`)).toBe(404)
  expect(await status(`/sources/1.bib`)).toBe(404)
  await publish(system, { articleId: article.id, only: null })
  await expect.poll(() => status(`/claims/${draft.claim}.bib`)).toBe(200)
  await expect.poll(() => status(`/attestations/${draft.attestation}.bib`)).toBe(200)
  await withdrawClaim(system, { ...(await claimOf(draft)), reason: 'Recorded by mistake.' })
  await expect.poll(() => status(`/claims/${draft.claim}.bib`)).toBe(410)
  await expect.poll(() => status(`/attestations/${draft.attestation}.bib`)).toBe(410)
})

test('a claim with its citations open is sound', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: true })).newPage()
  await page.goto((await makePublished()).path)
  await everyDetail(page)
  await sound(page)
  await page.close()
})

test('a printed claim holds its addresses, numbers and days, with nothing folded', async ({ page }) => {
  const claim = await makePublished()
  await page.goto(claim.path)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(`Attestation ${claim.attestation}, version 1 of the article`)).toBeVisible()
  await expect(page.getByText('Recorded on', { exact: true })).toBeVisible()
  await expect(page.locator('header').getByText(`Onrecord, claim ${claim.claim}, as of`)).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Take it with you' })).toBeHidden()
})
