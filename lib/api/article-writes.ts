import { z } from 'zod'
import { whole } from './answers'
import { heldWhole, lineByLine, lines } from './bulk'
import { component } from './component'
import { DeskArticle, deskExamples } from './desk'
import { origin } from './example'
import { operation } from './operation'
import { id, noParts } from './paging'

const told = (most: number, what: string) => z.string().max(most).nullish().describe(what)

// The doors behind read each field as they read an editor's, and refuse what cannot be stored.
const known = {
  title: told(500, 'Left out: the first words of the text'),
  publisher: told(200, 'The name of the outlet; left out: the one that has the host of the address'),
  author: told(300, 'As printed'),
  language: told(100, 'BCP 47; en'),
  date: told(100, 'The day of publication: EDTF, or words such as “17 March 2023”'),
}

export const NewArticle = component(
  'NewArticle',
  z.strictObject({
    text: z.string().min(1).describe('As printed, paragraphs between blank lines; at most 2 MB of UTF-8'),
    ...known,
    url: told(2000, 'Where it was published'),
    article: id
      .nullish()
      .describe('An article on record whose new wording this is, or whose page could not be read'),
  }),
)

const Page = component(
  'PageRequest',
  z.strictObject({
    address: z.string().min(1).max(2000).describe('Of a page that the worker is to open and read'),
    ...known,
  }),
)

export const Capture = component(
  'Capture',
  z.object({
    article: id,
    desk: z.url().describe('Where editors see what came of it'),
    self: z.url().describe('The article; its text is there once the page was opened'),
    held: z.boolean().describe('Whether the article was on record with a text already'),
    capture: id.nullable().describe('The look at the page that waits'),
  }),
)

const example = {
  text: '“It stays closed until June,” Mara Lindqvist said on Friday.',
  title: 'Bridge closed',
  publisher: 'The Harbour Post',
  url: 'https://harbourpost.example/bridge',
  date: '2025-03-14',
}

export const createArticle = operation({
  id: 'createArticle',
  method: 'post',
  path: '/articles',
  tag: 'desk',
  summary: 'Bring in an article, by its text or its address',
  description:
    'A text is on record at once; a page is opened by the worker, as at the desk (202). The same text twice is a conflict that names the article which has it.',
  scope: 'write',
  parts: noParts,
  query: noParts,
  examples: {},
  body: {
    schema: z.union([NewArticle, Page]),
    ...{ example, types: ['application/json'], most: 3_000_000 },
  },
  answers: {
    201: {
      ...whole(DeskArticle, deskExamples.article, 'The article with its text'),
      headers: ['ETag', 'Location'],
    },
    202: whole(
      Capture,
      {
        ...{ article: 31, desk: `${origin}/desk/articles/31`, self: `${origin}/api/v1/desk/articles/31` },
        ...{ held: false, capture: 8 },
      },
      'The page is going to be opened',
    ),
  },
  problems: ['not-found'],
})

/** Bytes of one line: an article is longer than a statement. */
export const MOST_OF_ARTICLE = 1024 * 1024

export const createArticles = operation({
  id: 'createArticles',
  method: 'post',
  path: '/articles/bulk',
  tag: 'desk',
  summary: 'Bring in many articles by their texts',
  description: heldWhole,
  scope: 'write',
  parts: noParts,
  query: noParts,
  examples: {},
  body: lines('a NewArticle', MOST_OF_ARTICLE, example),
  answers: lineByLine({ id: 31 }),
  problems: ['unavailable'],
})
