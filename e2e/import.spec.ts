import type { Page } from '@playwright/test'
import { deskArticle } from '../db/desk'
import { publish } from '../db/publishing'
import { system } from '../lib/permissions'
import { bringIn } from './desk-page'
import { expect, makeUser, signIn, test } from './fixtures'
import { broughtIn, field, file, note, press, text, told, upload } from './import-page'
import { makeDraft, word } from './rows'

test.beforeEach(async ({ page, editor }) => {
  expect(editor.id).toBeGreaterThan(0)
  await page.goto('/desk/import')
})

test('head lines in any order fill the fields and are no part of the text', async ({ page }) => {
  const mark = word()
  const same = {
    title: `Ferry ${mark}`,
    publisher: `The ${mark} Times`,
    url: `https://${mark}.example/ferry`,
    language: 'en-GB',
  }
  const head = { ...same, author: 'Grace Hume', date: '14 March 2025' }
  const known = { ...same, byline: 'Grace Hume', publishedOn: '2025-03-14' }
  const lines = Object.entries(head).map(([key, value]) => `${key}: ${value}`)
  for (const order of [lines, lines.toReversed()]) {
    const body = `${told(mark)}\n\nNothing else was said, ${order.indexOf(lines[0]!)}.`
    await page.goto('/desk/import')
    await text(page).fill(`${order.join('\n')}\n\n${body}`)
    await expect(field(page, 'Title')).toHaveValue(head.title)
    await expect(field(page, 'Published on')).toHaveValue('2025-03-14')
    await expect(page.getByRole('region', { name: 'The article begins' })).toContainText('2 paragraphs')
    await press(page)
    expect(await broughtIn(page)).toMatchObject({ ...known, text: { words: body } })
  }
})

test('a date may run on into the first line', async ({ page }) => {
  const body = told(word())
  await text(page).fill(` date 2023-03-17 ${body}`)
  await expect(field(page, 'Published on')).toHaveValue('2023-03-17')
  await press(page)
  const article = await broughtIn(page)
  expect([article.publishedOn, article.text.words]).toEqual(['2023-03-17', body])
})

test('what the editor types wins over the head of the text, until it is emptied', async ({ page }) => {
  const mark = word()
  await text(page).fill(`title: Of the head ${mark}\n\n${told(mark)}`)
  await expect(field(page, 'Title')).toHaveValue(`Of the head ${mark}`)
  await field(page, 'Title').fill(`Of the editor ${mark}`)
  await text(page).fill(`title: Of another head ${mark}\ndate: 2025-03-14\n\n${told(mark)}`)
  await expect(field(page, 'Published on')).toHaveValue('2025-03-14')
  await expect(field(page, 'Title')).toHaveValue(`Of the editor ${mark}`)
  await field(page, 'Title').fill('')
  await expect(field(page, 'Title')).toHaveValue(`Of another head ${mark}`)
})

test('a file is read, in UTF-8 and in UTF-16', async ({ page }) => {
  for (const encoding of ['utf8', 'utf16le'] as const) {
    const body = told(`Žofie read it in ${encoding}, ${word()}`)
    await page.goto('/desk/import')
    await file(page).setInputFiles(upload(Buffer.from(`\uFEFFdate: 2025-03-14\r\n\r\n${body}`, encoding)))
    await expect(field(page, 'Published on')).toHaveValue('2025-03-14')
    await press(page)
    expect((await broughtIn(page)).text.words).toBe(body)
  }
})

test('of a text alone the title is proposed, and readers see what is not known', async ({
  page,
  request,
}) => {
  const mark = word()
  const id = await bringIn(page, `The ${mark} ferry was late again. “It left at noon,” Ada Lund said.`)
  const article = await deskArticle(system, id)
  expect(article).toMatchObject({ title: `The ${mark} ferry was late again`, publisher: null, url: null })
  const { versionId, words } = article.text
  await makeDraft({ id, versionId, text: words }, '“It left at noon,”')
  await publish(system, { articleId: id, only: null })
  await expect(async () => expect((await request.get(`/articles/${id}`)).status()).toBe(200)).toPass()
  await page.goto(`/articles/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(article.title)
  for (const unknown of ['Publisher not known', 'Day not known.', 'Address not known'])
    await expect(page.getByRole('main').getByText(unknown).first()).toBeVisible()
})

test('an empty text is refused at its field', async ({ page }) => {
  await field(page, 'Title').fill('A title alone')
  await press(page)
  await expect(note(page)).toContainText('One field needs you. Nothing was stored and nothing is lost')
  await expect(text(page)).toHaveAccessibleDescription(/Paste the text of the article, or choose a file\./)
  await expect(field(page, 'Title')).toHaveValue('A title alone')
})

test('every bad field is told at once, and nothing is lost', async ({ page }) => {
  const body = told(word())
  const typed = {
    Title: 'Ferry',
    Address: 'example.test/ferry',
    'Published on': '2025-02-30',
    Language: 'e!',
  }
  await text(page).fill(body)
  for (const [label, value] of Object.entries(typed)) await field(page, label).fill(value)
  await press(page)
  await expect(note(page)).toContainText('3 fields need you.')
  await expect(note(page)).toBeFocused()
  await expect(field(page, 'Address')).toHaveAccessibleDescription(/begins with http:\/\/ or https:\/\//)
  await expect(field(page, 'Language')).toHaveAccessibleDescription(/This is no language tag/)
  await expect(field(page, 'Published on')).toHaveAttribute('aria-invalid', 'true')
  for (const [label, value] of Object.entries(typed)) await expect(field(page, label)).toHaveValue(value)
  await expect(text(page)).toHaveValue(body)

  await note(page).getByRole('link', { name: 'Published on' }).click()
  await expect(field(page, 'Published on')).toBeFocused()
  await field(page, 'Published on').fill('2025-02-28')
  await field(page, 'Address').fill('https://example.test/ferry')
  await field(page, 'Language').fill('')
  await press(page)
  expect(await broughtIn(page)).toMatchObject({ title: 'Ferry', publishedOn: '2025-02-28', language: 'en' })
})

test('a bad line at the head is told while typing', async ({ page }) => {
  await text(page).fill(`date: 2025-02-30\nurl: somewhere\n\n${told(word())}`)
  await expect(field(page, 'Published on')).toHaveValue('2025-02-30')
  await expect(field(page, 'Published on')).toHaveAttribute('aria-invalid', 'true')
  await expect(field(page, 'Address')).toHaveAccessibleDescription(/Write a whole address/)
})

test('a file that is no text, or too large, changes nothing', async ({ page }) => {
  const body = told(word())
  await text(page).fill(body)
  const refused: [Uint8Array, RegExp][] = [
    [Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0x00, 0xc3]), /is not UTF-8 text/],
    [Buffer.from('text with \0 in it'), /is not plain text: it holds NUL/],
    [Buffer.alloc(2 * 1024 * 1024 + 1, 'a'), /larger than 2 MB/],
  ]
  for (const [content, reason] of refused) {
    await file(page).setInputFiles(upload(content))
    await expect(file(page)).toHaveAccessibleDescription(reason)
    await expect(text(page)).toHaveValue(body)
  }
  await file(page).setInputFiles(upload(`${body} From the file.`))
  await expect(text(page)).toHaveValue(`${body} From the file.`)
  await expect(file(page)).not.toHaveAttribute('aria-invalid', 'true')
})

test('a pasted text over 2 MB is refused and stays', async ({ page }) => {
  for (const size of [13 * 1024 * 1024, 2 * 1024 * 1024 + 1]) {
    await page.goto('/desk/import')
    const long = 'a'.repeat(size)
    await setText(page, long)
    await press(page)
    await expect(text(page)).toHaveAccessibleDescription(/larger than 2 MB\./)
    expect(await text(page).evaluate((area) => (area as HTMLTextAreaElement).value.length)).toBe(size)
  }
})

/** Sets the text as a paste would; what it holds need not be a whole text. */
async function setText(page: Page, value: string): Promise<void> {
  const units = value.length > 1000 ? null : [...Array(value.length).keys()].map((at) => value.charCodeAt(at))
  await text(page).evaluate(
    (area, [units, letters]) => {
      const value = units ? String.fromCharCode(...units) : 'a'.repeat(letters)
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(area, value)
      area.dispatchEvent(new InputEvent('input', { bubbles: true }))
    },
    [units, value.length] as const,
  )
}

test('what Postgres cannot hold is refused at its place', async ({ page }) => {
  const body = told(word())
  for (const [bad, reason] of [
    ['\0', /A NUL character \(U\+0000\) stands at character \d+, in line 3\. Delete it/],
    ['\uD83D', /Half a character \(U\+D83D\) stands at character \d+, in line 3/],
    ['\uDE00', /Half a character \(U\+DE00\)/],
    ['\u0007', /A control character \(U\+0007\)/],
  ] as const) {
    await setText(page, `title: Ferry\n\n${body}${bad} More.`)
    await expect(field(page, 'Title')).toHaveValue('Ferry')
    await press(page)
    await expect(text(page)).toHaveAccessibleDescription(reason)
    expect(await text(page).inputValue()).toContain(body)
  }
  await setText(page, body)
  await field(page, 'Author').evaluate((input) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(input, 'Ada\0 \uD83D')
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
  })
  await press(page)
  await expect(field(page, 'Author')).toHaveAccessibleDescription(/A character here cannot be stored\./)
  await field(page, 'Author').fill('Ada 😀')
  await press(page)
  expect(await broughtIn(page)).toMatchObject({ byline: 'Ada 😀' })
})

test('the same text a second time leads to the article that holds it', async ({ page }) => {
  const mark = word()
  const id = await bringIn(page, `title: First ${mark}\n\n${told(mark)}`)
  await page.goto('/desk/import')
  await text(page).fill(`title: Second ${mark}\n\n${told(mark)}  \r\n`)
  await press(page)
  await expect(note(page)).toContainText('This text is on record already')
  await expect(field(page, 'Title')).toHaveValue(`Second ${mark}`)
  await note(page)
    .getByRole('link', { name: `First ${mark}` })
    .click()
  await expect(page).toHaveURL(`/desk/articles/${id}`)
})

test('texts in two languages keep their language and their letters', async ({ page, request }) => {
  const written = {
    uk: { words: '«Пором знову запізнився»', rest: ` – сказала Ада Лунд, ${word()}.`, name: 'Ukrainian' },
    'pt-BR': {
      words: '“A balsa atrasou de novo”',
      rest: `, disse João, ${word()}.`,
      name: 'Brazilian Portuguese',
    },
  }
  for (const [language, { words, rest, name }] of Object.entries(written)) {
    const id = await bringIn(page, `language: ${language.toLowerCase()}\n\n${words}${rest}`)
    const article = await deskArticle(system, id)
    expect([article.language, article.text.words]).toEqual([language, words + rest])
    const held = { id, versionId: article.text.versionId, text: article.text.words }
    await makeDraft(held, words)
    await publish(system, { articleId: id, only: null })
    await expect(async () => expect((await request.get(`/articles/${id}`)).status()).toBe(200)).toPass()
    await page.goto(`/articles/${id}`)
    await expect(page.getByRole('main').getByText(name)).toBeVisible()
    await expect(page.getByRole('main').locator(`[lang='${language}']`)).toContainText(words)
  }
})

test('an article is brought in without JavaScript', async ({ browser }) => {
  const plain = await browser.newContext({ javaScriptEnabled: false })
  const page = await plain.newPage()
  await signIn(page, await makeUser('editor'), '/desk/import')
  const body = told(word())
  await text(page).fill(body)
  await field(page, 'Published on').fill('2025-02-30')
  await press(page)
  await expect(note(page)).toContainText('One field needs you.')
  await expect(text(page)).toHaveValue(body)
  await expect(field(page, 'Published on')).toHaveValue('2025-02-30')
  await file(page).setInputFiles(upload('another text'))
  await field(page, 'Published on').fill('2025-02-28')
  await press(page)
  await expect(file(page)).toHaveAccessibleDescription(/Paste a text or choose a file, not both\./)
  await text(page).fill('')
  await file(page).setInputFiles(upload(Uint8Array.from([0xff, 0xc3, 0x00])))
  await press(page)
  await expect(file(page)).toHaveAccessibleDescription(/is not UTF-8 text/)
  await file(page).setInputFiles(upload(`author: Grace Hume\n\n${body}`))
  await press(page)
  const article = await broughtIn(page)
  expect(article.text.words).toBe(body)
  expect(article).toMatchObject({ publishedOn: '2025-02-28', byline: 'Grace Hume' })
  await plain.close()
})
