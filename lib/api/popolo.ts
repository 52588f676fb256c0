import { z } from 'zod'
import { popoloMembership, popoloOrganization, popoloPerson, popoloSpeech, type PopoloParty } from '../popolo'
import { stances } from '../record'
import { whole } from './answers'
import { component } from './component'
import { origin } from './example'
import { operation } from './operation'
import { noParts, pageOf, paging } from './paging'

const id = z.string().regex(/^[1-9]\d{0,9}$/)
const date = z.string().regex(/^\d{4}(-\d{2}){0,2}$/)
const dates = { start_date: date.optional(), end_date: date.optional() }
const sample = z.boolean().describe('true: invented to show how a record looks. Not of Popolo')
const link = z.object({ url: z.string(), note: z.string() })
const party = {
  id,
  name: z.string(),
  other_names: z.array(
    z.object({ name: z.string(), note: z.string(), lang: z.string().optional(), ...dates }),
  ),
  identifiers: z.array(z.object({ scheme: z.string(), identifier: z.string() })),
  links: z.array(link),
  sources: z.array(link),
  sample,
}

const Person = component('PopoloPerson', z.object({ ...party, summary: z.string().optional() }))
const Organization = component(
  'PopoloOrganization',
  z.object({ ...party, description: z.string().optional(), parent_id: id.optional() }),
)
const Membership = component(
  'PopoloMembership',
  z.object({
    id,
    label: z.string(),
    role: z.string(),
    person_id: id,
    organization_id: id.optional(),
    ...dates,
  }),
)
const Speech = component(
  'PopoloSpeech',
  z.object({
    id,
    type: z.literal('speech'),
    creator_id: id
      .optional()
      .describe(
        'The person or organisation that spoke; not told of a group or of somebody unnamed, who are in none of the other lists',
      ),
    attribution_text: z.string().describe('Who spoke, as the record names it'),
    role: z.string().optional().describe('As what it spoke'),
    date: date.optional(),
    title: z.string().describe('The stance and the claim: “Denies: The bridge is safe.” says that it is not'),
    text: z.string().describe('The words as one article prints them'),
    sources: z.array(link),
    stance: z
      .enum(stances)
      .describe(
        'What the source does with the claim: “denies” means that it says the contrary. Not of Popolo',
      ),
    speaksFor: z
      .object({ id, name: z.string() })
      .optional()
      .describe('For whom the source spoke; it did not speak itself. Not of Popolo'),
    sample,
  }),
)

const lindqvist: PopoloParty = {
  ...{ id: 7, name: 'Mara Lindqvist', description: 'Harbour engineer', address: '7-mara-lindqvist' },
  ...{ names: [], identifiers: [{ scheme: 'wikidata', value: 'Q42' }], parentId: null },
  sample: false,
}
const office: PopoloParty = {
  ...{ id: 9, name: 'Harbour Office', description: null, address: '9-harbour-office' },
  ...{
    names: [{ name: 'The Office', kind: 'alias', language: 'en', held: null }],
    identifiers: [],
    parentId: 4,
    sample: false,
  },
}

const list = <Item extends z.ZodType>(
  of: { name: string; noun: string; described: string; description?: string },
  item: Item,
  example: unknown,
) =>
  operation({
    id: `popolo${of.name}`,
    method: 'get',
    path: `/popolo/${of.noun}`,
    tag: 'popolo',
    summary: of.described,
    ...(of.description && { description: of.description }),
    scope: null,
    parts: noParts,
    query: z.object(paging),
    examples: { limit: 20 },
    answers: {
      200: whole(
        pageOf(item),
        { items: [example], next: `${origin}/api/v1/popolo/${of.noun}?limit=20&after=none_7` },
        'A page of them',
      ),
    },
    problems: [],
  })

const together =
  'The items of people, organizations and memberships, as “persons”, “organizations” and “memberships” of one file, can be brought into another instance.'

export const popoloPeople = list(
  {
    name: 'People',
    noun: 'people',
    described: 'Public persons, in the order of their numbers',
    description: together,
  },
  Person,
  popoloPerson(lindqvist, origin),
)
export const popoloOrganizations = list(
  {
    name: 'Organizations',
    noun: 'organizations',
    described: 'Public organisations, and those that public persons have roles at',
    description: together,
  },
  Organization,
  popoloOrganization(office, origin),
)
export const popoloMemberships = list(
  { name: 'Memberships', noun: 'memberships', described: 'Roles of public persons', description: together },
  Membership,
  popoloMembership({ id: 3, title: 'Engineer', held: '2022-07/..', personId: 7, organisationId: 9 }),
)
export const popoloSpeeches = list(
  {
    name: 'Speeches',
    noun: 'speeches',
    described: 'Public utterances as speeches',
    description:
      'Beside what Popolo names, each has our own “stance”, “speaksFor” and “sample”; its title begins with the stance, since a denial is no assertion of its claim.',
  },
  Speech,
  popoloSpeech(
    {
      ...{
        id: 34,
        claim: 'The harbour bridge will stay closed until June.',
        ...{
          stance: 'predicts',
          source: { id: 7, name: 'Mara Lindqvist', kind: 'person' },
          capacity: 'engineer',
          sample: false,
        },
        speaksFor: { id: 9, name: 'Harbour Office' },
      },
      ...{ saidOn: '2025-03-14', words: 'It stays closed until June', article: null },
      address: '12-the-harbour-bridge-will-stay-closed-until-june',
    },
    origin,
  ),
)
