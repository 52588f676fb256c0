import { publishedAssessment } from '../../db/assessments'
import { publishedClaim, withdrawal } from '../../db/claims'
import { mergedInto } from '../../db/survivors'
import { publishedUtterances } from '../../db/utterances'
import { utteranceWithdrawal } from '../../db/withdrawals'
import { placeInWords } from '../../lib/assessment'
import { longDate } from '../../lib/dates'
import { notDenied, type Told } from '../../lib/mcp/answer'
import { blockBytes } from '../../lib/mcp/block'
import { oneOf, type Input } from '../../lib/mcp/inputs'
import { shortLine } from '../../lib/mcp/line'
import { fitting, placeOf } from '../../lib/mcp/paging'
import { statementOf, type McpStatement } from '../../lib/mcp/statement'
import type { ClaimRef, UtteranceView } from '../../lib/record'
import type { Withdrawn } from '../../lib/withdrawn'

/** What a tool knows of the request: the origin of all addresses, and the moment. */
export type Asked = { origin: string; now: Date }

/** What reads a claim: the number that stands for it today, and a line where it is another than was asked for. */
export async function standingClaim(id: number): Promise<{ id: number; led: string[] }> {
  const into = await mergedInto('claims', id)
  return into
    ? { id: into, led: [`Claim ${id} was found to be the same as claim ${into}, which is answered here.`] }
    : { id, led: [] }
}

/** That a claim is not on record; of a withdrawn one when and why. */
export async function claimNotOnRecord(id: number): Promise<Told> {
  const gone = await withdrawal(id)
  return notOnRecord(`claim ${id}`, gone && { ...gone, claim: null })
}

async function statementNotOnRecord(id: number): Promise<Told> {
  return notOnRecord(`statement ${id}`, await utteranceWithdrawal(id))
}

function notOnRecord(what: string, gone: Withdrawn | null): Told {
  if (!gone) return { onRecord: false, message: `Not on record: there is no public ${what}. ${notDenied}` }
  const { on, reason, claim } = gone
  return {
    onRecord: false,
    message: `${what[0]!.toUpperCase()}${what.slice(1)} was withdrawn ${claim ? `with claim ${claim} ` : ''}on ${longDate(on)} and is no part of the record any more. Reason: ${reason}`,
    more: { withdrawn: { on, reason } },
  }
}

/** A claim with its utterances, of today or of then. */
export type Stated = { utterances: UtteranceView[]; sample: boolean } & ClaimRef

/** The statements of a claim; of thousands of passages the last are not read, nor statements that have no others. */
export const unitsOf = (claim: Stated, origin: string, asOf: string | null = null): McpStatement[] =>
  claim.utterances
    .filter(({ passages }) => passages.length > 0)
    .map((utterance) => statementOf(utterance, { claim, sample: claim.sample, asOf }, origin))

/** How many statements were read, of which there may be more than are read at once. */
export const manyOf = (units: McpStatement[]): string =>
  units.length < 500
    ? counted(units.length, 'statement')
    : 'hundreds of statements, of which the newest are told'

/** `1 statement`, `2 statements`. */
export const counted = (many: number, noun: string): string => `${many} ${noun}${many === 1 ? '' : 's'}`

const key = ({ statement }: McpStatement) => String(statement)

/** A claim with who said it, newest first. */
export async function getClaim({ claim: asked, cursor }: Input<'claim'>, { origin }: Asked): Promise<Told> {
  const place = placeOf(cursor)
  const { id, led } = await standingClaim(asked)
  const claim = await publishedClaim(id)
  if (!claim) return claimNotOnRecord(id)
  const assessment = await publishedAssessment(id)
  const units = unitsOf(claim, origin)
  const { shown, next } = fitting(units, { key, size: blockBytes, place })
  const sources = new Set(units.map(({ source }) => source.id)).size
  const corrections = claim.history.filter(({ announced }) => announced).slice(0, 5)
  const address = `${origin}/claims/${claim.address}`
  const judged = assessment && {
    ...{
      rating: assessment.rating,
      place: placeInWords(assessment),
      on: assessment.assessedOn,
      by: assessment.by,
    },
    reasons: shortLine(assessment.reasons, 600),
  }
  return {
    onRecord: true,
    message: `On record: claim ${id}, “${claim.wording}”, with ${manyOf(units)} by ${counted(sources, 'source')}. ${address}`,
    head: [
      ...led,
      ...(claim.topics.length
        ? [`Topics: ${claim.topics.map(({ id, name }) => `${name} (topic ${id})`).join(', ')}.`]
        : []),
      ...corrections.map(
        ({ on, what, reason }) => `Change of ${longDate(on)}: ${what}${reason ? ` Reason: ${reason}` : ''}`,
      ),
      ...(judged
        ? [
            `Assessment by editors of this record, ${longDate(judged.on)}: ${judged.rating} (${judged.place}). ${judged.reasons}`,
          ]
        : []),
    ],
    statements: shown,
    next,
    more: {
      claim: {
        ...{ id, wording: claim.wording, address, statements: units.length, sources, assessment: judged },
        topics: claim.topics.slice(0, 50).map(({ id, name }) => ({ id, name })),
        corrections: corrections.map(({ on, what, reason }) => ({ on, what, reason })),
      },
    },
  }
}

/** Each place in an article that reports a claim or one statement, with all that belongs to it. */
export async function listAttestations(
  { claim: asked, statement, cursor }: Input<'attestations'>,
  { origin }: Asked,
): Promise<Told> {
  oneOf(['claim', asked], ['statement', statement])
  const place = placeOf(cursor)
  const claim = asked && (await standingClaim(asked))
  const read = claim ? await publishedClaim(claim.id) : null
  if (claim && !read) return claimNotOnRecord(claim.id)
  const said = read
    ? read.utterances.map((utterance) => ({ ...utterance, claim: read, sample: read.sample }))
    : await publishedUtterances([statement!], 1000)
  const passages = said.flatMap(({ claim, sample, ...utterance }) =>
    utterance.passages.map((passage) => ({
      claim,
      sample,
      utterance: { ...utterance, passages: [passage] },
    })),
  )
  if (!passages.length) return statementNotOnRecord(statement!)
  const units = passages.map(({ utterance, ...of }) => statementOf(utterance, of, origin))
  const { shown, next } = fitting(units, {
    key: ({ printed }) => String(printed[0]!.attestation),
    size: blockBytes,
    place,
  })
  const whose = read ? `claim ${read.id}, “${read.wording}”` : `statement ${statement}`
  return {
    onRecord: true,
    message: `On record: ${counted(passages.length, 'passage')} of articles for ${whose}. Several may report one statement: their number is not how often it was said.`,
    head: claim ? claim.led : [],
    statements: shown,
    next,
    more: { count: passages.length },
  }
}
