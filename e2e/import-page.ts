import type { Page } from '@playwright/test'
import { deskArticle } from '../db/desk'
import { system } from '../lib/permissions'

export const text = (page: Page) => page.getByLabel('Text of the article')
export const file = (page: Page) => page.getByLabel('Or a file')
export const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
export const note = (page: Page) => page.getByRole('main').getByRole('alert')
export const press = (page: Page) => page.getByRole('button', { name: 'Bring in', exact: true }).click()

/** The article that the browser has been led to. */
export async function broughtIn(page: Page) {
  await page.waitForURL(/\/desk\/articles\/\d+$/)
  return deskArticle(system, Number(/\d+$/.exec(page.url())![0]))
}

export const told = (words: string) => `“The ferry is late again,” Ada Lund said. ${words}.`
export const upload = (content: string | Uint8Array) => ({
  name: 'article.txt',
  mimeType: 'text/plain',
  buffer: Buffer.from(content as string),
})
