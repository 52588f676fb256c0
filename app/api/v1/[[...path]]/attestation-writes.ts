import type { z } from 'zod'
import { statementEdition, wordsOfArticle } from '@/db/editions'
import { changeStatement, recordStatement } from '@/db/statements'
import { withdrawAttestation } from '@/db/withdrawing'
import {
  changeAttestation,
  createAttestation,
  withdrawOneAttestation,
  type AttestationChange,
  type NewAttestation,
} from '@/lib/api/attestation-writes'
import { placed, type TextRange } from '@/lib/api/places'
import { Invalid, type Problem } from '@/lib/errors'
import type { Piece } from '@/lib/spans'
import type { NewStatement, StatementChange } from '@/lib/statement-input'
import { attestationNow, changed, made } from './desk'
import { on } from './handled'

type Range = z.output<typeof TextRange>
type Ranges = { content?: Range[]; cue?: Range | null; mention?: Range | null }
type Words = { versionId: number; text: string | null }

/** The places of ranges that are given by their words or by themselves. Errors: Invalid by field. */
function piecesOf({ content, cue, mention }: Ranges, { text }: Words) {
  if (text === null)
    throw new Invalid([{ field: 'content', message: 'The text of this version is not held.' }])
  const problems: Problem[] = []
  const piece = (field: string, range: Range): Piece => {
    const found = placed(text, range)
    if (!('problem' in found)) return found
    problems.push({ field, message: found.problem })
    return { start: 0, end: 1 }
  }
  const pieces = {
    ...(content && { content: content.map((range, at) => piece(`content.${at}`, range)) }),
    ...(cue !== undefined && { cue: cue && piece('cue', cue) }),
    ...(mention !== undefined && { mention: mention && piece('mention', mention) }),
  }
  if (problems.length) throw new Invalid(problems)
  return pieces
}

/** What the form of the desk sends for a new statement. Errors: Invalid by field. */
export function statementOf(
  { article: _, textVersion: __, content, cue, mention, ...said }: z.output<typeof NewAttestation>,
  words: Words,
): NewStatement {
  const { content: pieces = [], ...beside } = piecesOf({ content, cue, mention }, words)
  return { versionId: words.versionId, ...said, cue: null, mention: null, ...beside, content: pieces }
}

/** What the form sends when this much of it was changed, of a statement as it is now. */
function formOf(
  {
    id,
    claim,
    source,
    speaksFor,
    cue,
    mention,
    chain: _,
    ...row
  }: Awaited<ReturnType<typeof statementEdition>>,
  { content: __, cue: ___, mention: ____, textVersion: _____, ...change }: z.output<typeof AttestationChange>,
  words: Words,
  pieces: ReturnType<typeof piecesOf>,
): Omit<StatementChange, 'read'> {
  return {
    ...row,
    id,
    versionId: words.versionId,
    cue: cue[0] ?? null,
    mention: mention[0] ?? null,
    claim: { wording: claim.wording },
    utterance: null,
    source: source && { id: source.id },
    speaksFor: speaksFor && { id: speaksFor.id },
    remember: null,
    ...change,
    ...pieces,
  }
}

export const attestationWrites = [
  on(createAttestation, async ({ actor, body, origin }) => {
    const { attestation } = await recordStatement(actor, statementOf(body, await wordsOfArticle(actor, body)))
    return made(await attestationNow(actor, attestation, origin))
  }),
  on(changeAttestation, async ({ actor, parts: { id }, body, versions, origin }) => {
    const [attestation = 0, utterance = 0, claim = 0] = versions
    const change = async () => {
      const row = await statementEdition(actor, id)
      const { article, textVersion } = row
      const words = await wordsOfArticle(actor, { article, textVersion: body.textVersion ?? textVersion })
      const form = formOf(row, body, words, piecesOf(body, words))
      await changeStatement(actor, { ...form, read: { attestation, utterance, claim } })
    }
    return changed(change, () => attestationNow(actor, id, origin))
  }),
  on(withdrawOneAttestation, ({ actor, parts: { id }, body, versions: [version = 0], origin }) =>
    changed(
      () => withdrawAttestation(actor, { id, version, ...body }),
      () => attestationNow(actor, id, origin),
    ),
  ),
]
