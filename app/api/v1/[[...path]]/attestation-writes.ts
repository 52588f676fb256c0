import type { z } from 'zod'
import { spansRecorded, statementEdition, wordsOfArticle } from '@/db/editions'
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
import { Conflict, Invalid, type Problem } from '@/lib/errors'
import type { Actor } from '@/lib/permissions'
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

type Statement = Awaited<ReturnType<typeof statementEdition>>
type Change = z.output<typeof AttestationChange>
type Spans = Pick<StatementChange, 'versionId' | 'content' | 'cue' | 'mention'>

/**
 * The spans of a changed statement: where nothing is sent of them, as they were recorded, so that no place is taken for
 * confirmed that nobody looked at. Errors: Invalid where a range of one wording would be read in another.
 */
async function spansOf(actor: Actor, row: Statement, sent: Change): Promise<Spans> {
  const { article, textVersion: stands } = row
  const { content, cue, mention, textVersion = stands } = sent
  if (!content && cue === undefined && mention === undefined && sent.textVersion === undefined) {
    const { versionId, ...own } = await spansRecorded(actor, row.id)
    return { versionId, content: own.content, cue: own.cue[0] ?? null, mention: own.mention[0] ?? null }
  }
  if (textVersion !== stands) {
    const missing = [
      ...(content ? [] : ['content']),
      ...(cue === undefined && row.cue.length ? ['cue'] : []),
      ...(mention === undefined && row.mention.length ? ['mention'] : []),
    ]
    if (missing.length)
      throw new Invalid(
        missing.map((field) => ({
          field,
          message: `Its words stand in wording ${stands}: send where they stand in wording ${textVersion}.`,
        })),
      )
  }
  const words = await wordsOfArticle(actor, { article, textVersion })
  const kept = { content: row.content, cue: row.cue[0] ?? null, mention: row.mention[0] ?? null }
  return { versionId: words.versionId, ...kept, ...piecesOf(sent, words) }
}

/** What the form sends when this much of it was changed, of a statement as it is now. */
function formOf(
  { id, claim, source, speaksFor, chain: _, ...row }: Statement,
  { content: __, cue: ___, mention: ____, textVersion: _____, ...change }: Change,
  spans: Spans,
): Omit<StatementChange, 'read'> {
  return {
    ...row,
    id,
    claim: { wording: claim.wording },
    utterance: null,
    source: source && { id: source.id },
    speaksFor: speaksFor && { id: speaksFor.id },
    remember: null,
    ...change,
    ...spans,
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
      const form = formOf(row, body, await spansOf(actor, row, body))
      await changeStatement(actor, { ...form, read: { attestation, utterance, claim } })
    }
    return changed(change, () => attestationNow(actor, id, origin))
  }),
  on(withdrawOneAttestation, ({ actor, parts: { id }, body, versions, origin }) => {
    const [version = 0, utterance, claim] = versions
    const withdraw = async () => {
      // Its own version is looked at by the door; the tag that was read is of all three.
      const { read } = await statementEdition(actor, id)
      if (read.utterance !== utterance || read.claim !== claim)
        throw new Conflict('This changed while you were editing.', null, true)
      await withdrawAttestation(actor, { id, version, ...body })
    }
    return changed(withdraw, () => attestationNow(actor, id, origin))
  }),
]
