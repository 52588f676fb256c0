import { changeStatement } from '../db/statements'
import { reinstateClaim, withdrawClaim } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { expect, quick, test, until } from './fixtures'
import { claimOf, makePublished, passageOf, word, type Statement } from './rows'
import { soundWithScripts } from './sound'

test.use({ javaScriptEnabled: false })

/** The wording of a public claim is changed. */
async function reword(statement: Statement, wording: string): Promise<void> {
  const { cue, mention, claim: _, source, speaksFor, ...row } = await passageOf(statement)
  const form = {
    ...row,
    ...{ id: statement.attestation, cue: cue[0] ?? null, mention: mention[0] ?? null, claim: { wording } },
    ...{ utterance: null, source: source && { id: source.id }, remember: null },
    speaksFor: speaksFor && { id: speaksFor.id },
    reason: 'The recording says one.',
  }
  await changeStatement(system, form as unknown as Parameters<typeof changeStatement>[1])
}

test('a correction stands at the head of the claim, in its history and in the list of corrections', async ({
  page,
}) => {
  const said = await makePublished()
  await page.goto(said.path)
  await expect(page.getByText('Corrected on')).toHaveCount(0)
  const wording = `The gates ${word()} were shut at one.`
  await reword(said, wording)
  const note = page.locator('.claim-note', { hasText: 'Corrected on' })
  const told = `Wording: “${wording}” for “${said.wording}”.`
  await until(page, said.path, () => expect(note).toContainText(told, quick))
  await soundWithScripts(page)
  await note.getByRole('link', { name: 'See every change' }).click()
  await expect(page.getByRole('heading', { level: 1, name: wording })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Wording:' })).toContainText('UTC')
  await expect(page.getByText('Published.', { exact: true })).toBeVisible()
  await soundWithScripts(page)

  await page.getByRole('contentinfo').getByRole('link', { name: 'Corrections' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Corrections' })).toBeVisible()
  const line = page.getByRole('listitem').filter({ hasText: wording }).first()
  await expect(line).toContainText(said.wording)
  await soundWithScripts(page)
  await line.getByRole('link', { name: wording }).click()
  await expect(page).toHaveURL(new RegExp(`/claims/${said.claim}-`))
})

test('a withdrawal and the return of a claim are told with their reasons', async ({ page, request }) => {
  const said = await makePublished()
  await withdrawClaim(system, { ...(await claimOf(said)), reason: `Misread ${said.claim}.` })
  const withdrawn = page.getByRole('listitem').filter({ hasText: `Misread ${said.claim}.` })
  await until(page, '/corrections', () => expect(withdrawn).toContainText('Withdrawn claim', quick))
  expect((await request.get(`${said.path}/history`)).status()).toBe(410)
  expect((await request.get(`${said.path}?asOf=2023-01-01`)).status()).toBe(410)
  await reinstateClaim(system, { ...(await claimOf(said)), reason: `Read anew ${said.claim}.` })
  const back = page.getByText(`Reason: Read anew ${said.claim}.`)
  await until(page, '/corrections', () => expect(back).toBeVisible(quick))
  await expect(withdrawn).not.toContainText('Withdrawn claim')
})

test('the end of the list says so, and nonsense is refused', async ({ page, request }) => {
  await page.goto('/corrections?after=none_1')
  await expect(page.getByText('Nothing is older than this')).toBeVisible()
  await soundWithScripts(page)
  expect((await request.get('/corrections?after=x')).status()).toBe(400)
})
