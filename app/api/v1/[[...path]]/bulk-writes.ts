import type { z } from 'zod'
import { bringInMany } from '@/db/bring-in'
import { wordsOfArticle } from '@/db/editions'
import { recordStatements } from '@/db/recording'
import { parse } from '@/db/write'
import { createArticles, MOST_OF_ARTICLE, NewArticle } from '@/lib/api/article-writes'
import { createAttestations, MOST_OF_ATTESTATION, NewAttestation } from '@/lib/api/attestation-writes'
import type { Actor } from '@/lib/permissions'
import { articleOf } from './article-writes'
import { statementOf } from './attestation-writes'
import { lineByLine } from './bulk'
import { on } from './handled'

/** So many texts are held for the lines that follow: those of one article mostly stand together. */
const TEXTS = 50

/** The words of articles, those asked for last at hand. */
function rememberedWords(actor: Actor) {
  const texts = new Map<string, ReturnType<typeof wordsOfArticle>>()
  return ({ article, textVersion }: z.output<typeof NewAttestation>) => {
    const key = `${article}.${textVersion ?? ''}`
    const known = texts.get(key) ?? wordsOfArticle(actor, { article, textVersion })
    texts.delete(key)
    texts.set(key, known)
    if (texts.size > TEXTS) texts.delete(texts.keys().next().value!)
    return known
  }
}

export const bulkWrites = [
  on(createArticles, async ({ actor, request, begun, origin }) =>
    lineByLine({
      ...{ request, begun, origin, mostOfLine: MOST_OF_ARTICLE, most: 20 },
      read: async (value) => articleOf(parse(NewArticle, value)),
      write: (inputs, kept) => bringInMany(actor, inputs, kept),
    }),
  ),
  on(createAttestations, async ({ actor, request, begun, origin }) => {
    const wordsOf = rememberedWords(actor)
    return lineByLine({
      ...{ request, begun, origin, mostOfLine: MOST_OF_ATTESTATION, most: 200 },
      read: async (value) => {
        const row = parse(NewAttestation, value)
        return statementOf(row, await wordsOf(row))
      },
      write: (inputs, kept) =>
        recordStatements(actor, inputs, (tx, outcomes) =>
          kept(
            tx,
            outcomes.map((outcome) => ('error' in outcome ? outcome : idsOf(outcome.recorded))),
          ),
        ),
    })
  }),
]

const idsOf = ({ attestation, ...ids }: { attestation: number; utterance: number; claim: number }) => ({
  id: attestation,
  ...ids,
})
