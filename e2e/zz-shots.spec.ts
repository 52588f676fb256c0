import { writeFileSync } from 'node:fs'
import { test } from '@playwright/test'
for (const [name, width, scheme] of [['desk', 1280, 'light'], ['phone', 390, 'light'], ['dark', 1280, 'dark']] as const)
  test(name, async ({ browser, baseURL }) => {
    const page = await browser.newPage({ viewport: { width, height: 1000 }, colorScheme: scheme })
    await page.goto(`${baseURL}/about/api`)
    await page.screenshot({ path: `/tmp/shot-${name}-1.png` })
    await page.locator('#getClaim').evaluate((e) => { e.scrollIntoView(); for (const d of e.querySelectorAll('details')) d.open = true })
    await page.screenshot({ path: `/tmp/shot-${name}-2.png` })
    await page.locator('#row-Attestation').evaluate((e) => e.scrollIntoView())
    await page.screenshot({ path: `/tmp/shot-${name}-3.png` })
    await page.locator('#failures').evaluate((e) => e.scrollIntoView())
    await page.screenshot({ path: `/tmp/shot-${name}-4.png` })
    writeFileSync(`/tmp/shot-${name}.txt`, String(await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth, document.documentElement.outerHTML.length])))
  })
