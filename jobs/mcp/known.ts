import { claimAsOf } from '../../db/as-of'
import { publicRow } from '../../db/history'
import { sourceAsOf } from '../../db/lists-then'
import { mergedInto } from '../../db/survivors'
import { dayOf, notThenWords } from '../../lib/as-of'
import { longDate } from '../../lib/dates'
import { notDenied, type Told } from '../../lib/mcp/answer'
import { blockBytes, whoOf } from '../../lib/mcp/block'
import { oneOf, type Input } from '../../lib/mcp/inputs'
import { fitting, placeOf } from '../../lib/mcp/paging'
import { sourceOf, statementOf, type McpStatement } from '../../lib/mcp/statement'
import { claimNotOnRecord, counted, manyOf, standingClaim, unitsOf, type Asked, type Stated } from './claims'
import { sourceNotOnRecord } from './sources'

const key = ({ statement }: McpStatement) => String(statement)

/** A claim or a source as it was known on a day. */
export async function recordAsKnown(input: Input<'known'>, { origin, now }: Asked): Promise<Told> {
  oneOf(['claim', input.claim], ['source', input.source])
  const asOf = dayOf(input.asOf, now)
  const told = input.claim
    ? await claimThen({ ...input, claim: input.claim, asOf }, origin)
    : await sourceThen({ ...input, source: input.source!, asOf }, origin)
  return { ...told, more: { asOf, ...told.more } }
}

const notThen = (noun: 'claim' | 'source', id: number, asOf: string): Told => ({
  onRecord: false,
  message: `${notThenWords(`${noun} ${id}`, asOf)} get_${noun} has it. ${notDenied}`,
})

type Then = { asOf: string; cursor?: string }

async function claimThen(
  { claim: asked, asOf, cursor }: Then & { claim: number },
  origin: string,
): Promise<Told> {
  const place = placeOf(cursor)
  const { id, led } = await standingClaim(asked)
  const claim = await claimAsOf(id, asOf)
  if (!claim) return (await publicRow('claims', id)) ? notThen('claim', id, asOf) : claimNotOnRecord(id)
  const units = unitsOf(claim, origin, asOf)
  const { shown, next } = fitting(units, { key, size: blockBytes, place })
  const { wording, wordingNow } = claim
  return {
    onRecord: true,
    message: `On record on ${longDate(asOf)}: claim ${id}, “${wording}”, with ${manyOf(units)}.`,
    head: [...led, ...(wording === wordingNow ? [] : [`Its wording today: “${wordingNow}”.`])],
    statements: shown,
    next,
    more: {
      claim: { id, wording, wordingNow, address: `${origin}/claims/${claim.address}?asOf=${asOf}` },
    },
  }
}

// Of each its claim of then is read.
const MOST_THEN = 10

async function sourceThen(
  { source: asked, asOf, cursor }: Then & { source: number },
  origin: string,
): Promise<Told> {
  const place = placeOf(cursor)
  const id = (await mergedInto('sources', asked)) ?? asked
  const source = await sourceAsOf(id, asOf, place.after)
  if (!source && !(await publicRow('sources', id))) return sourceNotOnRecord(id)
  if (!source && !place.after) return notThen('source', id, asOf)
  if (!source)
    return {
      onRecord: false,
      message: `Nothing more is on record of source ${id} on ${longDate(asOf)}: this is the end of the list.`,
    }
  const lines = source.statements
  const from = fitting(lines, {
    key: ({ id }) => String(id),
    size: () => 0,
    place,
    next: source.next,
    most: MOST_THEN,
  })
  const claims = new Map<number, Stated | null>()
  for (const { claim } of from.shown)
    if (!claims.has(claim.id)) claims.set(claim.id, await claimAsOf(claim.id, asOf))
  const units = from.shown.flatMap((line) => {
    const claim = claims.get(line.claim.id)
    const utterance = claim?.utterances.find(({ id }) => id === line.id)
    return claim && utterance ? [statementOf(utterance, { claim, sample: claim.sample, asOf }, origin)] : []
  })
  const missing = from.shown.length - units.length
  const begin = { ...place, seen: null }
  const { shown, next } = fitting(units, { key, size: blockBytes, place: begin, next: from.next })
  const named = sourceOf(source, origin)
  return {
    onRecord: true,
    message: `On record on ${longDate(asOf)}: what ${whoOf(named)} (source ${id}) said, and what was said for it, newest first.`,
    head: missing
      ? [
          `${counted(missing, 'statement')} of claims that are said very often cannot be told here: see their pages.`,
        ]
      : [],
    statements: shown,
    next,
    more: { source: named },
  }
}
