import type { APIRequestContext, APIResponse } from '@playwright/test'
import { system, type SignedIn } from '../lib/permissions'
import type { TokenScope } from '../lib/token'
import { makeTokenFor } from '../db/tokens'
import { expect, makeUser } from './fixtures'
import { word } from './rows'

export type Body = Record<string, unknown> & { id: number; self: string; url: string; version: number }

/** A user with two tokens, one for reading and one for writing too. */
export async function tokensOf(role: 'editor' | 'admin') {
  const { id, name, email } = await makeUser(role)
  const make = async (scopes: TokenScope[]) =>
    (await makeTokenFor(system, { email, name: 'A script', scopes })).token
  const actor: SignedIn = { kind: 'user', id, role, name }
  return { actor, read: await make(['read']), write: await make(['read', 'write']) }
}
export type Tokens = Awaited<ReturnType<typeof tokensOf>>

/** A program with a token: what it sends, and what it is answered. */
export async function program(
  request: APIRequestContext,
  role: 'editor' | 'admin' = 'admin',
  scopes: TokenScope[] = ['read', 'write'],
) {
  const person = await makeUser(role)
  const { id, token } = await makeTokenFor(system, { email: person.email, name: 'A script', scopes })
  const send = (method: string, address: string, data?: unknown, headers: Record<string, string> = {}) =>
    request.fetch(address.startsWith('http') ? address : `/api/v1${address}`, {
      method,
      headers: {
        Authorization: `Bearer ${token}`,
        ...(data !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(data !== undefined && { data: JSON.stringify(data) }),
      maxRedirects: 0,
    })
  return { person, id, token, send }
}
export type Program = Awaited<ReturnType<typeof program>>

/** The body of an answer. */
export const bodyOf = async (answer: APIResponse) => (await answer.json()) as Body

/** An article with one quotation, brought in by the program. */
export async function article({ send }: Program): Promise<Body> {
  const mark = word()
  const text = `“We shut the gates ${mark} at noon,” Ada Lund said on Friday.\n\n“We shut the doors,” she added.`
  const answer = await send('POST', '/articles', { text, title: `Gates ${mark}`, date: '2025-03-14' })
  expect(answer.status(), await answer.text()).toBe(201)
  return bodyOf(answer)
}

/** A statement as a program sends it. */
export const statement = (article: number, more: object = {}) => ({
  article,
  content: [{ exact: 'We shut the', suffix: ' gates' }],
  mention: { exact: 'Ada Lund' },
  kind: 'direct',
  claim: { wording: `The gates ${word()} were shut at noon.` },
  source: { name: `Ada ${word()}`, kind: 'person' },
  saidOn: { edtf: '2025-03-14', wording: 'on Friday', basis: 'relative' },
  stance: 'asserts',
  ...more,
})

/** A draft of the program's, in an article of its own. */
export async function draft(of: Program): Promise<{ article: Body; row: Body; tag: string }> {
  const made = await article(of)
  const answer = await of.send('POST', '/attestations', statement(made.id))
  expect(answer.status(), await answer.text()).toBe(201)
  return { article: made, row: await bodyOf(answer), tag: answer.headers().etag! }
}

/** A failure, with the kind that its type names. */
export const problemOf = async (answer: APIResponse) => {
  expect(answer.headers()['content-type']).toBe('application/problem+json')
  const told = await bodyOf(answer)
  return { ...told, kind: String(told.type).split('/').at(-1) }
}
