import { defineConfig, devices } from '@playwright/test'
import { freePort } from './db/embedded-postmaster'
import { browserFlags, findBrowser } from './jobs/browser'

// Workers read this file again and inherit what the first reading has set.
if (!process.env.ONRECORD_E2E_PORT) {
  const browser = await findBrowser()
  if ('problem' in browser) throw new Error(browser.problem)
  console.log(`Browser: ${browser.path} (${browser.how})`)
  process.env.CHROME = browser.path
  process.env.ONRECORD_E2E_PORT = String(await freePort())
  // Where tests play an outlet; the instance may open it, though it is on this machine.
  process.env.ONRECORD_E2E_OUTLET = String(await freePort())
}

const json = process.env.ONRECORD_E2E_REPORT

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/instance.ts',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  // Two cores shared with other tests are slow at times; what never comes still ends a test.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: json ? [['list'], ['json', { outputFile: json }]] : [['list']],
  use: {
    baseURL: `http://localhost:${process.env.ONRECORD_E2E_PORT}`,
    // Traces cost a tenth of the time: they are for whoever runs a few specs by hand.
    trace: json ? 'off' : 'retain-on-failure',
    launchOptions: { executablePath: process.env.CHROME, args: browserFlags },
  },
  projects: [{ name: 'chromium', use: devices['Desktop Chrome'] }],
})
