import { deskSource } from '../db/source-desk'
import { addName, addRole, recordSource } from '../db/source-doors'
import { slug } from '../lib/address'
import { system } from '../lib/permissions'
import type { SourceKind } from '../lib/record'
import { expect, makeUser, signIn, test } from './fixtures'
import { makePublished, passageOf, word } from './rows'
import { sound } from './sound'

const makeSource = (name: string, kind: SourceKind = 'person') =>
  recordSource(system, { name, kind, description: null, publisher: null })

test('an admin keeps the names, parents and identifiers of an organisation', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const [office, ministry] = [`Office ${word()}`, `Ministry ${word()}`]
  const id = await makeSource(office, 'organisation')
  const above = await makeSource(ministry, 'organisation')
  await addName(system, { sourceId: id, name: 'The Old Office', kind: 'alias', language: null })
  await page.goto(`/admin/sources/${id}`)
  const names = page.getByRole('region', { name: 'Other names' })
  await names.getByRole('button', { name: 'Change The Old Office' }).click()
  const form = names.getByRole('form', { name: 'Change The Old Office' })
  await form.getByLabel('Borne').fill('1990/1980')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByLabel('Borne')).toHaveAccessibleDescription(/Write 2022-07\/2024-10/)
  await form.getByLabel('Borne').fill('1990/2001')
  await form.getByLabel('Kind of name').selectOption('legal')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(names.getByRole('status')).toHaveText('The name “The Old Office” is saved.')
  await expect(form).toBeHidden()
  await expect(names.getByRole('row').filter({ hasText: 'The Old Office' })).toContainText('1990–2001')

  const parents = page.getByRole('region', { name: 'Part of' })
  await parents.getByLabel('Part of').fill(ministry)
  await parents.getByLabel('Was so').fill('2001/..')
  await parents.getByRole('button', { name: 'Add the parent' }).click()
  await expect(parents.getByRole('row').filter({ hasText: ministry })).toContainText('since 2001')

  const registers = page.getByRole('region', { name: 'Identifiers' })
  await registers.getByLabel('Identifier', { exact: true }).fill('P1')
  await registers.getByRole('button', { name: 'Add the register entry' }).click()
  await expect(registers.getByLabel('Identifier', { exact: true })).toHaveAccessibleDescription(
    /Q and digits/,
  )
  await registers.getByLabel('Identifier', { exact: true }).fill('https://www.wikidata.org/wiki/Q42')
  await registers.getByRole('button', { name: 'Add the register entry' }).click()
  await expect(registers.getByRole('link', { name: 'Q42' })).toHaveAttribute(
    'href',
    'https://www.wikidata.org/wiki/Q42',
  )
  await sound(page)

  await page.goto(`/admin/sources/${above}`)
  const back = page.getByRole('region', { name: 'Part of' })
  await back.getByLabel('Part of').fill(office)
  await back.getByRole('button', { name: 'Add the parent' }).click()
  await expect(back.getByLabel('Part of')).toHaveAccessibleDescription(
    /is itself a part of this organisation/,
  )
  await expect(page.getByRole('region', { name: 'Its parts' })).toContainText(office)
})

test('a reader sees what the source is part of and where it is registered', async ({ page, admin }) => {
  const name = `Port ${word()}`
  const id = await makeSource(name, 'organisation')
  await makePublished({ source: { id, name, kind: 'organisation' } })
  await page.goto(`/admin/sources/${id}`)
  const registers = page.getByRole('region', { name: 'Identifiers' })
  await registers.getByLabel('Identifier', { exact: true }).fill('Q42')
  await registers.getByRole('button', { name: 'Add the register entry' }).click()
  await expect(registers.getByRole('link', { name: 'Q42' })).toBeVisible()
  await page.goto(`/sources/${id}-${slug(name)}`)
  await expect(page.getByRole('region', { name: 'In registers' }).getByRole('link')).toHaveText('Q42')
  expect(admin.id).toBeGreaterThan(0)
  await sound(page)
})

test('many are confirmed together, and the address holds the filter', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const mark = word()
  const editor = await makeUser('editor')
  for (const name of [`Ada ${mark}`, `Bo ${mark}`])
    await recordSource(
      { kind: 'user', role: 'editor', ...editor },
      { name, kind: 'group', description: null, publisher: null },
    )
  await page.goto('/admin/sources')
  await page.getByRole('searchbox', { name: 'Name' }).fill(mark)
  await page.getByLabel('Kind', { exact: true }).selectOption('group')
  await page.getByLabel('Order').selectOption('Name')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page).toHaveURL(/kind=group.*sort=name/)
  await expect(page.getByText('2 sources fit.')).toBeVisible()
  await sound(page)
  await page.getByLabel('All on this page').check()
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(page.getByRole('status')).toHaveText('2 sources are confirmed.')
  await page.getByLabel(`Choose Ada ${mark}`).check()
  await page.getByRole('button', { name: 'Confirm', exact: true }).click()
  await expect(page.getByRole('status')).toContainText('so already')

  const merge = page.getByRole('button', { name: 'Merge the two…' })
  await page.getByLabel('All on this page').uncheck()
  await merge.click()
  await expect(page.getByText('Choose exactly two to merge.')).toBeVisible()
  await page.getByLabel(`Choose Ada ${mark}`).check()
  await page.getByLabel('Kind of the chosen').selectOption('organisation')
  await page.getByRole('button', { name: 'Set the kind' }).click()
  await expect(page.getByRole('status')).toHaveText('1 source is of the kind organisation now.')
  await page.goto(`/admin/sources?q=${mark}`)
  await page.getByLabel('All on this page').check()
  await merge.click()
  await page.waitForURL(/merges\/new/)
  await expect(page.getByText('Nothing else stands at it.')).toBeVisible()
})

test('what an editor proposes is decided by an admin', async ({ page, editor, browser }) => {
  expect(editor.id).toBeGreaterThan(0)
  const name = `Ann ${word()}`
  const id = await makeSource(name)
  await addRole(system, { sourceId: id, title: 'pilot', organisationId: null })
  await page.goto(`/admin/sources/${id}`)
  const roles = page.getByRole('region', { name: 'Roles' })
  await roles.getByRole('button', { name: 'Change pilot' }).click()
  const form = roles.getByRole('form', { name: 'Change pilot' })
  await form.getByLabel('Held').fill('2015/2020')
  await form.getByLabel('Why').fill('Her memoir gives the years.')
  await form.getByRole('button', { name: 'Propose this change' }).click()
  await expect(roles.getByRole('status')).toContainText('Proposed.')
  expect((await deskSource(system, id)).roles).toMatchObject([{ held: null }])
  await sound(page)
  await page.goto('/desk/reviews')
  const mine = page.getByRole('region', { name: 'What you proposed' })
  await expect(mine).toContainText('2015–2020')
  await sound(page)

  const office = await (await browser.newContext()).newPage()
  await signIn(office, await makeUser('admin'), '/admin/proposals')
  const line = office.getByRole('listitem').filter({ hasText: name })
  await expect(line).toContainText('Her memoir gives the years.')
  await line.getByRole('button', { name: 'Decline' }).click()
  await expect(line.getByLabel('Answer')).toHaveAccessibleDescription(/Write why not/)
  await sound(office)
  await line.getByRole('button', { name: 'Accept and change' }).click()
  await expect(line).toBeHidden()
  await page.reload()
  await expect(mine).toContainText('accepted')
  expect((await deskSource(system, id)).roles).toMatchObject([{ held: '2015/2020' }])
  await office.context().close()
})

test.describe('an editor', () => {
  test.use({ expectedStatuses: [403, 404] })
  test('decides on no proposal and confirms nobody', async ({ page, editor }) => {
    expect(editor.id).toBeGreaterThan(0)
    expect((await page.goto('/admin/proposals'))!.status()).toBe(403)
    await page.goto('/admin/sources')
    await expect(page.getByRole('link', { name: 'Proposals' })).toBeHidden()
    await expect(page.getByLabel('All on this page')).toBeHidden()
    expect((await page.goto('/admin/sources?kind=ghost'))!.status()).toBe(404)
  })
})

test('signed out, the proposals lead to signing in and the roles are refused', async ({ page }) => {
  await page.goto('/admin/proposals')
  await expect(page).toHaveURL(/\/login\?from=%2Fadmin%2Fproposals/)
  expect((await page.request.get('/desk/sources/roles?id=1')).status()).toBe(403)
})

test('what readers see of a source is corrected with a reason', async ({ page, admin }) => {
  expect(admin.id).toBeGreaterThan(0)
  const made = await makePublished()
  const { source } = await passageOf(made)
  const id = source!.id
  await addName(system, { sourceId: id, name: 'The Pilot', kind: 'alias', language: null })
  await page.goto(`/admin/sources/${id}`)
  const describing = page.getByRole('region', { name: 'Name and kind' })
  await describing.getByLabel('Description').fill('A pilot.')
  await describing.getByLabel('Why is this changed?').fill(' ')
  await describing.getByRole('button', { name: 'Save' }).click()
  await expect(describing.getByRole('alert')).toContainText('Say why: readers see the reason.')
  await expect(describing.getByLabel('Description')).toHaveValue('A pilot.')
  await describing.getByLabel('Why is this changed?').fill('The register names her trade.')
  await describing.getByRole('button', { name: 'Save' }).click()
  await expect(describing.getByRole('status')).toHaveText('The source is saved.')

  const names = page.getByRole('region', { name: 'Other names' })
  await names.getByRole('button', { name: 'Remove The Pilot' }).click()
  const form = names.getByRole('form', { name: 'Remove The Pilot' })
  await form.getByLabel('Why is this changed?').fill('It is another one.')
  await sound(page)
  await form.getByRole('button', { name: 'Remove The Pilot' }).click()
  await expect(names.getByText(/^No other name yet/)).toBeVisible()
  await page.goto(`/sources/${id}/history`)
  await expect(page.getByText('Reason: The register names her trade.')).toBeVisible()
  await expect(page.getByText('Reason: It is another one.')).toBeVisible()
})
