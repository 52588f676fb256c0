import { comparedSources, sourcesOnRecord, type StatementPair } from '../../db/comparing'
import { mergedInto } from '../../db/survivors'
import { notDenied, relations, type Told } from '../../lib/mcp/answer'
import { block, whoOf } from '../../lib/mcp/block'
import { narrowingOf, soughtInWords, type Input } from '../../lib/mcp/inputs'
import { bytesOf } from '../../lib/mcp/line'
import { fitting, placeOf } from '../../lib/mcp/paging'
import { sourceOf, type McpStatement } from '../../lib/mcp/statement'
import type { Statement } from '../../lib/record'
import type { Asked } from './claims'
import { sourceNotOnRecord, unitsOfLines } from './sources'

type Line = { relation: (typeof relations)[number]; a?: McpStatement; b?: McpStatement }

const told: Record<Line['relation'], string> = {
  opposed: 'Opposed: one denies what the other holds, or their claims contradict each other',
  same: 'The same: both said the same claim with the same stance',
  otherwise: 'On the same claim in another way',
  'only a': 'Only the first is on record with this claim',
  'only b': 'Only the second is on record with this claim',
}

// A pair of statements is one line.
const MOST_LINES = 10

/** What two sources said on the same claims, and apart. */
export async function compareSources(input: Input<'compare'>, { origin }: Asked): Promise<Told> {
  const place = placeOf(input.cursor)
  const [idA, idB] = [
    (await mergedInto('sources', input.a)) ?? input.a,
    (await mergedInto('sources', input.b)) ?? input.b,
  ]
  const { from, to, topic } = narrowingOf({
    from: input.from,
    to: input.to,
    topic: input.topic ? [input.topic] : undefined,
  })
  const found = await sourcesOnRecord([idA, idB])
  const missing = [idA, idB].filter((id) => !found.has(id))
  if (idA === idB)
    return {
      onRecord: false,
      message: `Source ${input.a} and source ${input.b} are one: there is nothing to compare.`,
    }
  if (missing.length) return sourceNotOnRecord(...missing)
  const terms = { from, to, topic: topic?.[0] }
  const { capped, ...compared } = await comparedSources(idA, idB, terms)
  const lines: { relation: Line['relation']; a?: Statement; b?: Statement }[] = [
    ...pairs('opposed', compared.opposed.lines),
    ...pairs('same', compared.both.lines),
    ...pairs('otherwise', compared.otherwise.lines),
    ...compared.onlyA.lines.map((a) => ({ relation: 'only a' as const, a })),
    ...compared.onlyB.lines.map((b) => ({ relation: 'only b' as const, b })),
  ]
  const counts = {
    ...{ opposed: compared.opposed.count, same: compared.both.count, otherwise: compared.otherwise.count },
    ...{ 'only a': compared.onlyA.count, 'only b': compared.onlyB.count },
  }
  const names = `${whoOf(sourceOf(found.get(idA)!, origin))} (source ${idA}, “a”) and ${whoOf(sourceOf(found.get(idB)!, origin))} (source ${idB}, “b”)`
  const when = soughtInWords({ from, to, topic })
  const within = when === 'anything' ? '' : `; ${when}`
  if (!lines.length)
    return {
      onRecord: false,
      message: `Not on record: no public statement of ${names}${within}. ${notDenied}`,
    }

  const keyed = (line: { relation: string; a?: { id: number }; b?: { id: number } }) =>
    `${line.relation.replace(' ', '')}.${line.a?.id ?? 0}.${line.b?.id ?? 0}`
  const page = fitting(lines, { key: keyed, size: () => 0, place, most: MOST_LINES })
  const ids = page.shown.flatMap(({ a, b }) => [a, b]).flatMap((line) => line ?? [])
  // One passage each, so that the longest pair fits.
  const units = new Map((await unitsOfLines(ids, origin, 1)).map((unit) => [unit.statement, unit]))
  const whole = page.shown.flatMap(({ relation, a, b }): Line[] => {
    const [one, other] = [a && units.get(a.id), b && units.get(b.id)]
    return (a && !one) || (b && !other)
      ? []
      : [{ relation, ...(one && { a: one }), ...(other && { b: other }) }]
  })
  const blockOf = ({ relation, a, b }: Line) =>
    [`=== ${told[relation]} ===`, ...[a, b].flatMap((unit) => (unit ? [block(unit)] : []))].join('\n\n')
  const { shown, next } = fitting(whole, {
    key: ({ relation, a, b }) =>
      keyed({ relation, a: a && { id: a.statement }, b: b && { id: b.statement } }),
    size: (line) => bytesOf(blockOf(line)) + 2,
    place: { ...place, seen: null },
    next: page.next,
  })
  return {
    onRecord: true,
    message: `On record of ${names}${within}: ${Object.entries(counts)
      .map(([relation, count]) => `${relation} ${count}`)
      .join(', ')}. At most 20 of each are told, the newest; narrow by topic or period for others.`,
    head: capped ? ['Only the newest 5000 statements of a side were compared.'] : [],
    blocks: shown.map(blockOf),
    next,
    more: { counts, capped, ...(shown.length && { lines: shown }) },
  }
}

const pairs = (relation: Line['relation'], lines: StatementPair[]) =>
  lines.map((pair) => ({ relation, ...pair }))
