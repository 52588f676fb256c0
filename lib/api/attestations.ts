import { z } from 'zod'
import { printedWords } from '../citation'
import {
  chainKinds,
  quoteKinds,
  stances,
  type ClaimRef,
  type Passage,
  type SourceRef,
  type Stance,
} from '../record'
import { listed, one } from './answers'
import { component } from './component'
import { Dated, datedOrNull } from './dates'
import { examples } from './example'
import { operation } from './operation'
import { byNumber, fieldsOf, id, paging } from './paging'
import {
  addressed,
  articleRef,
  ArticleReference,
  claimRef,
  ClaimReference,
  sourceRefOf,
  SourceReference,
} from './refs'

const Printed = ArticleReference.extend({
  publisher: z
    .object({ id, name: z.string(), self: z.url() })
    .nullable()
    .describe('The outlet that issued it, where it is known'),
  publishedOn: Dated.nullable().describe('When the article was published'),
  language: z.string().describe('BCP 47'),
  original: z
    .string()
    .nullable()
    .describe(
      'The words at the outlet’s own address, as a text fragment; null where they are not there any more',
    ),
  archive: z.string().nullable().describe('A public archive’s copy'),
})

export const Attestation = component(
  'Attestation',
  z.object({
    ...addressed,
    utterance: z.object(addressed).describe('What it reports'),
    claim: ClaimReference,
    stance: z.enum(stances).describe('What the source does with the claim'),
    source: SourceReference.describe('Whose words they are'),
    words: z
      .string()
      .describe('The words as printed, a quotation; parts that stand apart are joined by “ … ”'),
    quoteKind: z
      .enum(quoteKinds)
      .describe('direct: all of them in quotation marks; mixed: some; indirect: none'),
    passage: z
      .object({
        text: z.string(),
        paragraph: z
          .int()
          .min(1)
          .nullable()
          .describe(
            'The number of the first paragraph in the article; null where this instance holds its words on record alone',
          ),
        marks: z
          .array(
            z.object({
              start: z.int().min(0),
              end: z.int().min(0),
              as: z
                .enum(['content', 'cue', 'mention'])
                .describe('The words themselves, the word of saying, the source as it is printed'),
            }),
          )
          .describe('Offsets into the text in UTF-16 units, half open'),
      })
      .describe('The words in the paragraphs that they stand in, as far as the article’s rights allow'),
    article: Printed,
    version: z.int().min(1).describe('The number of the article’s wording in which they were recorded'),
    chain: z
      .array(z.object({ kind: z.enum(chainKinds), name: z.string().nullable(), publisher: id.nullable() }))
      .describe('Through whom the words reached the article, the nearest first; empty: not stated'),
    changed: z
      .object({
        on: z.iso.date(),
        version: z.int().min(1),
        gone: z.boolean().describe('true: the article has them no more; false: it has them otherwise'),
      })
      .nullable()
      .describe('What a later version of the article made of them'),
    sample: z.boolean().describe('true: invented to show how a record looks'),
  }),
)

type Line = {
  utterance: number
  claim: ClaimRef
  stance: Stance
  source: SourceRef
  passage: Passage
  sample: boolean
}

/** Where an utterance is found. */
export const utterancePlace = (id: number, claim: ClaimRef, origin: string) => ({
  id,
  url: `${origin}/claims/${claim.address}#u${id}`,
  self: `${origin}/api/v1/utterances/${id}`,
})

/** An attestation as the API answers it. */
export function attestationOf(
  { utterance, claim, stance, source, passage, sample }: Line,
  origin: string,
): z.output<typeof Attestation> {
  const { article, change, text, paragraph, marks } = passage
  const said = utterancePlace(utterance, claim, origin)
  return {
    id: passage.id,
    url: said.url,
    self: `${origin}/api/v1/attestations/${passage.id}`,
    utterance: said,
    claim: claimRef(claim, origin),
    stance,
    source: sourceRefOf(source, origin),
    words: printedWords(passage),
    quoteKind: passage.kind,
    passage: { text, paragraph, marks: marks.map(({ start, end, as }) => ({ start, end, as })) },
    article: {
      ...articleRef(article, origin),
      publisher:
        article.publisherId === null
          ? null
          : {
              id: article.publisherId,
              name: article.publisher ?? '',
              self: `${origin}/api/v1/publishers/${article.publisherId}`,
            },
      publishedOn: datedOrNull(article.publishedOn),
      language: passage.language,
      original: passage.original,
      archive: article.archive,
    },
    version: passage.version,
    chain: passage.chain.map(({ kind, name, publisherId }) => ({ kind, name, publisher: publisherId })),
    changed: change && { on: change.on, version: change.version, gone: change.runs === null },
    sample,
  }
}

export const getAttestation = operation({
  id: 'getAttestation',
  method: 'get',
  path: '/attestations/{id}',
  tag: 'attestations',
  summary: 'One attestation',
  scope: null,
  parts: byNumber,
  query: z.object({ fields: fieldsOf(Attestation) }),
  examples: { id: 55, fields: 'words,source,article' },
  answers: { 200: one(Attestation, examples.attestation, 'The attestation') },
  problems: ['not-found', 'withdrawn'],
  item: Attestation,
})

/** The attestations of a row of this noun. */
export const attestationsUnder = (
  noun: 'claims' | 'utterances' | 'articles',
  what: string,
  answers: object = {},
) =>
  operation({
    id: `list${noun[0]!.toUpperCase()}${noun.slice(1, -1)}Attestations`,
    method: 'get',
    path: `/${noun}/{id}/attestations`,
    tag: 'attestations',
    summary: `The attestations of ${what}, in the order of their numbers`,
    scope: null,
    parts: byNumber,
    query: z.object({ ...paging, fields: fieldsOf(Attestation) }),
    examples: { id: noun === 'articles' ? 31 : noun === 'claims' ? 12 : 40, limit: 20 },
    answers: { 200: listed(Attestation, examples.attestation, 'A page of attestations'), ...answers },
    problems: noun === 'articles' ? ['not-found'] : ['not-found', 'withdrawn'],
    item: Attestation,
  })
