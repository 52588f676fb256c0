import type { Browser, Page } from '@playwright/test'
import { freePort } from '../db/embedded-postmaster'
import { expect, signInByForm, test } from './fixtures'
import { startInstance } from './instance'
import { postOffice } from './post-office'
import { word } from './rows'
import { sound } from './sound'

test.describe.configure({ timeout: 240_000 })

const password = 'a password for tests only'

async function plainPage(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(url)
  return page
}

async function fill(page: Page, email: string): Promise<void> {
  await page.getByLabel('Name').fill(`Grace ${email.slice(0, 4)}`)
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Password').fill(password)
}

const send = (page: Page) => page.getByRole('button', { name: 'Make the first admin' }).click()

test('the first admin is made by a page, on the machine or with the token, by one alone, and mails links', async ({
  page,
  browser,
  request,
  allowed,
}) => {
  allowed.push(/status of 40[34]/)
  const post = await postOffice()
  const port = String(await freePort())
  const own = await startInstance(port, 'setting-up', {
    ONRECORD_FIRST_RUN: 'setup',
    ONRECORD_SMTP: `smtp://127.0.0.1:${post.port}`,
    ONRECORD_MAIL_FROM: 'Onrecord <desk@onrecord.example>',
  })
  try {
    const at = `http://localhost:${port}`
    expect(own.said()).not.toContain('Sign in at')
    const token = /\/setup\?token=([\w-]{32})$/m.exec(own.said())![1]!
    const away = { 'x-forwarded-for': '192.0.2.1' }

    await test.step('from elsewhere it is refused with the reason, by page and by action', async () => {
      for (const path of ['/setup', '/setup?token=', `/setup?token=${token}x`]) {
        const answer = await request.get(`${at}${path}`, { headers: away })
        expect(answer.status(), path).toBe(403)
        expect(await answer.text()).toContain('or with the token that was printed at the start')
      }
      const named = await request.get(`${at}/setup`, { headers: { host: 'elsewhere.example' } })
      expect(named.status()).toBe(403)
      const withToken = await request.get(`${at}/setup?token=${token}`, { headers: away })
      expect(withToken.status()).toBe(200)
      expect(withToken.headers()).toMatchObject({
        'x-robots-tag': 'noindex, nofollow',
        'cache-control': 'private, no-store',
      })
      // The action itself, by somebody who pretends to have been let in.
      const plain = await plainPage(browser, `${at}/setup`)
      await plain.route('**/setup', (route) =>
        route.continue({
          headers: { ...route.request().headers(), ...away, 'x-onrecord-set-up': 'open' },
        }),
      )
      await fill(plain, 'forged@example.test')
      const answered = plain.waitForResponse((answer) => answer.request().method() === 'POST')
      await send(plain)
      expect((await answered).status()).toBe(403)
      await plain.context().close()
      expect((await request.get(`${at}/setup`)).status()).toBe(200)
    })

    await test.step('a problem is told at its field', async () => {
      await page.goto(`${at}/setup`)
      await sound(page)
      await fill(page, 'first@example.test')
      await page.getByLabel('Password').fill('short')
      await send(page)
      await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/At least 12 characters\./)
      await expect(page.getByLabel('Email address')).toHaveValue('first@example.test')
    })

    const emails = ['anna@example.test', 'bela@example.test', 'cora@example.test']
    const first = await test.step('of three at once one wins', async () => {
      const pages = await Promise.all(emails.map(() => plainPage(browser, `${at}/setup`)))
      for (const [place, each] of pages.entries()) await fill(each, emails[place]!)
      await Promise.all(pages.map(send))
      const winners = emails.filter((_, place) => pages[place]!.url().includes('/login'))
      expect(winners).toHaveLength(1)
      for (const each of pages) await each.context().close()
      for (const path of ['/setup', `/setup?token=${token}`])
        expect((await request.get(`${at}${path}`)).status()).toBe(404)
      expect((await request.post(`${at}/setup`)).status()).toBe(404)
      return winners[0]!
    })

    await test.step('the admin invites a person by mail', async () => {
      await signInByForm(page, { email: first, password }, '/admin/users', at)
      const invite = async (email: string) => {
        const form = page.getByRole('region', { name: 'Invite a person' })
        await form.getByLabel('Email address').fill(email)
        await form.getByLabel('Name').fill('Grace Hume')
        await form.getByRole('button', { name: 'Invite' }).click()
        return form
      }
      const email = `${word()}@example.test`
      const form = await invite(email)
      await expect(form.getByRole('status')).toHaveText(`The link was mailed to ${email}.`)
      await expect(form.getByLabel('Link, shown this once')).toBeHidden()
      expect(post.letters).toHaveLength(1)
      const letter = post.letters[0]!
      expect(letter.to).toBe(email)
      expect(letter.text).toContain('Subject: Your invitation to Onrecord')
      expect(letter.text).toContain('From: Onrecord <desk@onrecord.example>')
      const link = new RegExp(`^${at}/invitation/[\\w-]{43}$`, 'm').exec(letter.text.replaceAll('\r', ''))![0]
      const theirs = await plainPage(browser, link)
      await theirs.getByLabel('Password').fill(password)
      await theirs.getByRole('button', { name: 'Set the password' }).click()
      await signInByForm(theirs, { email, password }, '/desk', at)
      await theirs.context().close()
    })

    await test.step('where the mail server takes nothing, the link is shown', async () => {
      await post.close()
      const email = `${word()}@example.test`
      const form = page.getByRole('region', { name: 'Invite a person' })
      await form.getByLabel('Email address').fill(email)
      await form.getByLabel('Name').fill('Ada Lund')
      await form.getByRole('button', { name: 'Invite' }).click()
      await expect(form.getByRole('status')).toContainText(`The mail to ${email} was not taken.`)
      await expect(form.getByLabel('Link, shown this once')).toHaveValue(/\/invitation\/[\w-]{43}$/)
      expect(own.said()).not.toContain(await form.getByLabel('Link, shown this once').inputValue())
    })
  } finally {
    await post.close().catch(() => {})
    await own.stop()
  }
})
