import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'
import { expect } from './fixtures'

const rules = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const desktop = { width: 1280, height: 900 }
const phone = { width: 390, height: 844 }

/** What axe finds wrong on the page as it stands, one line for each rule. */
async function violations(page: Page, only?: string[]): Promise<string[]> {
  const found = await page.evaluate(async (named) => {
    const { run } = (window as unknown as { axe: typeof axe }).axe
    // What is well is not described, which takes as long; no page has media that would be loaded first.
    const { violations } = await run(document, {
      ...{ resultTypes: ['violations'], preload: false },
      ...(named && { runOnly: named }),
    })
    return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map((node) => node.html.slice(0, 160)) }))
  }, only)
  return found.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).join('  ')} (${nodes.length})`)
}

/** Light and dark, wide and on a phone: nothing that axe finds, and nothing that runs out of the side. */
export async function sound(page: Page): Promise<void> {
  // The page's policy lets no script in from outside; this runs beside it.
  await page.evaluate(rules)
  for (const [size, viewport] of Object.entries({ desktop, phone })) {
    await page.setViewportSize(viewport)
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    expect.soft(await violations(page), `${page.url()}, ${size}, light`).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    expect.soft(await violations(page, ['color-contrast']), `${page.url()}, ${size}, dark`).toEqual([])
  }
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect.soft(beyond, `${page.url()} is no wider than a phone`).toBeLessThanOrEqual(0)
  await page.setViewportSize(desktop)
}

/** The same for a page that was opened without scripts, which the examination itself needs: it is opened again. */
export async function soundWithScripts(page: Page): Promise<void> {
  const context = await page.context().browser()!.newContext({ javaScriptEnabled: true })
  const again = await context.newPage()
  await again.goto(page.url())
  await everyDetail(again)
  await sound(again)
  await context.close()
}

/** Opens what is folded. */
export async function everyDetail(page: Page): Promise<void> {
  await page.evaluate(() =>
    document.querySelectorAll('main details').forEach((e) => e.setAttribute('open', '')),
  )
}
