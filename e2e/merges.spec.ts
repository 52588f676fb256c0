import type { Page, Request } from '@playwright/test'
import { changeSource, recordSource } from '../db/source-doors'
import { address } from '../lib/address'
import { system } from '../lib/permissions'
import { expect, makeUser, signIn, test } from './fixtures'
import { makePublished, word } from './rows'
import { sound } from './sound'

const makeSource = (name: string) =>
  recordSource(system, { name, kind: 'person', description: null, publisher: null })

/** Two sources, each with a public claim. */
async function two() {
  const mark = word()
  const [name, other] = [`Anna ${mark}`, `Petra ${mark}`]
  const [from, into] = [await makeSource(name), await makeSource(other)]
  const said = await makePublished({ source: { id: from } })
  const also = await makePublished({ source: { id: into } })
  return { mark, name, other, from, into, said, also }
}

const reason = 'The register gives them one number.'
const give = (page: Page) => page.getByLabel('Reason')

async function merge(page: Page, { from, mark, other }: { from: number; mark: string; other: string }) {
  await page.goto(`/admin/sources/${from}`)
  await page.getByRole('link', { name: 'Merge into another…' }).click()
  await page.getByRole('searchbox').fill(`pettra ${mark}`)
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name: other }).click()
  await expect(page.getByRole('heading', { name: `Into ${other}` })).toBeVisible()
  await expect(page.getByText('1 utterance', { exact: true })).toBeVisible()
  await give(page).fill(reason)
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await page.waitForURL(/\/admin\/merges\/\d+$/)
}

test('an admin merges two sources: the old address leads to the other; undone, both are back', async ({
  page,
  admin,
  browser,
}) => {
  expect(admin.id).toBeGreaterThan(0)
  const made = await two()
  const reader = await (await browser.newContext()).newPage()
  const heading = reader.getByRole('heading', { level: 1 })
  const old = `/sources/${address(made.from, made.name)}`
  await reader.goto(old)
  await expect(heading).toHaveText(made.name)
  await reader.goto(made.said.path)
  await expect(reader.getByRole('main')).toContainText(made.name)

  await merge(page, made)
  await expect(page.getByText(reason)).toBeVisible()
  await sound(page)
  const undoing = page.url()
  const answer = await reader.request.get(old, { maxRedirects: 0 })
  expect(answer.status()).toBe(308)
  await reader.goto(old)
  await expect(reader).toHaveURL(`/sources/${address(made.into, made.other)}`)
  await expect(heading).toHaveText(made.other)
  await expect(reader.getByText(`Also printed as: ${made.name}`)).toBeVisible()
  await reader.goto(made.said.path)
  await expect(reader.getByRole('main')).toContainText(made.other)
  const picture = await reader.request.get(`/sources/${made.from}.jsonld`, { maxRedirects: 0 })
  expect([picture.status(), picture.headers().location]).toEqual([308, `/sources/${made.into}.jsonld`])
  await page.goto(`/admin/sources/${made.from}`)
  await expect(page.getByText('This source was merged')).toBeVisible()

  await page.goto('/admin/merges')
  await expect(page.getByRole('row').filter({ hasText: made.name })).toContainText(made.other)
  await sound(page)
  await page.goto(undoing)
  await give(page).fill('They were two after all.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('They were two after all.')).toBeVisible()
  await reader.goto(old)
  await expect(heading).toHaveText(made.name)
  await reader.goto(made.said.path)
  await expect(reader.getByRole('main')).toContainText(made.name)
  await reader.goto(`/sources/${made.into}`)
  await expect(heading).toHaveText(made.other)
})

test('what was recorded since is shown for a decision, and goes along where it is ticked', async ({
  page,
  admin,
  request,
}) => {
  expect(admin.id).toBeGreaterThan(0)
  const made = await two()
  await merge(page, made)
  const since = await makePublished({ source: { id: made.into } })
  await page.reload()
  await page.getByRole('checkbox', { name: since.wording }).check()
  await give(page).fill('They were two after all.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('They were two after all.')).toBeVisible()
  expect(await (await request.get(`/sources/${made.from}`)).text()).toContain(since.wording)
})

test('a claim merged into another leads there, not to a page that says it is gone', async ({
  page,
  admin,
  request,
}) => {
  expect(admin.id).toBeGreaterThan(0)
  const { said, also } = await two()
  await page.goto(`/admin/merges/new?of=claims&from=${said.claim}&into=${also.claim}`)
  await sound(page)
  await give(page).fill(reason)
  await page.getByRole('button', { name: 'Merge', exact: true }).click()
  await page.waitForURL(/\/admin\/merges\/\d+$/)
  const answer = await request.get(said.path)
  expect([answer.status(), new URL(answer.url()).pathname]).toEqual([200, also.path])
  await give(page).fill('They say other things.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('They say other things.')).toBeVisible()
  const back = await request.get(said.path)
  expect([back.status(), new URL(back.url()).pathname]).toEqual([200, said.path])
})

test('an admin gives one utterance of the wrong Smith to a new source', async ({ page, admin, request }) => {
  expect(admin.id).toBeGreaterThan(0)
  const { from, name, said } = await two()
  const more = await makePublished({ source: { id: from } })
  const smith = `Another ${word()}`
  await page.goto(`/admin/sources/${from}`)
  await page.getByRole('link', { name: 'Split, or give utterances to another…' }).click()
  await page.getByLabel('Name of the new source').fill(smith)
  await page.getByRole('checkbox', { name: more.wording }).check()
  await give(page).fill('A namesake said it.')
  await sound(page)
  const move = page.getByRole('button', { name: 'Move what is ticked' })
  const ticked = page.getByRole('checkbox', { name: more.wording })
  // Somebody else changes the source meanwhile: nothing that was ticked or typed is lost.
  const source = { id: from, version: 1, name, kind: 'person', description: 'A pilot' } as const
  await changeSource(system, { ...source, reason: 'A mistake of ours.' })
  await move.click()
  await expect(page.getByRole('form', { name: 'Split' }).getByRole('alert')).toContainText(
    'This changed while you were editing.',
  )
  await expect(ticked).toBeChecked()
  await expect(page.getByLabel('Name of the new source')).toHaveValue(smith)
  await page.reload()
  await page.getByLabel('Name of the new source').fill(smith)
  await ticked.check()
  await give(page).fill('A namesake said it.')
  await move.click()
  await page.waitForURL(/\/admin\/merges\/\d+$/)
  expect(await (await request.get(more.path)).text()).toContain(smith)
  expect(await (await request.get(said.path)).text()).toContain(name)
})

test('likely duplicates come with reasons; two that are not the same are shown no more', async ({
  page,
  admin,
}) => {
  expect(admin.id).toBeGreaterThan(0)
  const mark = word()
  await makeSource(`Anna ${mark}`)
  const again = await makeSource(`Ánna ${mark}`)
  await page.goto('/admin/duplicates')
  const twin = page.getByRole('listitem').filter({ has: page.getByText(`source ${again}`, { exact: false }) })
  await expect(twin.first()).toContainText(`The same name, Ánna ${mark}`)
  await twin.first().getByText('Not the same').click()
  await sound(page)
  await twin.first().getByLabel('Reason').fill('Mother and daughter.')
  await twin.first().getByRole('button', { name: 'Keep apart' }).click()
  await expect(twin).toHaveCount(0)
})

test('an editor proposes a merge; it stands first among the likely duplicates, and an admin makes it', async ({
  page,
  editor,
  browser,
}) => {
  const { name, other, from } = await two()
  const office = await (await browser.newContext()).newPage()
  await page.goto(`/admin/sources/${from}`)
  await page.getByRole('link', { name: 'Propose to merge it into another…' }).click()
  await page.getByRole('searchbox').fill(other)
  await page.getByRole('button', { name: 'Find' }).click()
  await page.getByRole('link', { name: other }).click()
  await expect(page.getByText('1 utterance', { exact: true })).toBeVisible()
  await sound(page)
  await give(page).fill(reason)
  await page.getByRole('button', { name: 'Propose the merge' }).click()
  await expect(page.getByText('Proposed. An admin decides')).toBeVisible()

  await signIn(office, await makeUser('admin'), '/admin/duplicates')
  const proposed = office.getByRole('region', { name: 'proposed' }).getByRole('listitem')
  const line = proposed.filter({ hasText: name })
  await expect(line).toContainText(reason)
  await expect(line).toContainText(editor.name)
  await sound(office)
  await line.getByRole('link', { name: 'Look and merge' }).click()
  await give(office).fill('The register says so.')
  await office.getByRole('button', { name: 'Merge', exact: true }).click()
  await office.waitForURL(/\/admin\/merges\/\d+$/)
  await office.goto('/admin/duplicates')
  await expect(line).toHaveCount(0)
  await page.goto('/desk/reviews')
  const mine = page.getByRole('listitem').filter({ hasText: other })
  await expect(mine).toContainText('accepted')
})

test.describe('an editor', () => {
  test.use({ expectedStatuses: [403, 404] })

  test('is refused by address, by action and by raw request', async ({ page, editor, browser }) => {
    expect(editor.id).toBeGreaterThan(0)
    const made = await two()
    const asked = `/admin/merges/new?of=sources&from=${made.from}&into=${made.into}`
    const claims = '/admin/merges/new?of=claims&from=1'
    const split = `/admin/merges/split?from=${made.from}`
    for (const path of [claims, '/admin/merges', '/admin/duplicates', split])
      expect((await page.goto(path))!.status(), path).toBe(403)
    await page.goto(`/admin/sources/${made.from}`)
    await expect(page.getByRole('link', { name: 'Merge into another…' })).toHaveCount(0)

    // An admin fills the form; the editor sends what it would send.
    const office = await (await browser.newContext()).newPage()
    await signIn(office, await makeUser('admin'), asked)
    await give(office).fill(reason)
    let sent: Request | undefined
    await office.route('**/admin/merges/new**', (route) => {
      if (route.request().method() !== 'POST') return route.continue()
      sent = route.request()
      return route.abort()
    })
    await office.getByRole('button', { name: 'Merge', exact: true }).click()
    await expect.poll(() => sent?.postData()).toBeTruthy()
    const { cookie: _, ...headers } = sent!.headers()
    const answer = await page.request.post(sent!.url(), { headers, data: sent!.postDataBuffer()! })
    expect(await answer.text()).toContain('You may not do this.')
    expect((await page.request.get(`/sources/${made.from}`)).url()).toContain(`/sources/${made.from}-`)
  })
})

test('nonsense in an address is no page, and who is signed out is led to sign in', async ({
  page,
  request,
}) => {
  for (const path of ['/admin/merges', '/admin/duplicates', '/admin/merges/new']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/login\?from=/)
  }
  for (const query of ['of=users', 'of=sources&from=x', 'from=1&from=2'])
    expect((await request.get(`/admin/merges/new?${query}`)).status(), query).toBe(404)
})
