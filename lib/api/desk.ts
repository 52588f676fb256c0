import { z } from 'zod'
import type { ArticleEdition, ClaimEdition, StatementEdition } from '../edition'
import { chainKinds, dateBases, quoteKinds, sourceKinds, stances, states, type SourceKind } from '../record'
import { address } from '../address'
import { whole } from './answers'
import { component } from './component'
import { origin } from './example'
import { operation, type Tag } from './operation'
import { byNumber, id, noParts } from './paging'

/** Where a row is found, for people, for readers once it is public, and here. */
const worked = {
  id,
  url: z.url().describe('The page for people; it answers once this is public'),
  desk: z.url().describe('Where editors work on it'),
  self: z.url().describe('The same in this API'),
}

type Noun = 'articles' | 'attestations' | 'claims' | 'sources'
const places = (noun: Noun, id: number, url: string, desk: string, origin: string) => ({
  id,
  url: origin + url,
  desk: origin + desk,
  self: `${origin}/api/v1/desk/${noun}/${id}`,
})

const version = z.int().min(1).describe('Counted up by each change; “If-Match” names it, in quotes')

export const DeskClaim = component(
  'DeskClaim',
  z.object({ ...worked, wording: z.string(), state: z.enum(states), version }),
)

/** A claim as editors read it. */
export const deskClaimOf = ({ id, wording, state, version }: ClaimEdition, origin: string) => ({
  ...places('claims', id, `/claims/${address(id, wording)}`, `/desk/claims/${id}`, origin),
  ...{ wording, state, version },
})

export const DeskSource = component(
  'DeskSource',
  z.object({
    ...worked,
    name: z.string(),
    kind: z.enum(sourceKinds),
    description: z.string().nullable(),
    confirmed: z.boolean().describe('Whether an admin has looked at it'),
    mergedInto: id.nullable().describe('The source that this one was found to be'),
    version,
  }),
)

type SourceRow = Omit<z.output<typeof DeskSource>, 'url' | 'desk' | 'self'>

/** A source as editors read it. */
export const deskSourceOf = (row: SourceRow, origin: string): z.output<typeof DeskSource> => ({
  ...places('sources', row.id, `/sources/${address(row.id, row.name)}`, `/admin/sources/${row.id}`, origin),
  name: row.name,
  kind: row.kind,
  description: row.description,
  confirmed: row.confirmed,
  mergedInto: row.mergedInto,
  version: row.version,
})

export const DeskArticle = component(
  'DeskArticle',
  z.object({
    ...worked,
    title: z.string(),
    publisher: z.string().nullable(),
    author: z.string().nullable(),
    address: z.string().nullable().describe('Where it was published'),
    language: z.string().describe('BCP 47'),
    date: z.string().nullable().describe('The day of publication, EDTF'),
    version,
    text: z
      .object({
        version: z.int().min(1).describe('The number of this wording of the article, 1 for the first'),
        words: z.string().nullable().describe('null: the text is not held'),
        length: z.int().min(0).describe('In UTF-16 code units, which “start” and “end” count'),
        hash: z.string().describe('SHA-256 of its UTF-8, in hexadecimal'),
      })
      .nullable()
      .describe('The newest; null until the page was opened'),
  }),
)

/** An article with its newest text, as editors read it. */
export const deskArticleOf = (
  { id, ...row }: ArticleEdition,
  origin: string,
): z.output<typeof DeskArticle> => ({
  ...places('articles', id, `/articles/${address(id, row.title)}`, `/desk/articles/${id}`, origin),
  ...row,
})

const Place = z.object({
  start: z.int(),
  end: z.int(),
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
})
const Named = z.object({ id, name: z.string(), kind: z.enum(sourceKinds) }).nullable()

export const DeskAttestation = component(
  'DeskAttestation',
  z.object({
    ...worked,
    state: z
      .enum(states)
      .describe(
        'Its own: where the state of “claim” is “withdrawn”, readers see it no more, whatever this says',
      ),
    waits: z.boolean().describe('Whether it waits for a second person before it is public'),
    article: id,
    textVersion: z.int().min(1).describe('The wording of the article in which the ranges lie'),
    kind: z.enum(quoteKinds),
    content: z.array(Place),
    cue: z.array(Place),
    mention: z.array(Place),
    chain: z.array(z.object({ kind: z.enum(chainKinds), name: z.string().nullable() })),
    utterance: id,
    source: Named,
    capacity: z.string().nullable(),
    speaksFor: Named,
    saidOn: z
      .object({ edtf: z.string(), wording: z.string().nullable(), basis: z.enum(dateBases) })
      .nullable(),
    channel: z.string().nullable(),
    stance: z.enum(stances),
    topics: z.array(z.string()),
    claim: DeskClaim,
    versions: z
      .object({ attestation: version, utterance: version, claim: version })
      .describe('“If-Match” names all three in this order, as in "3.2.5"'),
  }),
)

/** An attestation with its utterance and claim, as editors read it. */
export function deskAttestationOf(row: StatementEdition, origin: string): z.output<typeof DeskAttestation> {
  const { id, claim, read, review, ...said } = row
  const held = deskClaimOf({ ...claim, version: read.claim }, origin)
  const page = `${new URL(held.url).pathname}#u${said.utterance}`
  const named = (one: { id: number; name: string; kind: SourceKind } | null) =>
    one && { id: one.id, name: one.name, kind: one.kind }
  return {
    ...places('attestations', id, page, `/desk/articles/${said.article}`, origin),
    ...{ state: said.state, waits: review !== null, article: said.article, textVersion: said.textVersion },
    ...{ kind: said.kind, content: said.content, cue: said.cue, mention: said.mention },
    chain: said.chain.map(({ kind, name }) => ({ kind, name })),
    ...{ utterance: said.utterance, source: named(said.source), capacity: said.capacity },
    ...{ speaksFor: named(said.speaksFor), saidOn: said.saidOn, channel: said.channel },
    ...{ stance: said.stance, topics: said.topics, claim: held, versions: read },
  }
}

/** Rows of one invented record, as they are worked on. */
export const deskExamples = {
  claim: deskClaimOf(
    { id: 12, wording: 'The harbour bridge will stay closed until June.', state: 'draft', version: 1 },
    origin,
  ),
  source: deskSourceOf(
    {
      ...{ id: 7, name: 'Mara Lindqvist', kind: 'person', description: 'Harbour master.' },
      ...{ confirmed: false, mergedInto: null, version: 1 },
    },
    origin,
  ),
  article: deskArticleOf(
    {
      ...{ id: 31, title: 'Bridge closed', publisher: 'The Harbour Post', author: null },
      ...{ address: 'https://harbourpost.example/bridge', language: 'en', date: '2025-03-14', version: 1 },
      text: {
        ...{ version: 1, words: '“It stays closed until June,” Mara Lindqvist said on Friday.', length: 60 },
        hash: '6e3c5e14f3b0c2a1a94d6ad8d0d2b1cbb2b1f7e8ab0f2d6f0d5a4b4c3e2f1a09',
      },
    },
    origin,
  ),
  attestation: deskAttestationOf(
    {
      ...{ id: 55, state: 'draft', review: null, article: 31, textVersion: 1, kind: 'direct' },
      content: [
        {
          ...{ start: 1, end: 28, exact: 'It stays closed until June,', prefix: '“' },
          suffix: '” Mara Lindqvist said on Friday.',
        },
      ],
      mention: [
        {
          ...{ start: 30, end: 44, exact: 'Mara Lindqvist', prefix: '“It stays closed until June,” ' },
          suffix: ' said on Friday.',
        },
      ],
      ...{ cue: [], chain: [], utterance: 40, capacity: 'harbour master', speaksFor: null },
      source: { id: 7, name: 'Mara Lindqvist', kind: 'person' },
      saidOn: { edtf: '2025-03-14', wording: 'on Friday', basis: 'relative' },
      ...{ channel: null, stance: 'predicts', topics: ['Bridges'] },
      claim: { id: 12, wording: 'The harbour bridge will stay closed until June.', state: 'draft' },
      read: { attestation: 1, utterance: 1, claim: 1 },
    },
    origin,
  ),
} as const

const tag: Tag = 'desk'

/** The reading of one row as editors see it, whose ETag names the versions. */
const read = (id: string, noun: Noun, summary: string, item: z.ZodObject, example: { id: number }) =>
  operation({
    ...{ id, method: 'get', path: `/desk/${noun}/{id}`, tag, summary },
    description: 'Drafts too, to be changed or published. Its ETag is what “If-Match” takes.',
    ...{ scope: 'read', parts: byNumber, query: noParts, examples: { id: example.id } },
    answers: { 200: whole(item, example, 'As it is on record now') },
    problems: ['not-found'],
  })

export const readArticle = read(
  'getDeskArticle',
  'articles',
  'An article at the desk',
  DeskArticle,
  deskExamples.article,
)
export const readAttestation = read(
  ...([
    'getDeskAttestation',
    'attestations',
    'An attestation at the desk, with utterance and claim',
  ] as const),
  ...([DeskAttestation, deskExamples.attestation] as const),
)
export const readClaim = read('getDeskClaim', 'claims', 'A claim at the desk', DeskClaim, deskExamples.claim)
export const readSource = read(
  'getDeskSource',
  'sources',
  'A source at the desk',
  DeskSource,
  deskExamples.source,
)
