import { z } from 'zod'
import { newStatement, saidOn, sourceChoice, statementChange, withdrawal, wording } from '../statement-input'
import { whole } from './answers'
import { heldWhole, lineByLine, lines } from './bulk'
import { component } from './component'
import { DeskAttestation, deskClaimOf, deskExamples } from './desk'
import { origin } from './example'
import { operation } from './operation'
import { byNumber, id, noParts } from './paging'
import { TextRange } from './places'

const { kind, remember, capacity, channel, stance, topics } = newStatement.shape

// Forms send numbers as text, and their schemas make one of whatever can be. A program's slip of the pen in a name is told.
const byId = z.strictObject({ id })
const newClaim = z.strictObject({ wording })
const source = z.union([byId, sourceChoice.options[1].strict()]).nullable()
const day = saidOn.in.strict().pipe(saidOn.out).nullable()

const textVersion = z
  .int()
  .min(1)
  .max(2147483647)
  .optional()
  .describe('The wording of the article that the ranges lie in; left out: the newest')

/** What a statement holds beside the article that reports it, as the form at the desk does. */
const said = {
  content: z.array(TextRange).min(1).max(20).describe('The words, in several ranges where some are left out'),
  cue: TextRange.nullable().describe('The word that tells that they are said, such as “said”'),
  mention: TextRange.nullable().describe('How the text names who said it'),
  kind: kind.describe('“mixed”: in part in quotation marks'),
  claim: z.union([byId, newClaim]).describe('One on record, or a new one in these neutral words'),
  utterance: id
    .nullable()
    .describe('An utterance on record that these words report too; its claim, source and day stand'),
  source: source.describe('One on record, or a new one'),
  remember: remember.describe('Keeps the mention as another name of the source, of this kind'),
  capacity: capacity.describe('As what it was said, such as “harbour master”'),
  speaksFor: source.describe('The organisation or group on whose behalf it was said'),
  saidOn: day.describe('The day in EDTF, as printed, and how it is known'),
  channel: channel.describe('Where it was said, such as a broadcast'),
  stance,
  topics: topics.describe('By name; those not known are made'),
  chain: newStatement.shape.chain
    .unwrap()
    .describe('Through whom the words reached the article, the nearest first'),
}

export const NewAttestation = component(
  'NewAttestation',
  z.strictObject({
    article: id,
    textVersion,
    ...said,
    cue: said.cue.default(null),
    mention: said.mention.default(null),
    utterance: said.utterance.default(null),
    source: said.source.default(null),
    remember: said.remember.default(null),
    speaksFor: said.speaksFor.default(null),
    saidOn: said.saidOn.default(null),
    topics: said.topics.default([]),
    chain: said.chain.default([]),
  }),
)

const example = {
  article: 31,
  content: [{ exact: 'It stays closed until June,' }],
  mention: { exact: 'Mara Lindqvist' },
  kind: 'direct',
  claim: { wording: 'The harbour bridge will stay closed until June.' },
  source: { name: 'Mara Lindqvist', kind: 'person' },
  capacity: 'harbour master',
  saidOn: { edtf: '2025-03-14', wording: 'on Friday', basis: 'relative' },
  stance: 'predicts',
  topics: ['Bridges'],
}

const written = (description: string, row: object = {}) => ({
  ...whole(DeskAttestation, { ...deskExamples.attestation, ...row }, description),
  headers: ['ETag'],
})

export const createAttestation = operation({
  id: 'createAttestation',
  method: 'post',
  path: '/attestations',
  tag: 'desk',
  summary: 'Record words of an article, with claim and utterance',
  description:
    'What the form at the desk saves, in one: the words, who said them when and as what, and the claim that they make. It is a draft until it is published. Ranges are given by UTF-16 code units, or by their words, which have to stand in the text once.',
  scope: 'write',
  parts: noParts,
  query: noParts,
  examples: {},
  body: { schema: NewAttestation, example, types: ['application/json'], most: 65_536 },
  answers: { 201: { ...written('The draft'), headers: ['ETag', 'Location'] } },
  problems: ['not-found'],
})

/** Bytes of one line. */
export const MOST_OF_ATTESTATION = 65_536

export const createAttestations = operation({
  id: 'createAttestations',
  method: 'post',
  path: '/attestations/bulk',
  tag: 'desk',
  summary: 'Record many words of articles',
  description: heldWhole,
  scope: 'write',
  parts: noParts,
  query: noParts,
  examples: {},
  body: lines('a NewAttestation', MOST_OF_ATTESTATION, example),
  answers: lineByLine({ id: 55, utterance: 40, claim: 12 }),
  problems: ['unavailable'],
})

const reason = statementChange.shape.reason.describe('Readers see it; what is public is not changed without')

export const AttestationChange = component(
  'AttestationChange',
  z.strictObject({
    ...z.object(said).partial().shape,
    claim: z
      .union([byId, newClaim, z.object({ own: wording })])
      .optional()
      .describe(
        '“wording” changes the claim itself. “id” and “own” move the utterance with all attestations that report it: to a claim on record, or to a new one of its own. “utterance” moves these words alone',
      ),
    textVersion,
    reason,
  }),
)

const reworded = deskClaimOf(
  { id: 12, wording: 'The harbour bridge stays closed until June 2025.', state: 'draft', version: 2 },
  origin,
)

export const changeAttestation = operation({
  id: 'changeAttestation',
  method: 'patch',
  path: '/attestations/{id}',
  tag: 'desk',
  summary: 'Change words on record, their utterance or the wording of their claim',
  description:
    'What is not sent stays. “If-Match” names the versions of all three. Ranges in another wording than that in which the words stand now are sent all together.',
  scope: 'write',
  versions: 3,
  parts: byNumber,
  query: noParts,
  examples: { id: 55 },
  body: {
    schema: AttestationChange,
    example: {
      claim: { wording: reworded.wording },
      reason: 'The year was missing.',
    },
    ...{ types: ['application/json'], most: 65_536 },
  },
  answers: {
    200: written('As it is now', {
      claim: reworded,
      url: `${reworded.url}#u40`,
      versions: { attestation: 1, utterance: 1, claim: 2 },
    }),
  },
  problems: ['not-found'],
})

export const Reason = component('Reason', z.strictObject({ reason: withdrawal.shape.reason }))

export const withdrawalOf = {
  schema: Reason,
  example: { reason: 'The article was taken back.' },
  ...{ types: ['application/json'], most: 65_536 },
}

export const withdrawOneAttestation = operation({
  id: 'withdrawAttestation',
  method: 'post',
  path: '/attestations/{id}/withdraw',
  tag: 'desk',
  summary: 'Withdraw public words, with a reason',
  description:
    'The last words of a public claim stay: withdraw the claim. “If-Match” is the tag with which it was read.',
  scope: 'write',
  versions: 3,
  parts: byNumber,
  query: noParts,
  examples: { id: 55 },
  body: withdrawalOf,
  answers: {
    200: written('As it is now', {
      state: 'withdrawn',
      claim: { ...deskExamples.claim, state: 'published', version: 2 },
      versions: { attestation: 3, utterance: 1, claim: 2 },
    }),
  },
  problems: ['not-found'],
})
