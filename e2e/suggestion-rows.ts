import { db } from '../db/connection'
import { deskArticle } from '../db/desk'
import { suggestions } from '../db/schema-suggestions'
import { system } from '../lib/permissions'
import { describe } from '../lib/spans'
import type { Speaker } from '../lib/suggestion'
import { makeArticle, pieceOf, word, type Article } from './rows'

/** What the desk holds of an article, and what became of its suggestions. */
export const passages = async (id: number) => (await deskArticle(system, id)).passages
export const states = async (id: number) =>
  (await deskArticle(system, id)).suggestions.map(({ state }) => state)

/** A name that stands nowhere else. */
export const surname = () => word().replace(/^./, (letter) => letter.toUpperCase())

export const person = (name: string, more: Partial<Speaker> = {}): Speaker => ({
  name,
  kind: 'person',
  capacity: null,
  organisation: null,
  place: false,
  ...more,
})

/**
 * An article that the program reads without finding anything: nobody in it says a word, so that a story tells
 * itself what is suggested.
 */
export async function makePier() {
  const [ada, petra, imre] = [`Ada ${surname()}`, `Petra ${surname()}`, `Imre ${surname()}`]
  const text = `${ada} keeps the pier closed until May.\n\n${petra} leaves the fishermen without a word.\n\n${imre} opens a second gate on Monday.`
  const article = await makeArticle(text, { date: '2025-03-14', title: `Pier ${word()}` })
  return { ...article, ada, petra, imre }
}

let uttered = 0

/** Suggests these words of an article: by default as the assertion of somebody who is named, on the day of publication. */
export async function suggest(
  { versionId, text }: Article,
  words: string,
  speaker: Speaker | null,
  more: Partial<typeof suggestions.$inferInsert> = {},
): Promise<number> {
  const [made] = await db()
    .insert(suggestions)
    .values({
      versionId,
      content: [describe(text, pieceOf(text, words))],
      mention: speaker && text.includes(speaker.name) ? [describe(text, pieceOf(text, speaker.name))] : [],
      kind: 'indirect',
      stance: 'asserts',
      wording: `${words.charAt(0).toUpperCase()}${words.slice(1)}.`,
      speaker,
      saidOn: '2025-03-14',
      saidBasis: 'published-on',
      confidence: 0.9,
      rule: 'clause',
      reason: 'one named speaker in the sentence',
      utterance: (uttered += 1),
      ...more,
    })
    .returning({ id: suggestions.id })
  return made!.id
}

/** The pier with its three suggestions. */
export async function makeSuggestedPier() {
  const pier = await makePier()
  await suggest(pier, 'the pier closed until May', person(pier.ada))
  await suggest(pier, 'the fishermen without a word', person(pier.petra))
  await suggest(pier, 'a second gate on Monday', person(pier.imre))
  return pier
}
