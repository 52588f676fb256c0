import { sourcesOnRecord } from '../../db/comparing'
import { nearestSpellings, searchStatements, sourcesCalled, type Called } from '../../db/search'
import { searchFacets } from '../../db/search-facets'
import { publishedSource } from '../../db/sources'
import { mergedInto } from '../../db/survivors'
import { publishedUtterances } from '../../db/utterances'
import { Invalid } from '../../lib/errors'
import { extentInWords } from '../../lib/extent'
import { notDenied, type Told } from '../../lib/mcp/answer'
import { blockBytes, whoOf } from '../../lib/mcp/block'
import { narrowingOf, oneOf, soughtInWords, type Input } from '../../lib/mcp/inputs'
import { oneLine, shortLine } from '../../lib/mcp/line'
import { fitting, placeOf } from '../../lib/mcp/paging'
import { MOST_PRINTED, sourceOf, statementOf, type McpStatement } from '../../lib/mcp/statement'
import { nameInWords } from '../../lib/name-words'
import type { NameView, SourceLine, SourceView, Statement } from '../../lib/record'
import { counted, type Asked } from './claims'

/** These statements as units, in their order. */
export async function unitsOfLines(
  lines: readonly Pick<Statement, 'id'>[],
  origin: string,
  most = MOST_PRINTED,
): Promise<McpStatement[]> {
  const read = await publishedUtterances(
    lines.map(({ id }) => id),
    most,
  )
  return read.map(({ claim, sample, attestations, ...utterance }) =>
    statementOf(utterance, { claim, sample, attestations }, origin),
  )
}

/** Sources whose names are spelled nearly so, as lines and as data. */
export function nearOnes(
  near: SourceLine[],
  origin: string,
): { lines: string[]; more: Record<string, unknown> } {
  if (!near.length) return { lines: [], more: {} }
  return {
    lines: [
      'Names that are spelled nearly so, perhaps of others:',
      ...near.map((line) => `- ${lineOf(line, origin)}`),
    ],
    more: {
      nearest: near.map((line) => ({ source: sourceOf(line, origin), statements: line.utterances })),
    },
  }
}

const lineOf = (line: SourceLine, origin: string) =>
  `${whoOf(sourceOf(line, origin))}, ${line.kind}, source ${line.id}, ${counted(line.utterances, 'statement')}${line.description ? `: ${shortLine(line.description, 150)}` : ''}`

const same = (one: string, other: string) =>
  oneLine(one).localeCompare(oneLine(other), 'en', { sensitivity: 'base' }) === 0

const MOST_CALLED = 10

/** That a name is not that of one source alone. */
async function notOne(name: string, called: Called[], origin: string): Promise<Told> {
  if (!called.length) {
    const { lines, more } = nearOnes(await nearestSpellings(name), origin)
    const message = `Not on record: no source is called “${name}”. ${notDenied}`
    return { onRecord: false, message, head: lines, more }
  }
  const shown = called.slice(0, MOST_CALLED)
  const all = called.length === shown.length
  return {
    onRecord: false,
    message: `${all ? 'Several' : `More than ${MOST_CALLED}`} sources are called “${name}”: ask again with the number of the one that is meant.`,
    head: shown.map(
      (line) => `- ${line.as ? `As another name, ${nameInWords(line.as)}: ` : ''}${lineOf(line, origin)}`,
    ),
    more: {
      called: shown.map((line) => ({
        ...{ source: sourceOf(line, origin), statements: line.utterances, otherName: line.as },
      })),
    },
  }
}

/** That readers see nothing of these sources. */
export const sourceNotOnRecord = (...ids: number[]): Told => ({
  onRecord: false,
  message: `Not on record: there is no source ${ids.join(', nor source ')} with public statements. ${notDenied}`,
})

/** A source with what is known of it and its newest statements. */
export async function getSource(input: Input<'source'>, { origin }: Asked): Promise<Told> {
  oneOf(['source', input.source], ['name', input.name])
  let asked = input.source
  let as: NameView | null = null
  if (asked === undefined) {
    const name = oneLine(input.name!)
    if (!name) throw new Invalid([{ field: 'name', message: '“name” is empty: give the name of a source.' }])
    const called = await sourcesCalled(name, MOST_CALLED + 1)
    if (called.length !== 1) return notOne(name, called, origin)
    asked = called[0]!.id
    as = called[0]!.as
  }
  const id = (await mergedInto('sources', asked)) ?? asked
  const source = await publishedSource(id)
  if (!source) return sourceNotOnRecord(id)
  const { lines } = await searchStatements({ source: [String(id)] })
  const units = await unitsOfLines(lines.slice(0, 5), origin)
  const { shown } = fitting(units, { key: () => '', size: blockBytes, place: { seen: null } })
  const named = sourceOf(source, origin)
  return {
    onRecord: true,
    message: `On record: ${whoOf(named)}, ${source.kind}, source ${id}, with ${counted(source.utterances, 'statement')} on ${counted(source.claims, 'claim')}${extentInWords(source.firstSaid, source.lastSaid)}. ${named.address}`,
    head: [
      ...(asked === id
        ? []
        : [`Source ${asked} was found to be the same as source ${id}, which is answered here.`]),
      ...(as ? [`“${nameInWords(as)}” is another name of it: on record it is called ${whoOf(named)}.`] : []),
      ...aboutOf(source),
      `The newest ${counted(shown.length, 'statement')}, of it and for it; statements_of_source has all:`,
    ],
    statements: shown,
    more: {
      source: {
        ...named,
        description: source.description,
        askedAs: as,
        otherNames: source.names.slice(0, 30).map(({ name }) => name),
        roles: rolesOf(source),
        statements: source.utterances,
        claims: source.claims,
        firstSaid: source.firstSaid,
        lastSaid: source.lastSaid,
        keptUnnamedBy: source.kind === 'unnamed' ? source.publisher : null,
      },
    },
  }
}

const rolesOf = ({ roles }: SourceView) =>
  roles
    .slice(0, 20)
    .map(({ title, organisation, held }) => ({ title, organisation: organisation?.name ?? null, held }))

function aboutOf(source: SourceView): string[] {
  const unnamed = `${source.publisher ? `${source.publisher} keeps this source unnamed. ` : ''}It is a source of its own: do not join it to another unnamed one, nor name it.`
  const roles = rolesOf(source).map(
    ({ title, organisation, held }) =>
      `${title}${organisation ? `, ${organisation}` : ''}${held ? ` (${held})` : ''}`,
  )
  return [
    ...(source.kind === 'unnamed' ? [unnamed] : []),
    ...(source.sample ? ['Sample: this source was invented to show how the record looks.'] : []),
    ...(source.description ? [`Described as: ${shortLine(source.description, 400)}`] : []),
    ...(source.names.length
      ? [
          `Also printed as: ${source.names
            .slice(0, 15)
            .map(({ name }) => shortLine(name, 80))
            .join('; ')}`,
        ]
      : []),
    ...(roles.length ? [`Roles: ${shortLine(roles.join('; '), 800)}`] : []),
  ]
}

/** What a source said, and what was said for it, on a topic and in a period. */
export async function statementsOfSource(input: Input<'statements'>, { origin }: Asked): Promise<Told> {
  const { topic, order, cursor, stance, from, to } = input
  const place = placeOf(cursor)
  const id = (await mergedInto('sources', input.source)) ?? input.source
  const who = (await sourcesOnRecord([id])).get(id)
  if (!who) return { ...sourceNotOnRecord(id), more: { count: 0, more: false } }
  const named = whoOf(sourceOf(who, origin))
  const facets = await searchFacets({ source: [String(id)] }, 'topic')
  const topics = (facets.find(({ name }) => name === 'topic')?.values ?? []).map(
    ({ value, label, count }) => ({ id: Number(value), name: label, statements: count }),
  )
  const known = topics.find((one) =>
    typeof topic === 'number' ? one.id === topic : same(one.name, topic ?? ''),
  )
  const onOthers = {
    head: topics.length
      ? [
          `Topics it is on record with: ${shortLine(topics.map(({ id, name, statements }) => `${name} (topic ${id}, ${statements})`).join('; '), 2000)}`,
        ]
      : [],
    more: { count: 0, more: false, ...(topics.length && { topics: topics.slice(0, 50) }) },
  }
  const about =
    topic === undefined
      ? ''
      : ` on ${known ? `“${known.name}” (topic ${known.id})` : typeof topic === 'number' ? `topic ${topic}` : `“${oneLine(topic)}”`}`
  const narrowing = narrowingOf({ stance, from, to, source: [id] })
  const when = soughtInWords({ ...narrowing, source: undefined })
  const sought = `${named} (source ${id})${about}${when === 'anything' ? '' : `; ${when}`}`
  const none = `Not on record: no public statement by or for ${sought}. ${notDenied}`
  if (typeof topic === 'string' && !known) return { onRecord: false, message: none, ...onOthers }

  const chosen = { ...narrowing, topic: topic === undefined ? undefined : [String(known?.id ?? topic)] }
  const hits = await searchStatements(chosen, { after: place.after, order: order ?? 'newest' })
  if (!hits.lines.length)
    return place.after
      ? {
          onRecord: true,
          message: `This is the end of the list of ${sought}.`,
          more: { count: hits.count, more: hits.more },
        }
      : { onRecord: false, message: none, ...onOthers }
  const units = await unitsOfLines(hits.lines, origin)
  const { shown, next } = fitting(units, { key: keyOf, size: blockBytes, place, next: hits.next })
  return {
    onRecord: true,
    message: `On record: ${hits.more ? 'more than ' : ''}${counted(hits.count, 'statement')} by or for ${sought}, ${order ?? 'newest'} first. Whom others spoke for did not speak itself: see “Said by” of each.`,
    statements: shown,
    next,
    more: { count: hits.count, more: hits.more },
  }
}

/** By what a unit is found again in a page. */
export const keyOf = ({ statement }: McpStatement): string => String(statement)
