import { z } from 'zod'
import { rowId, rowVersion } from './row-id'
import { readEdtf } from './dates'
import { chainKinds, dateBases, nameKinds, quoteKinds, sourceKinds, stances } from './record'

const plainText = z
  .string()
  .trim()

  .refine(
    (text) => !/[\u0000-\u0008\u000b-\u001f]|[\ud800-\udfff]/u.test(text),
    'A character here cannot be stored.',
  )
/** Words to look something up by; what is too long is cut where it is used. */
export const searchWords = plainText.pipe(z.string().max(5000, 'At most 5000 characters.'))
const optional = (most: number) =>
  plainText
    .pipe(z.string().max(most, `At most ${most} characters.`))
    .nullish()
    .transform((text) => text || null)

/** One range of a text, as a form sends it. */
export const piece = z
  .object({ start: z.number().int().min(0), end: z.number().int().positive() })
  .refine((range) => range.start < range.end, 'The range is empty.')

/** A source that exists, or one to be made in place. */
export const sourceChoice = z.union([
  z.object({ id: rowId }),
  z.object({
    name: plainText.pipe(z.string().min(1, 'Write the name.').max(200, 'At most 200 characters.')),
    kind: z.enum(sourceKinds),
  }),
])

/** EDTF with its printed wording and its basis; the bounds are worked out here, never taken from outside. */
export const saidOn = z
  .object({ edtf: z.string().trim(), wording: optional(200), basis: z.enum(dateBases) })
  .transform((said, context) => {
    const read = readEdtf(said.edtf)
    if (read?.to) return { ...said, edtf: read.edtf, from: read.from, to: read.to }
    context.addIssue({ code: 'custom', message: 'This is no day. Write 2023-03-17, 2023-03 or “on Friday”.' })
    return z.NEVER
  })

export const wording = plainText.pipe(
  z.string().min(1, 'Write the claim in one sentence.').max(500, 'At most 500 characters.'),
)

/** One step of a reporting chain: an agency or outlet by its name, a channel by its own or as the utterance has it. */
export const chainStep = z
  .object({ kind: z.enum(chainKinds), name: optional(200) })
  .refine(({ kind, name }) => name || kind === 'own' || kind === 'channel', {
    path: ['name'],
    message: 'Write its name.',
  })
const chain = z.array(chainStep).max(5, 'At most 5 steps.')

/** Why something is changed; who asks for it tells where it may not be empty. */
export const changeReason = optional(500)

const statement = {
  content: z.array(piece).min(1, 'Select the words in the text.').max(20, 'At most 20 pieces.'),
  cue: piece.nullable(),
  mention: piece.nullable(),
  kind: z.enum(quoteKinds),
  /** A claim on record to join, or a new one in these words. */
  claim: z.union([z.object({ id: rowId }), z.object({ wording })]),
  /** An utterance on record that these words report too; its claim, source and day then stand. */
  utterance: rowId.nullable(),
  source: sourceChoice.nullable(),
  /** Keep the mention as another name of the source, of this kind. */
  remember: z.enum(nameKinds).nullable(),
  capacity: optional(200),
  speaksFor: sourceChoice.nullable(),
  saidOn: saidOn.nullable(),
  channel: optional(200),
  stance: z.enum(stances),
  topics: z
    .array(plainText.pipe(z.string().min(1).max(100, 'At most 100 characters.')))
    .max(20, 'At most 20 topics.'),
}

export const newStatement = z.object({
  versionId: rowId,
  ...statement,
  /** Through whom the words reached the article, the nearest first. */
  chain: chain.default([]),
  /** The suggestion that was accepted, as it is or changed. */
  suggestion: rowId.nullish(),
})
export const statementChange = z.object({
  id: rowId,
  /** The versions that were read; a stale one is refused. */
  read: z.object({ attestation: rowVersion, utterance: rowVersion, claim: rowVersion }),
  /** The version that the ranges lie in, where it is a later one: then the words as first printed stay as they are. */
  versionId: rowId.nullish(),
  ...statement,
  /** `own`: a claim of its own, in these words, instead of the one it shares. */
  claim: z.union([statement.claim, z.object({ own: wording })]),
  /** Left as it is where it is not sent. */
  chain: chain.optional(),
  /** Why; readers see it beside the change of what is public, which is not changed without. */
  reason: changeReason,
})
export const oneSuggestion = z.object({ id: rowId })
export const oneVersion = z.object({ versionId: rowId })
export const oneAttestation = z.object({ id: rowId, version: rowVersion })
/** `reason`: as of a change. */
export const detaching = oneAttestation.extend({ reason: changeReason })
export const withdrawal = z.object({
  id: rowId,
  version: rowVersion,
  reason: plainText.pipe(
    z.string().min(1, 'Say why: readers see the reason.').max(500, 'At most 500 characters.'),
  ),
})
export const publication = z.object({
  articleId: rowId,
  /** Only these attestations; null: all of the article's drafts. */
  only: z.array(rowId).max(2000).nullable(),
})

export type NewStatement = z.input<typeof newStatement>
export type StatementChange = z.input<typeof statementChange>
