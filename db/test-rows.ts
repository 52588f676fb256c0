import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { system, type Actor, type SignedIn } from '../lib/permissions'
import type { UserRole } from '../lib/record'
import type { NewStatement, StatementChange } from '../lib/statement-input'
import { bringIn } from './bring-in'
import { db } from './connection'
import { passage, versionOf } from './passages'
import { publish } from './publishing'
import { articleVersions } from './schema-articles'
import { users } from './schema-users'
import { recordStatement, type Recorded } from './statements'
import { addUser } from './users'

/** Words that no other test uses: tests share one database. */
export const unique = (what: string) => `${what} ${randomUUID().slice(0, 8)}`

/** The reason why something is refused, for `expect(…).rejects.toMatchObject`. */
export const forbidden = { kind: 'forbidden' }
export const conflict = { kind: 'conflict' }
export const invalidAt = (field: string) => ({
  kind: 'invalid',
  problems: [expect.objectContaining({ field })] as unknown[],
})

export async function makeUser(role: UserRole): Promise<SignedIn> {
  const name = unique(role)
  const email = `${randomUUID()}@example.org`
  const id = await addUser(system, { email, name, role, password: 'correct horse battery' })
  return { kind: 'user', id, role, name }
}

export async function emailOf({ id }: SignedIn): Promise<string> {
  const [user] = await db().select().from(users).where(eq(users.id, id))
  return user!.email
}

export type TestArticle = { id: number; versionId: number; text: string }

/** An article of two paragraphs with two quotations, or of these words. */
export async function makeArticle(
  actor: Actor,
  { text = unique(plainWords), ...more }: Partial<Parameters<typeof bringIn>[1]> = {},
): Promise<TestArticle> {
  const id = await bringIn(actor, {
    text,
    title: null,
    publisher: null,
    author: null,
    url: null,
    language: null,
    date: '2023-03-18',
    ...more,
  })
  const [version] = await db()
    .select({ text: articleVersions.text })
    .from(articleVersions)
    .where(and(eq(articleVersions.articleId, id), eq(articleVersions.number, 1)))
  return { id, versionId: await versionOf(id), text: version!.text! }
}

const plainWords =
  '“The harbour was closed at noon,” Anna Petrenko said on Friday.\n\nMoscow denied it: “No ship was turned away.” Report'

/** Where these words stand first in a text. */
export function pieceOf(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`The text does not hold “${words}”.`)
  return { start, end: start + words.length }
}

export const friday = { edtf: '2023-03-17', wording: 'on Friday', basis: 'relative' } as const

/** What the form sends for the first quotation of an article, a new claim by a new person. */
export function statementOn(article: TestArticle, more: Partial<NewStatement> = {}): NewStatement {
  return {
    versionId: article.versionId,
    content: [pieceOf(article.text, 'The harbour was closed at noon')],
    cue: pieceOf(article.text, 'said'),
    mention: pieceOf(article.text, 'Anna Petrenko'),
    kind: 'direct',
    claim: { wording: unique('The harbour was closed at noon.') },
    utterance: null,
    source: { name: unique('Anna Petrenko'), kind: 'person' },
    remember: null,
    capacity: null,
    speaksFor: null,
    saidOn: friday,
    channel: null,
    stance: 'asserts',
    topics: [],
    ...more,
  }
}

/** The second quotation of an article, with a cue and a mention of its own. */
export const denialOn = (article: TestArticle, more: Partial<NewStatement> = {}): NewStatement =>
  statementOn(article, {
    content: [pieceOf(article.text, 'No ship was turned away')],
    cue: pieceOf(article.text, 'denied'),
    mention: pieceOf(article.text, 'Moscow'),
    stance: 'denies',
    ...more,
  })

export type Statement = Recorded & { article: TestArticle }

/** A draft in an article of its own, or in the given one. */
export async function makeDraft(
  actor: Actor,
  more: Partial<NewStatement> = {},
  on?: TestArticle,
): Promise<Statement> {
  const article = on ?? (await makeArticle(actor))
  return { ...(await recordStatement(actor, statementOn(article, more))), article }
}

export async function makePublished(
  actor: Actor,
  more: Partial<NewStatement> = {},
  on?: TestArticle,
): Promise<Statement> {
  const statement = await makeDraft(actor, more, on)
  await publish(actor, { articleId: statement.article.id, only: [statement.attestation] })
  return statement
}

/** Why something public is changed. */
export const why = 'A second look at the recording.'

/** The filled form of a passage, with the versions on record now; in a public claim with a reason. */
export async function formOf(id: number): Promise<StatementChange> {
  const { cue, mention, claim, source, speaksFor, ...row } = (await passage(db(), id))!
  return {
    ...row,
    id,
    cue: cue[0] ?? null,
    mention: mention[0] ?? null,
    claim: { wording: claim.wording },
    utterance: null,
    source: source && { id: source.id },
    speaksFor: speaksFor && { id: speaksFor.id },
    remember: null,
    reason: claim.state === 'published' ? why : null,
  }
}

/** Number and version of a passage or of its claim, as the doors that withdraw ask for them. */
export async function edition({ attestation }: { attestation: number }) {
  const { read, claim } = (await passage(db(), attestation))!
  return {
    passage: { id: attestation, version: read.attestation },
    claim: { id: claim.id, version: read.claim },
  }
}
