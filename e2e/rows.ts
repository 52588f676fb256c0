import { randomUUID } from 'node:crypto'
import { bringIn } from '../db/bring-in'
import { client } from '../db/connection'
import { deskArticle } from '../db/desk'
import { publish } from '../db/publishing'
import { recordStatement, type Recorded } from '../db/statements'
import { address } from '../lib/address'
import type { DeskPassage } from '../lib/desk-view'
import { system, type Actor } from '../lib/permissions'
import type { NewStatement } from '../lib/statement-input'

export type Article = { id: number; versionId: number; text: string }
export type Statement = Recorded & { article: Article; wording: string; path: string }

/** Ten letters that stand nowhere else: tests share one record. */
export const word = () =>
  [...randomUUID().replaceAll('-', '').slice(0, 10)]
    .map((digit) => String.fromCharCode(97 + parseInt(digit, 16)))
    .join('')

/** Where these words stand first in a text. */
export function pieceOf(text: string, words: string): { start: number; end: number } {
  const start = text.indexOf(words)
  if (start < 0) throw new Error(`The text does not hold “${words}”.`)
  return { start, end: start + words.length }
}

export async function makeArticle(text: string, more: Partial<Parameters<typeof bringIn>[1]> = {}) {
  const plain = { title: null, publisher: null, author: null, url: null, language: null, date: '2023-03-18' }
  const id = await bringIn(system, { text, ...plain, ...more })
  const article = await deskArticle(system, id)
  return { id, versionId: article.text.versionId, text: article.text.words }
}

export const friday = { edtf: '2023-03-17', wording: 'on Friday', basis: 'relative' } as const

/** A draft: words of an article as a direct quotation, by default a new claim by a new person on a Friday. */
export async function makeDraft(
  article: Article,
  words: string,
  more: Partial<NewStatement> = {},
  actor: Actor = system,
): Promise<Statement> {
  const wording = `The harbour ${word()} was closed at noon.`
  const recorded = await recordStatement(actor, {
    versionId: article.versionId,
    content: [pieceOf(article.text, words)],
    cue: null,
    mention: null,
    kind: 'direct',
    claim: { wording },
    utterance: null,
    source: { name: `Anna ${word()}`, kind: 'person' },
    remember: null,
    capacity: null,
    speaksFor: null,
    saidOn: friday,
    channel: null,
    stance: 'asserts',
    topics: [],
    ...more,
  })
  const passage = await passageOf({ article, ...recorded })
  const path = `/claims/${address(recorded.claim, passage.claim.wording)}`
  return { ...recorded, article, wording: passage.claim.wording, path }
}

export const quotation = '“The ferry is late again,”'

/** A short article of two paragraphs, by Ada Lund and Petra Holm, published on a Friday. */
export async function makeFerry(): Promise<Article> {
  const mark = word()
  const text = `${quotation} Ada Lund ${mark} said on Friday.\n\nPetra Holm ${mark} denied that the boat was late. “It left at noon,” she added.`
  return makeArticle(text, { date: '2025-03-14', title: `Ferry ${mark}` })
}

/** A draft in a ferry article: Ada Lund's quotation. */
export async function makeFerryDraft(article: Article, actor?: Actor): Promise<Statement> {
  const said = { edtf: '2025-03-14', wording: 'on Friday', basis: 'relative' } as const
  const source = { name: `Ada Lund ${word()}`, kind: 'person' } as const
  return makeDraft(article, quotation, { source, saidOn: said }, actor)
}

/** A public statement, in an article of its own. */
export async function makePublished(
  more: Partial<NewStatement> = {},
  actor: Actor = system,
): Promise<Statement> {
  const article = await makeArticle(`“We shut the gates at noon,” she said. Report ${word()}.`)
  const statement = await makeDraft(article, 'We shut the gates at noon', more)
  await publish(actor, { articleId: article.id, only: [statement.attestation] })
  return statement
}

/** The passage as the desk reads it now, with the versions that a change carries. */
export async function passageOf({
  article,
  attestation,
}: {
  article: Article
  attestation: number
}): Promise<DeskPassage> {
  const { passages } = await deskArticle(system, article.id)
  const passage = passages.find(({ id }) => id === attestation)
  if (!passage) throw new Error(`Article ${article.id} has no passage ${attestation}.`)
  return passage
}

/** Number and version of the claim, as the doors that withdraw ask for them. */
export async function claimOf(statement: Statement): Promise<{ id: number; version: number }> {
  const { claim, read } = await passageOf(statement)
  return { id: claim.id, version: read.claim }
}

/** All that was saved of the claim, its source and passages is moved to that day. */
export async function savedOn(day: string, { claim }: { claim: number }): Promise<void> {
  const at = `${day}T12:00:00Z`
  await client().begin(async (tx) => {
    await tx`set local session_replication_role = replica`
    await tx`update revisions set at = ${at} where claim_id = ${claim}`
    await tx`update sources set created_at = ${at} where id in (select source_id from utterances where claim_id = ${claim})`
    await tx`update revisions set at = ${at} where object = 'sources'
      and object_id in (select source_id from utterances where claim_id = ${claim})`
    await tx`update claims set created_at = ${at} where id = ${claim}`
    await tx`update utterances set created_at = ${at} where claim_id = ${claim}`
    await tx`update attestations set created_at = ${at}
      where utterance_id in (select id from utterances where claim_id = ${claim})`
  })
}
