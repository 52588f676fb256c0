import { z } from 'zod'
import {
  identifierSchemes,
  nameKinds,
  stances,
  type RoleView,
  type SourceLine,
  type SourceRef,
  type SourceView,
} from '../record'
import { listed, moved, orPart, whole } from './answers'
import { component } from './component'
import { Dated, datedOrNull } from './dates'
import { examples } from './example'
import { linkedToo, orLinked } from './linked'
import { operation } from './operation'
import { asOf, byNumber, fieldsOf, id, noParts, paging } from './paging'
import { sourceRefOf, SourceReference } from './refs'
import { Utterance, withAttestations } from './utterances'

export const Source = component(
  'Source',
  SourceReference.extend({
    description: z.string().nullable(),
    utteranceCount: z.int().min(0).describe('How many utterances of it are on record'),
    sample: z.boolean().describe('true: invented to show how a record looks'),
  }),
)

const held = z.string().nullable().describe('EDTF: when, where that is known')
const organisation = z.object({ name: z.string(), held, url: z.url().nullable() })

export const SourceInFull = component(
  'SourceInFull',
  Source.extend({
    claimCount: z.int().min(0).describe('Claims of which it said something, or something was said for it'),
    firstSaid: Dated.nullable(),
    lastSaid: Dated.nullable(),
    names: z
      .array(z.object({ name: z.string(), kind: z.enum(nameKinds), held }))
      .describe('What else it is called'),
    roles: z.array(
      z.object({
        title: z.string(),
        organisation: z.object({ id, name: z.string(), url: z.url().nullable() }).nullable(),
        held,
      }),
    ),
    partOf: z.array(organisation),
    parts: z.array(organisation),
    identifiers: z
      .array(z.object({ scheme: z.enum(identifierSchemes), value: z.string() }))
      .describe('What it is called in registers of others'),
    publisher: z.string().nullable().describe('The outlet that keeps an unnamed source’s name'),
    channels: z
      .array(z.object({ name: z.string(), utteranceCount: z.int() }))
      .describe('Where it spoke, at most 20'),
    asOf: z.iso.date().optional().describe('With asOf: the day at the end of which all this stood so'),
  }),
)

// Of a day no more is told: the rest is counted and joined of today alone.
export const SourceAsKnown = component(
  'SourceAsKnown',
  SourceInFull.pick({
    ...{ id: true, url: true, self: true, name: true, kind: true, description: true },
    ...{ names: true, roles: true, sample: true, asOf: true },
  }).required({ asOf: true }),
)

type Line = Omit<SourceLine, 'role'>

/** A source as the API answers it in a list. */
export const sourceOf = (line: Line, origin: string): z.output<typeof Source> => ({
  ...sourceRefOf(line, origin),
  description: line.description,
  utteranceCount: line.utterances,
  sample: line.sample,
})

const page = (address: string | null, origin: string) => address && `${origin}/sources/${address}`

/** A source with all that is public of it. */
export const sourceInFull = (source: SourceView, origin: string): z.output<typeof SourceInFull> => {
  const part = ({ name, address, held }: SourceView['parts'][number]) => ({
    ...{ name, held },
    url: page(address, origin),
  })
  return {
    ...sourceOf(source, origin),
    claimCount: source.claims,
    firstSaid: datedOrNull(source.firstSaid),
    lastSaid: datedOrNull(source.lastSaid),
    names: source.names.map(({ name, kind, held }) => ({ name, kind, held })),
    roles: source.roles.map((role) => roleOf(role, origin)),
    partOf: source.parents.map(part),
    parts: source.parts.map(part),
    identifiers: source.identifiers.map(({ scheme, value }) => ({ scheme, value })),
    publisher: source.publisher,
    channels: source.channels.map(({ name, utterances }) => ({ name, utteranceCount: utterances })),
  }
}

const roleOf = ({ title, organisation, held }: RoleView, origin: string) => ({
  ...{ title, held },
  organisation: organisation && {
    ...{ id: organisation.id, name: organisation.name },
    url: page(organisation.address, origin),
  },
})

type SourceThen = SourceRef & Pick<SourceView, 'description' | 'names' | 'roles' | 'sample'>

/** A source as it was known at the end of a day; its addresses lead to that state of it. */
export function sourceAsKnown(
  source: SourceThen,
  asOf: string,
  origin: string,
): z.output<typeof SourceAsKnown> {
  const { url, self, ...row } = sourceRefOf(source, origin)
  return {
    ...row,
    ...{ url: `${url}?asOf=${asOf}`, self: `${self}?asOf=${asOf}` },
    description: source.description,
    names: source.names,
    roles: source.roles.map((role) => roleOf(role, origin)),
    ...{ sample: source.sample, asOf },
  }
}

export const listSources = operation({
  id: 'listSources',
  method: 'get',
  path: '/sources',
  tag: 'sources',
  summary: 'Sources, those most on record first',
  scope: null,
  parts: noParts,
  query: z.object({ ...paging, fields: fieldsOf(Source) }),
  examples: { limit: 20 },
  answers: { 200: listed(Source, examples.source, 'A page of sources') },
  problems: [],
  item: Source,
})

export const getSource = operation({
  id: 'getSource',
  method: 'get',
  path: '/sources/{id}',
  tag: 'sources',
  summary: 'One source, with its names, roles and organisations',
  description: `A source that was found to be the same as another leads to that one (308). As of a day it has its name, kind, description, other names and roles, without counts; its page with the same “asOf” has its statements of then. ${linkedToo}`,
  scope: null,
  parts: byNumber,
  query: z.object({ fields: fieldsOf(SourceInFull), asOf }),
  examples: { id: 7, asOf: '2025-04-02' },
  answers: {
    200: orLinked(
      whole(z.union([orPart(SourceInFull), SourceAsKnown]), examples.sourceInFull, 'The source'),
      'source',
    ),
    308: moved,
  },
  problems: ['not-found', 'not-acceptable'],
  item: SourceInFull,
})

export const listSourceUtterances = operation({
  id: 'listSourceUtterances',
  method: 'get',
  path: '/sources/{id}/utterances',
  tag: 'sources',
  summary: 'What a source said, and what was said for it, newest first',
  scope: null,
  parts: byNumber,
  query: z.object({
    ...paging,
    topic: id.optional().describe('The number of a topic'),
    stance: z.array(z.enum(stances)).max(stances.length, 'Name each once.').optional(),
    year: z.int().min(1000).max(2999).optional().describe('The year in which it was said'),
    fields: fieldsOf(Utterance),
    include: withAttestations,
  }),
  examples: { id: 7, limit: 20, year: 2025, stance: 'asserts' },
  answers: { 200: listed(Utterance, examples.utterance, 'A page of utterances'), 308: moved },
  problems: ['not-found'],
  item: Utterance,
})
