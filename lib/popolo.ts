import { plainEdtf } from './dates'
import { identifierAddress } from './identifier'
import type { IdentifierScheme, NameKind, SourceKind, Stance } from './record'

export type PopoloName = { name: string; kind: NameKind; language: string | null; held: string | null }

/** A public person or organisation with what Popolo tells of it; `parentId`: the organisation that it is a part of. */
export type PopoloParty = {
  id: number
  name: string
  description: string | null
  address: string
  names: PopoloName[]
  identifiers: { scheme: IdentifierScheme; value: string }[]
  parentId: number | null
  sample: boolean
}
/** A role of a public person; the organisation where readers see it. */
export type PopoloRole = {
  id: number
  title: string
  held: string | null
  personId: number
  organisationId: number | null
}
/** A public utterance; `words` as one article prints them. */
export type PopoloSpeech = {
  id: number
  claim: string
  stance: Stance
  source: { id: number; name: string; kind: SourceKind }
  speaksFor: { id: number; name: string } | null
  capacity: string | null
  saidOn: string
  words: string
  article: string | null
  /** Of the page that tells of it. */
  address: string
  sample: boolean
}

type Thing = Record<string, unknown>

/** A Popolo person (popoloproject.com/specs/person.html). */
export const popoloPerson = (party: PopoloParty, origin: string): Thing => ({
  ...partyOf(party, origin),
  ...(party.description && { summary: party.description }),
})

/** A Popolo organization. */
export const popoloOrganization = (party: PopoloParty, origin: string): Thing => ({
  ...partyOf(party, origin),
  ...(party.description && { description: party.description }),
  ...(party.parentId !== null && { parent_id: String(party.parentId) }),
})

function partyOf({ id, name, address, names, identifiers, sample }: PopoloParty, origin: string): Thing {
  const sites = identifiers.filter(({ scheme }) => scheme === 'site')
  const registered = identifiers.filter(({ scheme }) => scheme !== 'site')
  return {
    id: String(id),
    name,
    other_names: names.map((other) => ({
      name: other.name,
      note: noteOf[other.kind],
      ...(other.language && { lang: other.language }),
      ...datesOf(other.held),
    })),
    identifiers: registered.map(({ scheme, value }) => ({ scheme, identifier: value })),
    links: [
      ...sites.map(({ value }) => ({ url: value, note: 'Official site' })),
      ...registered.flatMap(({ scheme, value }) => {
        const url = identifierAddress(scheme, value)
        return url ? [{ url, note: scheme }] : []
      }),
    ],
    sources: [{ url: `${origin}/sources/${address}`, note: 'Statements on record' }],
    sample,
  }
}

const noteOf: Record<NameKind, string> = {
  alias: 'alias',
  legal: 'legal name',
  pen: 'pen name',
  transliteration: 'transliteration',
  metonym: 'metonym',
}

/** A Popolo membership: a role, with the organisation where there is one. */
export const popoloMembership = ({ id, title, held, personId, organisationId }: PopoloRole): Thing => ({
  id: String(id),
  label: title,
  role: title,
  person_id: String(personId),
  ...(organisationId !== null && { organization_id: String(organisationId) }),
  ...datesOf(held),
})

/**
 * A Popolo speech: an utterance, its words as printed. Its title is the stance and the claim, as a claim alone would be
 * taken for what the speaker says. Who spoke is named in any case, but has an id of people or organisations only where
 * it is one of them: a group and somebody unnamed are neither. `stance`, `speaksFor` and `sample` are our own.
 */
export const popoloSpeech = (said: PopoloSpeech, origin: string): Thing => ({
  id: String(said.id),
  type: 'speech',
  ...((said.source.kind === 'person' || said.source.kind === 'organisation') && {
    creator_id: String(said.source.id),
  }),
  attribution_text: said.source.name,
  ...(said.capacity && { role: said.capacity }),
  ...(plainDate.test(said.saidOn) && { date: said.saidOn }),
  title: `${does[said.stance]}: ${said.claim}`,
  text: said.words,
  sources: [
    ...(said.article ? [{ url: said.article, note: 'Printed in' }] : []),
    { url: `${origin}/claims/${said.address}#u${said.id}`, note: 'Statement on record' },
  ],
  stance: said.stance,
  ...(said.speaksFor && { speaksFor: { id: String(said.speaksFor.id), name: said.speaksFor.name } }),
  sample: said.sample,
})

const does: Record<Stance, string> = {
  asserts: 'Asserts',
  denies: 'Denies',
  questions: 'Questions',
  demands: 'Demands',
  predicts: 'Predicts',
}

// A day, a month or a year, as Popolo writes dates.
const plainDate = /^\d{4}(-\d{2}){0,2}$/

/** The ends of an EDTF interval as plain dates, none where it is open; one date alone is its beginning and its end. */
function datesOf(held: string | null): { start_date?: string; end_date?: string } {
  if (!held) return {}
  const [from = '', to = from] = plainEdtf(held).split('/')
  return {
    ...(plainDate.test(from) && { start_date: from }),
    ...(plainDate.test(to) && { end_date: to }),
  }
}
