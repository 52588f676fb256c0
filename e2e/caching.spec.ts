import type { APIRequestContext } from '@playwright/test'
import { publish } from '../db/publishing'
import { changeSource } from '../db/source-doors'
import { withdrawClaim } from '../db/withdrawing'
import { system } from '../lib/permissions'
import { saved } from './desk-page'
import { expect, test } from './fixtures'
import { claimOf, makeArticle, makeDraft, makePublished, passageOf, word, type Statement } from './rows'

/** Status, whether the page came from the cache, and its text; redirects are not followed. */
async function get(request: APIRequestContext, path: string) {
  const answer = await request.get(path, { maxRedirects: 0 })
  const { location, 'x-nextjs-cache': cache } = answer.headers()
  return { status: answer.status(), cache, location, text: await answer.text() }
}

/** Asks for the pages until each comes from the cache, so that a change has something to expire. */
async function warm(request: APIRequestContext, paths: string[], words: string): Promise<void> {
  for (const path of paths)
    await expect(async () => {
      const page = await get(request, path)
      expect(page.text).toContain(words)
      expect(page.cache).toBe('HIT')
    }).toPass()
}

// Far in the future, so that it stands on the first page of each list.
const newest = async () => {
  const statement = await makePublished({ saidOn: { edtf: '2998-01-01', wording: null, basis: 'editor' } })
  const { source } = await passageOf(statement)
  return { ...statement, source: source! }
}

test('a page is rendered once, and then comes from the cache', async ({ request }) => {
  await warm(request, ['/claims'], 'What was said, newest day first.')
  const made = await newest()
  // The notice of its publication is heard by then: later it would have the page rendered anew.
  await expect(async () => expect((await get(request, '/claims')).text).toContain(made.wording)).toPass()
  const first = await get(request, made.path)
  expect([first.status, first.cache]).toEqual([200, 'MISS'])
  const second = await get(request, made.path)
  expect([second.status, second.cache]).toEqual([200, 'HIT'])
  expect(second.text).toBe(first.text)
  expect((await get(request, `${made.path}?utm_source=x`)).cache).toBe('HIT')
  const other = await newest()
  expect((await get(request, other.path)).cache).toBe('MISS')
  // Another claim by another source is no reason to render this one anew.
  await expect(async () => expect((await get(request, '/claims')).text).toContain(other.wording)).toPass()
  expect((await get(request, made.path)).cache).toBe('HIT')
})

test('a 404 is kept too, and ends with the publication', async ({ request }) => {
  const draft = await makeDraft(await makeArticle(`“In time,” she said. ${word()}`), 'In time')
  expect((await get(request, draft.path)).status).toBe(404)
  expect(await get(request, draft.path)).toMatchObject({ status: 404, cache: 'HIT' })
  await publish(system, { articleId: draft.article.id, only: null })
  await expect(async () => expect((await get(request, draft.path)).status).toBe(200)).toPass()
})

test('what the desk saves stands on the very next page that is asked for', async ({
  page,
  admin,
  request,
}) => {
  expect(admin.id).toBeGreaterThan(0)
  const made = await newest()
  const article = `/articles/${made.article.id}`
  const { location } = await get(request, article)
  const pages = [made.path, '/', '/claims', `/sources/${made.source.id}-${slugOf(made)}`, location!]
  await warm(request, pages, made.wording)

  await page.goto(`/desk/articles/${made.article.id}`)
  await page.getByRole('navigation', { name: 'Passages of this article' }).getByRole('button').first().click()
  const wording = `The harbour ${word()} was closed at one.`
  await page.getByLabel('Claim, in our own words').fill(wording)
  await page.getByLabel('Why is this changed?').fill('The recording says one.')
  await page.getByRole('button', { name: 'Save changes' }).click()
  await saved(page)
  const moved = await get(request, made.path)
  expect(moved.status).toBe(308)
  for (const path of [moved.location!, ...pages.slice(1)]) {
    const { text } = await get(request, path)
    expect(text, path).toContain(wording)
  }
  for (const path of pages.slice(1)) expect((await get(request, path)).text, path).not.toContain(made.wording)

  await warm(request, [moved.location!, '/', '/claims'], wording)
  await page.getByRole('button', { name: 'Withdraw…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(/^Reason/).fill('It was said of another harbour.')
  await dialog.getByRole('radio', { name: /^The claim/ }).check()
  await dialog.getByRole('button', { name: 'Withdraw', exact: true }).click()
  await expect(dialog).toBeHidden()
  const gone = await get(request, moved.location!)
  expect(gone.status).toBe(410)
  expect(gone.text).toContain('It was said of another harbour.')
  for (const path of ['/', '/claims', `/search?q=${wording.split(' ')[2]}`])
    expect((await get(request, path)).text, path).not.toContain('was closed at one')
})

const slugOf = ({ source }: { source: { name: string } }) => source.name.toLowerCase().replace(' ', '-')

test('a source’s new name stands on the claims and lists that name it', async ({ page, admin, request }) => {
  expect(admin.id).toBeGreaterThan(0)
  const made = await newest()
  const pages = [made.path, '/', '/claims', '/sources']
  await warm(request, pages.slice(0, 3), made.source.name)
  const name = `Anna ${word()}`
  await page.goto(`/admin/sources/${made.source.id}`)
  const form = page.getByRole('region', { name: 'Name and kind' })
  await form.getByLabel('Name').fill(name)
  await form.getByLabel('Why is this changed?').fill('Her own spelling.')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  for (const path of pages.slice(0, 3)) {
    const { text } = await get(request, path)
    expect(text, path).toContain(name)
    expect(text, path).not.toContain(made.source.name)
  }
  expect(await get(request, `/sources/${made.source.id}-${slugOf(made)}`)).toMatchObject({
    status: 308,
    location: `/sources/${made.source.id}-${slugOf({ source: { name } })}`,
  })
})

test('what another process writes is heard of', async ({ request }) => {
  // This process is that other one: it writes by the same doors, and only the notice reaches the server.
  const made = await newest()
  const unrelated = await makePublished()
  const pages = [made.path, '/', '/claims']
  await warm(request, pages, made.wording)
  await warm(request, [unrelated.path], unrelated.wording)
  const name = `Anna ${word()}`
  const known = { kind: 'person', description: null, reason: 'A mistake of ours.' } as const
  await changeSource(system, { ...known, id: made.source.id, version: 1, name })
  for (const path of pages)
    await expect(async () => expect((await get(request, path)).text).toContain(name)).toPass()
  expect((await get(request, unrelated.path)).cache).toBe('HIT')

  await warm(request, pages, made.wording)
  await withdrawClaim(system, { ...(await claimOf(made as Statement)), reason: 'Said of another harbour.' })
  await expect(async () => expect((await get(request, made.path)).status).toBe(410)).toPass()
  // One notice: what heard of the withdrawal has heard of the lists.
  for (const path of pages.slice(1)) expect((await get(request, path)).text, path).not.toContain(made.wording)
  expect((await get(request, `/sources/${made.source.id}`)).status).toBe(404)
})
