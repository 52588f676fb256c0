import { test as base, expect, type Page } from '@playwright/test'
import { encode } from 'next-auth/jwt'
import { client } from '../db/connection'
import { hashPassword } from '../db/passwords'
import { openSession } from '../db/sessions'
import type { UserRole } from '../lib/record'
import { cookieSecret } from './instance'

export { expect }
export { admin as firstAdmin } from './instance'

export type Person = { id: number; email: string; password: string; name: string }

let made = 0
const unique = () => `${Date.now().toString(36)}${(made += 1)}`

const password = 'a password for tests only'
// Hashing takes long by design, and every test has its own users.
let hashed: Promise<string> | undefined

/** A user of this role, made for one test. */
export async function makeUser(role: UserRole): Promise<Person> {
  const person = { email: `${role}-${unique()}@example.test`, password, name: `Test ${role}` }
  const hash = await (hashed ??= hashPassword(password))
  const [made] = await client()<{ id: number }[]>`
    insert into users (email, name, role, password_hash)
    values (${person.email}, ${person.name}, ${role}, ${hash}) returning id`
  return { ...person, id: made!.id }
}

/** Signs in as the form would, without opening it, and goes on to `from`: specs whose story is another one. */
export async function signIn(page: Page, person: { id: number }, from?: string): Promise<void> {
  const salt = 'authjs.session-token'
  const token = { sid: await openSession(person.id, 'Test') }
  const value = await encode({ token, secret: cookieSecret, salt })
  // Cookies know no port: this one is good at each instance, and opens those whose database the doors write to.
  await page
    .context()
    .addCookies([{ name: salt, value, domain: 'localhost', path: '/', httpOnly: true, sameSite: 'Lax' }])
  if (from) await page.goto(from)
}

/** Signs in by the form, at the shared instance or the one of this origin. */
export async function signInByForm(
  page: Page,
  person: { email: string; password: string },
  from = '/desk',
  origin = '',
): Promise<void> {
  await page.goto(`${origin}/login?from=${encodeURIComponent(from)}`)
  await page.getByLabel('Email address').fill(person.email)
  await page.getByLabel('Password').fill(person.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL((url) => url.pathname + url.search === from)
}

/**
 * Opens a page until something is there: the server hears of what a test wrote by the doors a moment later, and keeps
 * its pages until then. What is asked for waits briefly itself.
 */
export async function until(page: Page, url: string, there: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.goto(url)
    await there()
  }).toPass()
}

/** How long what is on the page of `until` is waited for. */
export const quick = { timeout: 500 }

// What a page may print: a test that provokes a refusal names the status it expects.
type Fixtures = { expectedStatuses: number[]; allowed: RegExp[]; editor: Person; admin: Person }

export const test = base.extend<Fixtures>({
  expectedStatuses: [[], { option: true }],
  // Console lines that a test brings about on purpose.
  allowed: async ({}, provide) => provide([]),
  // A test that opens no page does without.
  context: async ({ context, expectedStatuses, allowed }, provide) => {
    const printed: string[] = []
    context.on('weberror', (error) => printed.push(String(error.error())))
    context.on('console', (message) => {
      if (!['error', 'warning'].includes(message.type())) return
      const text = message.text()
      if (!expectedStatuses.some((status) => text.includes(`status of ${status}`))) printed.push(text)
    })
    await provide(context)
    const unexpected = printed.filter((line) => !allowed.some((pattern) => pattern.test(line)))
    expect(unexpected, 'the console holds nothing unexpected').toEqual([])
  },
  editor: async ({ page }, provide) => {
    const person = await makeUser('editor')
    await signIn(page, person)
    await provide(person)
  },
  admin: async ({ page }, provide) => {
    const person = await makeUser('admin')
    await signIn(page, person)
    await provide(person)
  },
})
