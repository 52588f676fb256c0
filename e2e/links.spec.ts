import { deskClaim } from '../db/claim-desk'
import { linkClaims, withdrawLink } from '../db/claim-links'
import { recordSource } from '../db/source-doors'
import { system } from '../lib/permissions'
import { expect, quick, test, until } from './fixtures'
import { makePublished, word } from './rows'
import { sound } from './sound'

test('an editor links two claims, and a reader sees it on both until it is withdrawn', async ({
  page,
  editor,
  browser,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const [one, other] = [await makePublished(), await makePublished()]
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const reader = await plain.newPage()
  await reader.goto(one.path)
  await expect(reader.getByRole('region', { name: 'Related claims' })).toHaveCount(0)

  // From the statement's form in the desk to its claim.
  await page.goto(`/desk/articles/${one.article.id}`)
  await page.getByRole('navigation', { name: 'Passages of this article' }).getByRole('button').first().click()
  await page.getByRole('link', { name: 'Links and assessment' }).click()
  await expect(page).toHaveURL(`/desk/claims/${one.claim}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(one.wording)
  await page.getByRole('searchbox', { name: 'The other claim' }).fill(other.wording.split(' ')[2]!)
  await page.getByRole('button', { name: 'Find' }).click()
  const form = page.getByRole('form', { name: 'Link the claims' })
  await form.getByLabel('This claim').selectOption('reverses')
  await form.getByRole('radio', { name: other.wording }).check()
  await form.getByLabel('Why').fill('The gates were seen open at one.')
  await sound(page)
  await form.getByRole('button', { name: 'Link the claims' }).click()
  await expect(page.getByRole('status')).toContainText('The link is saved.')
  await expect(page.getByRole('region', { name: 'Links to other claims' })).toContainText('reverses')

  await reader.goto(one.path)
  const related = reader.getByRole('region', { name: 'Related claims' })
  for (const words of [
    'reverses',
    other.wording,
    'asserts',
    '17 March 2023',
    'Why: The gates were seen open at one.',
  ])
    await expect(related).toContainText(words)
  await related.getByRole('link', { name: other.wording }).click()
  await expect(reader).toHaveURL(other.path)
  await expect(related).toContainText('reversed by')
  await expect(reader.getByText(`A link added: reversed by claim ${one.claim}.`)).toBeVisible()
  await page.goto(one.path)
  await sound(page)

  await page.goto(`/desk/claims/${other.claim}`)
  await page.getByText(`Withdraw the link to claim ${one.claim}`).click()
  await page.getByLabel('Why it is withdrawn').fill('They speak of two gates.')
  await page.getByRole('button', { name: 'Withdraw the link' }).click()
  await expect(page.getByText('No link yet.')).toBeVisible()
  for (const path of [one.path, other.path]) {
    await reader.goto(path)
    await expect(related).toHaveCount(0)
  }
  await plain.close()
})

test('claims are linked and parted without JavaScript, and what is refused is kept', async ({
  page,
  editor,
  browser,
}) => {
  expect(editor.id).toBeGreaterThan(0)
  const [one, other] = [await makePublished(), await makePublished()]
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  })
  const desk = await plain.newPage()
  await desk.goto(`/desk/claims/${one.claim}`)
  await desk.getByRole('searchbox', { name: 'The other claim' }).fill(String(other.claim))
  await desk.getByRole('button', { name: 'Find' }).click()
  const form = desk.getByRole('form', { name: 'Link the claims' })
  const link = async () => {
    await form.getByLabel('Why').fill('One follows from the other.')
    await form.getByRole('button', { name: 'Link the claims' }).click()
  }
  await link()
  await expect(desk.getByRole('status')).toContainText('The link is saved.')
  await link()
  await expect(form.getByRole('alert')).toContainText('These claims are linked so already.')
  await expect(form.getByLabel('Why')).toHaveValue('One follows from the other.')
  expect((await deskClaim(system, one.claim)).links).toHaveLength(1)
  await plain.close()
})

test('a reader sees where a source changed its position, until the link goes', async ({ page }) => {
  const mark = word()
  const name = `Ada ${mark}`
  const id = await recordSource(system, { name, kind: 'person', description: null, publisher: null })
  const said = (day: string) =>
    makePublished({ source: { id }, saidOn: { edtf: day, wording: null, basis: 'stated' } })
  const [early, late] = [await said('2023-03-15'), await said('2023-04-02')]
  const link = await linkClaims(system, {
    from: late.claim,
    to: early.claim,
    kind: 'reverses',
    reason: 'So it is.',
  })
  await page.goto(`/sources/${id}-ada-${mark}`)
  const changed = page.getByRole('region', { name: 'Position changed' })
  await expect(changed.getByRole('listitem')).toHaveCount(2)
  await expect(changed.getByRole('listitem').first()).toContainText('15 March 2023')
  await expect(changed.getByRole('listitem').last()).toContainText(late.wording)
  await expect(changed).toContainText('“We shut the gates at noon”')
  const list = page.getByRole('region', { name: 'Statements', exact: true })
  const since = list.getByRole('paragraph').filter({ hasText: 'Position changed since' }).getByRole('link')
  await expect(since).toHaveAttribute('href', `${early.path}#u${early.utterance}`)
  const ended = list.getByRole('paragraph').filter({ hasText: 'Position changed on' }).getByRole('link')
  await expect(ended).toHaveAttribute('href', `${late.path}#u${late.utterance}`)
  await sound(page)
  await withdrawLink(system, { id: link, version: 1, reason: 'They speak of two gates.' })
  await until(page, page.url(), () => expect(changed).toHaveCount(0, quick))
  await expect(list).toBeVisible()
})
