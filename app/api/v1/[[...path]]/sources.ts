import { publicRow } from '@/db/history'
import { sourceAsOf } from '@/db/lists-then'
import { publishedSource, publishedSources, statementsOf } from '@/db/sources'
import { mergedInto } from '@/db/survivors'
import { publishedUtterances } from '@/db/utterances'
import { linkedType } from '@/lib/api/linked'
import { sourceRevisions } from '@/lib/api/operations'
import {
  getSource,
  listSources,
  listSourceUtterances,
  SourceAsKnown,
  sourceAsKnown,
  sourceInFull,
  sourceOf,
} from '@/lib/api/sources'
import { MOST_INCLUDED, utteranceOf } from '@/lib/api/utterances'
import { dayOf } from '@/lib/as-of'
import { Invalid } from '@/lib/errors'
import { addressesAt } from '@/lib/origin'
import { sourceThing } from '@/lib/schema-org'
import { none, notThen } from './gone'
import { on, type Answered } from './handled'
import { linkedData } from './linked'
import { listOf } from './list'
import { revisionsOf } from './revisions'

export const sources = [
  on(listSources, async (asked) =>
    listOf(asked, '/sources', await publishedSources(asked.query), (line) => sourceOf(line, asked.origin)),
  ),
  on(getSource, async ({ parts: { id }, query, origin, type }) => {
    const { fields = [], asOf } = query
    if (type !== linkedType && asOf !== undefined) return sourceThen(id, { fields, asOf }, origin)
    const source = await publishedSource(id)
    if (!source) return noSource(id)
    if (type === linkedType) return linkedData(query, sourceThing(source, addressesAt(origin)))
    return { body: sourceInFull(source, origin) }
  }),
  on(listSourceUtterances, async (asked) => {
    const { parts, query, origin } = asked
    if (!(await publicRow('sources', parts.id))) return noSource(parts.id, '/utterances')
    const { topic, year, stance, after, limit } = query
    const { lines, next } = await statementsOf(parts.id, {
      ...{ stance, after, limit },
      ...(topic && { topic: String(topic) }),
      ...(year && { year: String(year) }),
    })
    const included = query.include?.includes('attestations') ?? false
    const said = await publishedUtterances(
      lines.map(({ id }) => id),
      included ? MOST_INCLUDED : 0,
    )
    return listOf(asked, `/sources/${parts.id}/utterances`, { lines: said, next }, (line) =>
      utteranceOf(line, origin, included),
    )
  }),
  on(sourceRevisions, async (asked) =>
    (await publicRow('sources', asked.parts.id))
      ? revisionsOf('sources', asked)
      : noSource(asked.parts.id, '/revisions'),
  ),
]

/** A source as it was known on a day. Errors: Invalid. */
async function sourceThen(
  id: number,
  { fields, asOf }: { fields: string[]; asOf: string },
  origin: string,
): Promise<Answered> {
  const day = dayOf(asOf, new Date())
  const untold = fields.filter((name) => !(name in SourceAsKnown.shape))
  if (untold.length)
    throw new Invalid([{ field: 'fields', message: `As of a day there is no ${untold.join(', ')}.` }])
  const source = await sourceAsOf(id, day)
  if (source) return { body: sourceAsKnown(source, day, origin) }
  return (await publicRow('sources', id)) ? notThen('source', id, day) : noSource(id)
}

async function noSource(id: number, under = ''): Promise<Answered> {
  const into = await mergedInto('sources', id)
  return into ? { moved: `/sources/${into}${under}` } : none('source', id)
}
