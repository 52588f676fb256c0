import { expect, type Page } from '@playwright/test'
import { pieceOf } from './rows'

export const desk = (id: number) => `/desk/articles/${id}`
export const claim = (page: Page) => page.getByLabel('Claim, in our own words')
export const record = (page: Page) => page.getByRole('button', { name: /^Record/ })
export const panel = (page: Page) => page.getByRole('complementary', { name: 'The passage in hand' })

export const source = (page: Page) => page.getByRole('combobox', { name: 'Source' })
export const list = (page: Page) => page.getByRole('navigation', { name: 'Passages of this article' })

/** Waits until the passage or suggestion of this name is the current one. */
export const inHand = (page: Page, name: string | RegExp) =>
  expect(list(page).locator('[aria-current]').getByRole('button', { name })).toBeVisible()

export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Opens the desk of an article and waits until it hears keys, and takes words that are selected. */
export async function open(page: Page, id: number): Promise<void> {
  await page.goto(desk(id))
  const keys = page.getByRole('dialog', { name: 'Keys' })
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(keys).toBeVisible({ timeout: 500 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(keys).toBeHidden()
}

/** Brings in a pasted text and waits for its desk; the article's number. */
export async function bringIn(page: Page, text: string): Promise<number> {
  await page.goto('/desk/import')
  await page.getByLabel('Text of the article').fill(text)
  await page.getByRole('button', { name: 'Bring in', exact: true }).click()
  await page.waitForURL(/\/desk\/articles\/\d+$/)
  return Number(/\d+$/.exec(page.url())![0])
}

/** Drags the mouse over words of the article, given by their offsets in its text. */
export async function selectByMouse(page: Page, _: string, start: number, end: number): Promise<void> {
  // The first look may scroll the text; the places count once both ends are in sight.
  await placeOf(page, start, 'start')
  const to = await placeOf(page, end, 'end')
  const from = await placeOf(page, start, 'start', false)
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 })
  await page.mouse.move(to.x, to.y, { steps: 4 })
  await page.mouse.up()
}

/** Drags the mouse over these words of the article. */
export async function select(page: Page, text: string, words: string): Promise<void> {
  const { start, end } = pieceOf(text, words)
  await selectByMouse(page, text, start, end)
}

/** Where on the screen the text has this offset: the left edge of the character after it, or the right edge of the one before. */
function placeOf(
  page: Page,
  offset: number,
  side: 'start' | 'end',
  scroll = true,
): Promise<{ x: number; y: number }> {
  return page.evaluate(
    ([at, edge, scrolls]) => {
      const character = edge === 'end' ? at - 1 : at
      const segment = [...document.querySelectorAll<HTMLElement>('.para [data-start]')].find((candidate) => {
        const from = Number(candidate.dataset.start)
        return character >= from && character < from + (candidate.textContent?.length ?? 0)
      })
      if (!segment?.firstChild) throw new Error(`no text at ${at}`)
      if (scrolls) segment.scrollIntoView({ block: 'center' })
      const range = document.createRange()
      const within = character - Number(segment.dataset.start)
      range.setStart(segment.firstChild, within)
      range.setEnd(segment.firstChild, within + 1)
      const box = range.getBoundingClientRect()
      return { x: edge === 'end' ? box.right - 0.5 : box.left + 0.5, y: box.top + box.height / 2 }
    },
    [offset, side, scroll] as const,
  )
}

/** Chooses words with the keys of the text alone: sentence by sentence, then word by word at both ends. */
export async function selectByKeyboard(
  page: Page,
  text: string,
  start: number,
  end: number,
  type = (key: string) => page.keyboard.press(key),
): Promise<void> {
  const main = page.getByRole('main', { name: 'Article text' })
  await expect(main).toBeFocused()
  const reach = page.getByRole('status').filter({ hasText: /^Chosen: / })
  let at = { start: -1, end: -1 }
  const press = async (key: string) => {
    const before = at
    await type(key)
    await expect(async () => {
      const chosen = (await reach.textContent())!.slice('Chosen: '.length)
      // The same words may stand twice: those next to the former place are meant.
      const found =
        key === 'ArrowUp'
          ? text.lastIndexOf(chosen, before.start)
          : text.indexOf(chosen, Math.max(0, before.start - 1))
      at = { start: found, end: found + chosen.length }
      expect(at).not.toEqual(before)
    }).toPass()
  }
  // The first step is to the sentence of what is in hand.
  do await press(at.start > start ? 'ArrowUp' : 'ArrowDown')
  while (at.end <= start || at.start > start)
  while (at.start < start) await press('.')
  while (at.end < end) await press('Shift+ArrowRight')
  while (at.end > end) await press('Shift+ArrowLeft')
  expect(at).toEqual({ start, end })
  await type('Enter')
}

/** Types a name into a source field and chooses the option whose name begins so. */
export async function chooseSource(
  page: Page,
  label: string,
  name: string,
  option: string | RegExp,
): Promise<void> {
  const field = page.getByRole('combobox', { name: label })
  await field.fill(name)
  await page.getByRole('listbox', { name: label }).getByRole('option', { name: option }).click()
  await expect(field).toHaveValue(name)
}

export async function saved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved / })).toBeVisible()
}
