import type { Page } from '@playwright/test'
import { deskPublishers } from '../db/publisher-desk'
import { publish } from '../db/publishing'
import { deskSource, deskSources } from '../db/source-desk'
import { recordSource } from '../db/source-doors'
import { deskTopics } from '../db/topic-desk'
import { system } from '../lib/permissions'
import { expect, makeUser, signIn, test } from './fixtures'
import { makeArticle, makeDraft, makePublished, word } from './rows'
import { sound } from './sound'

const rooms = ['/admin/publishers', '/admin/topics', '/admin/sources/import']

test('publishers and topics are kept and people brought in by admins alone', async ({
  page,
  editor,
  browser,
  allowed,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  allowed.push(/status of 403/)
  const stranger = await (await browser.newContext()).newPage()
  for (const path of [...rooms, '/admin/publishers/1', '/admin/topics/1']) {
    expect((await page.goto(path))?.status(), path).toBe(403)
    await stranger.goto(path)
    await expect(stranger, path).toHaveURL(`/login?from=${encodeURIComponent(path)}`)
  }
  await stranger.context().close()
})

test('a publisher is found, described and given a name and a host, which readers see', async ({
  page,
  admin,
  request,
}) => {
  expect(admin.id).toBeGreaterThan(0)
  const name = `Harbour Post ${word()}`
  const text = `“We shut the gates at noon,” she said. Report ${word()}.`
  const statement = await makeDraft(await makeArticle(text, { publisher: name }), 'We shut the gates at noon')
  await publish(system, { articleId: statement.article.id, only: [statement.attestation] })
  const { id } = (await deskPublishers(system, { q: name })).lines[0]!
  expect(await (await request.get(`/publishers/${id}`)).text()).not.toContain('Iceland')

  await page.goto('/admin/sources')
  await page.getByRole('main').getByRole('link', { name: 'publishers' }).click()
  await sound(page)
  await page.getByRole('searchbox', { name: 'Name or host' }).fill(name.toUpperCase())
  await page.getByLabel('Only unconfirmed').check()
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name }).click()
  const record = page.getByRole('region', { name: 'What is on record' })
  await record.getByLabel('Country').selectOption('Iceland')
  await record.getByLabel('Description').fill('A daily of the northern harbours.')
  await record.getByLabel('Rights').selectOption('full')
  await record.getByLabel('Confirmed').selectOption('yes')
  await record.getByRole('button', { name: 'Save' }).click()
  await expect(record.getByRole('status')).toHaveText('The publisher is saved.')

  const names = page.getByRole('region', { name: 'Further names' })
  const paper = `The Post ${word()}`
  await names.getByLabel('Further name').fill(paper)
  await names.getByRole('button', { name: 'Add the name' }).click()
  await expect(names.getByRole('status')).toHaveText(`The name “${paper}” is added.`)
  const hosts = page.getByRole('region', { name: 'Further hosts' })
  await hosts.getByLabel('Further host').fill('no host')
  await hosts.getByRole('button', { name: 'Add the host' }).click()
  await expect(hosts.getByLabel('Further host')).toHaveAccessibleDescription(/Write the host/)
  await hosts.getByLabel('Further host').fill('https://www.post.example/news')
  await hosts.getByRole('button', { name: 'Add the host' }).click()
  await expect(hosts.getByRole('rowheader', { name: 'post.example' })).toBeVisible()
  await sound(page)
  await names.getByRole('button', { name: `Remove ${paper}` }).click()
  await expect(names.getByRole('row')).toHaveCount(0)

  await page.goto(`/publishers/${id}`)
  await expect(page.getByText('Iceland')).toBeVisible()
  await expect(page.getByText('A daily of the northern harbours.')).toBeVisible()
})

test('a topic has synonyms and a wider topic, and readers see those around it', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const [sea, harbour] = [`Sea ${word()}`, `Harbour ${word()}`]
  await makePublished({ topics: [sea] })
  await makePublished({ topics: [harbour] })
  const { id } = (await deskTopics(system, { q: harbour })).lines[0]!
  await page.goto(`/admin/topics/${id}`)
  const place = page.getByRole('region', { name: 'Name and place' })
  await place.getByLabel('Wider topic').fill(harbour)
  await place.getByRole('button', { name: 'Save' }).click()
  await expect(place.getByLabel('Wider topic')).toHaveAccessibleDescription(/no topic is wider than itself/)
  await place.getByLabel('Wider topic').fill(sea)
  await place.getByRole('button', { name: 'Save' }).click()
  await expect(place.getByRole('status')).toHaveText('The topic is saved.')
  const synonyms = page.getByRole('region', { name: 'Synonyms' })
  const synonym = `Port ${word()}`
  await synonyms.getByLabel('Synonym').fill(synonym)
  await synonyms.getByRole('button', { name: 'Add the synonym' }).click()
  await expect(synonyms.getByRole('rowheader', { name: synonym })).toBeVisible()
  await sound(page)
  await page.goto(`/admin/topics?q=${encodeURIComponent(synonym)}`)
  await expect(page.getByRole('link', { name: harbour })).toBeVisible()
  await sound(page)

  await page.goto(`/topics/${id}`)
  await page.getByRole('link', { name: sea }).click()
  await expect(page.getByRole('navigation', { name: 'Topics around this one' })).toHaveText(
    `Within it: ${harbour}.`,
  )
})

async function choose(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel('File of people')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'See what would come of it' }).click()
}

test('people come from a file: seen first, chosen where several fit, and once', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const [ada, bo, office] = [`Ada ${word()}`, `Bo ${word()}`, `Office ${word()}`]
  const twin = { name: bo, kind: 'person', publisher: null } as const
  await recordSource(system, { ...twin, description: 'A pilot.' })
  const second = await recordSource(system, { ...twin, description: 'A poet.' })
  const rows = `name,role,organisation,from\n${ada},Clerk,${office},2020\n${bo},Chair,${office},2021\n,Clerk,,`
  await page.goto('/admin/sources/import')
  await sound(page)
  await choose(page, 'people.csv', rows)
  const seen = page.getByRole('status')
  await expect(seen).toContainText('2 new, 1 to choose, 1 problem. Nothing is written yet.')
  await expect(page.getByRole('region', { name: 'What cannot be brought in' })).toContainText('line 4')
  await page.getByLabel(`Who ${bo} is (line 3)`).selectOption(String(second))
  await sound(page)
  await page.getByRole('button', { name: 'Bring these in' }).click()
  await expect(page.getByRole('status')).toContainText('2 sources made, 1 added to, 0 left out, 1 problem.')
  expect(await deskSource(system, second)).toMatchObject({
    roles: [{ title: 'Chair', organisation: office }],
  })
  const { lines } = await deskSources(system, { q: ada })
  // The search also brings names like it, of other tests.
  expect(lines.filter((line) => line.name === ada)).toMatchObject([{ confirmed: true }])

  await choose(page, 'people.csv', `name,role,organisation,from\n${ada},Clerk,${office},2020`)
  await expect(page.getByRole('status')).toContainText('2 on record with nothing to add.')
  await expect(page.getByRole('button', { name: 'Bring these in' })).toHaveCount(0)
  await choose(page, 'people.json', '{"persons": [')
  await expect(page.getByLabel('File of people')).toHaveAccessibleDescription(/looks like JSON/)
})

test('an editor sees no way to what is for admins', async ({ page }) => {
  await signIn(page, await makeUser('editor'), '/admin/sources')
  await expect(page.getByRole('link', { name: 'New source' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'From a file' })).toHaveCount(0)
})
