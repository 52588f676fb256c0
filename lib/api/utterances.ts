import { z } from 'zod'
import { stances, type ClaimRef, type UtteranceView } from '../record'
import { listed, moved, one } from './answers'
import { Attestation, attestationOf, utterancePlace } from './attestations'
import { component } from './component'
import { SaidOn, saidOnOf } from './dates'
import { examples } from './example'
import { linkedToo, orLinked } from './linked'
import { operation } from './operation'
import { byNumber, fieldsOf, includeOf, paging } from './paging'
import { addressed, claimRef, ClaimReference, sourceRefOf, SourceReference } from './refs'

/** So many attestations are included in each utterance. */
export const MOST_INCLUDED = 3

const shape = {
  ...addressed,
  claim: ClaimReference,
  stance: z
    .enum(stances)
    .describe('What the source does with the claim: “denies” means that it says the contrary'),
  source: SourceReference.describe('Who said it'),
  capacity: z.string().nullable().describe('The role in which the source spoke this time'),
  speaksFor: SourceReference.nullable().describe('For whom the source spoke; it did not speak itself'),
  saidOn: SaidOn.describe('When it was said; not when it was printed'),
  channel: z.string().nullable().describe('Where it was said: a press briefing, a court filing'),
  recordedOn: z.iso.date().describe('The day on which it was put on record (UTC)'),
  attestationCount: z.int().min(0).describe('How many passages of articles report it'),
  attestations: z
    .array(Attestation)
    .max(MOST_INCLUDED)
    .optional()
    .describe(`The first ${MOST_INCLUDED} of them, with include=attestations`),
  sample: z.boolean().describe('true: invented to show how a record looks'),
}

export const Utterance = component('Utterance', z.object(shape))

type Said = UtteranceView & { claim: ClaimRef; attestations: number; sample: boolean }

/** An utterance as the API answers it; `included`: with its first attestations. */
export function utteranceOf(said: Said, origin: string, included = false): z.output<typeof Utterance> {
  const { id, claim, stance, source, speaksFor, sample } = said
  return {
    ...utterancePlace(id, claim, origin),
    claim: claimRef(claim, origin),
    stance,
    source: sourceRefOf(source, origin),
    capacity: said.capacity,
    speaksFor: speaksFor && sourceRefOf(speaksFor, origin),
    saidOn: saidOnOf(said),
    channel: said.channel,
    recordedOn: said.recordedOn,
    attestationCount: said.attestations,
    ...(included && {
      attestations: said.passages
        .slice(0, MOST_INCLUDED)
        .map((passage) => attestationOf({ utterance: id, claim, stance, source, passage, sample }, origin)),
    }),
    sample,
  }
}

/** What a list of utterances takes, and one. */
export const withAttestations = includeOf(['attestations'])

export const getUtterance = operation({
  id: 'getUtterance',
  method: 'get',
  path: '/utterances/{id}',
  tag: 'utterances',
  summary: 'One utterance',
  description: linkedToo,
  scope: null,
  parts: byNumber,
  query: z.object({ fields: fieldsOf(Utterance), include: withAttestations }),
  examples: { id: 40, include: 'attestations' },
  answers: { 200: orLinked(one(Utterance, examples.utterance, 'The utterance'), 'utterance') },
  problems: ['not-found', 'withdrawn', 'not-acceptable'],
  item: Utterance,
})

export const listClaimUtterances = operation({
  id: 'listClaimUtterances',
  method: 'get',
  path: '/claims/{id}/utterances',
  tag: 'utterances',
  summary: 'Who said a claim, newest first',
  scope: null,
  parts: byNumber,
  query: z.object({ ...paging, fields: fieldsOf(Utterance), include: withAttestations }),
  examples: { id: 12, limit: 20, include: 'attestations' },
  answers: { 200: listed(Utterance, examples.utterance, 'A page of utterances'), 308: moved },
  problems: ['not-found', 'withdrawn'],
  item: Utterance,
})
