import { z } from 'zod'
import type { ArticleHead, VersionHead } from '../article-head'
import { textRights, type ArticleView } from '../record'
import { listed, moved, one } from './answers'
import { component } from './component'
import { Dated, datedOrNull } from './dates'
import { examples } from './example'
import { operation } from './operation'
import { byNumber, fieldsOf, id, includeOf, noParts, paging } from './paging'
import { articleRef, ArticleReference, namedRef, NamedReference } from './refs'

export const ArticleText = component(
  'ArticleText',
  z.object({
    version: z.int().min(1),
    whole: z
      .boolean()
      .describe('false: only paragraphs with words on record, since the rights allow excerpts'),
    paragraphCount: z
      .int()
      .min(0)
      .nullable()
      .describe('Paragraphs of the version in all; null where this instance holds its words on record alone'),
    paragraphs: z.array(
      z.object({
        number: z.int().min(1),
        kind: z.enum(['paragraph', 'heading']),
        text: z.string(),
        marks: z
          .array(
            z.object({
              start: z.int().min(0),
              end: z.int().min(0),
              as: z.enum(['content', 'cue', 'mention']),
              attestation: id.describe('Whose words are marked'),
            }),
          )
          .describe('Offsets into the text in UTF-16 units, half open'),
      }),
    ),
  }),
)

export const Article = component(
  'Article',
  ArticleReference.extend({
    byline: z.string().nullable(),
    publisher: NamedReference.nullable().describe('The outlet that issued it'),
    publishedOn: Dated.nullable().describe('When it was published; not when it was recorded'),
    language: z.string().describe('BCP 47'),
    original: z.string().nullable().describe('The outlet’s own address'),
    archive: z.string().nullable().describe('A public archive’s copy'),
    rights: z.enum(textRights).describe('How much of its text may be shown'),
    versionCount: z.int().min(1).describe('Stored wordings'),
    attestationCount: z.int().min(0).describe('Passages on record'),
    text: ArticleText.optional().describe(
      'With include=text: the newest version, as far as its rights allow',
    ),
    sample: z.boolean().describe('true: invented to show how a record looks'),
  }),
)

export const Version = component(
  'Version',
  z.object({
    id: z.int().min(1).describe('The number of the version in its article, from 1'),
    url: z.url().describe('The page for people'),
    self: z.url().describe('The same in this API'),
    article: ArticleReference,
    recordedOn: z.iso
      .date()
      .describe('The day on which the page was fetched, or the text recorded otherwise (UTC)'),
    hash: z.string().describe('SHA-256 of the text in UTF-8, in hex'),
    length: z.int().min(0).describe('Of the text, in UTF-16 units'),
    current: z.boolean().describe('Whether it is the newest'),
    text: ArticleText.optional().describe('With include=text, as far as the article’s rights allow'),
  }),
)

/** The text of an article as far as readers may see it. */
export const textOf = (article: ArticleView): z.output<typeof ArticleText> => ({
  version: article.version,
  whole: article.rights === 'full',
  paragraphCount: article.paragraphCount,
  paragraphs: article.paragraphs.map(({ number, kind, text, marks }) => ({
    ...{ number, kind, text },
    marks: marks.map(({ start, end, as, note }) => ({
      ...{ start, end, as },
      attestation: article.notes[note - 1]!.attestation,
    })),
  })),
})

/** An article as the API answers it. */
export const articleOf = (
  head: ArticleHead,
  origin: string,
  text?: ArticleView | null,
): z.output<typeof Article> => ({
  ...articleRef(head, origin),
  byline: head.byline,
  publisher: head.publisher && namedRef('publishers', head.publisher, origin),
  publishedOn: datedOrNull(head.publishedOn),
  language: head.language,
  original: head.original,
  archive: head.archive,
  rights: head.rights,
  versionCount: head.versions,
  attestationCount: head.passages,
  ...(text && { text: textOf(text) }),
  sample: head.sample,
})

export const versionOf = (
  { number, on, hash, length, current }: VersionHead,
  article: ArticleHead,
  origin: string,
  text?: ArticleView | null,
): z.output<typeof Version> => {
  const of = articleRef(article, origin)
  return {
    id: number,
    url: current ? of.url : `${of.url}?version=${number}`,
    self: `${of.self}/versions/${number}`,
    article: of,
    recordedOn: on,
    ...{ hash, length, current },
    ...(text && { text: textOf(text) }),
  }
}

const withText = includeOf(['text'])

export const listArticles = operation({
  id: 'listArticles',
  method: 'get',
  path: '/articles',
  tag: 'articles',
  summary: 'Articles with words on record, newest first',
  scope: null,
  parts: noParts,
  query: z.object({ ...paging, fields: fieldsOf(Article) }),
  examples: { limit: 20 },
  answers: { 200: listed(Article, examples.article, 'A page of articles') },
  problems: [],
  item: Article,
})

export const getArticle = operation({
  id: 'getArticle',
  method: 'get',
  path: '/articles/{id}',
  tag: 'articles',
  summary: 'One article',
  description: 'An article that was found to be the same as another leads to that one (308).',
  scope: null,
  parts: byNumber,
  query: z.object({ fields: fieldsOf(Article), include: withText }),
  examples: { id: 31, include: 'text' },
  answers: { 200: one(Article, examples.article, 'The article'), 308: moved },
  problems: ['not-found'],
  item: Article,
})

export const listVersions = operation({
  id: 'listVersions',
  method: 'get',
  path: '/articles/{id}/versions',
  tag: 'articles',
  summary: 'The wordings of an article that are stored, newest first',
  scope: null,
  parts: byNumber,
  query: z.object({ ...paging, fields: fieldsOf(Version) }),
  examples: { id: 31, limit: 20 },
  answers: { 200: listed(Version, examples.version, 'A page of versions'), 308: moved },
  problems: ['not-found'],
  item: Version,
})

export const getVersion = operation({
  id: 'getVersion',
  method: 'get',
  path: '/articles/{id}/versions/{number}',
  tag: 'articles',
  summary: 'One stored wording of an article',
  scope: null,
  parts: byNumber.extend({
    number: z.int().min(1).max(999_999_999).describe('The number of the version, from 1'),
  }),
  query: z.object({ fields: fieldsOf(Version), include: withText }),
  examples: { id: 31, number: 1, include: 'text' },
  answers: { 200: one(Version, examples.version, 'The version'), 308: moved },
  problems: ['not-found'],
  item: Version,
})
