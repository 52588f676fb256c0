import { nearestSpellings } from '../../db/search'
import { searchFacets, withoutFilters, type Dropped } from '../../db/search-facets'
import { searchForgiving } from '../../db/spellings'
import { notDenied, type Told } from '../../lib/mcp/answer'
import { blockBytes } from '../../lib/mcp/block'
import { narrowingOf, soughtInWords, type Input } from '../../lib/mcp/inputs'
import { shortLine } from '../../lib/mcp/line'
import { fitting, placeOf } from '../../lib/mcp/paging'
import { counted, type Asked } from './claims'
import { keyOf, nearOnes, unitsOfLines } from './sources'

/** What the filters of search_record are called where the search page has another word. */
const numbered = ['source', 'organisation', 'publisher', 'topic']

const left: Partial<Record<Dropped['filter'], string>> = {
  dates: 'the days',
  quoted: 'asking for words inside quotation marks',
  all: 'all filters',
}

/** Statements by words and filters. */
export async function searchRecord(
  { cursor, order, ...filters }: Input<'search'>,
  { origin }: Asked,
): Promise<Told> {
  const place = placeOf(cursor)
  const state = narrowingOf(filters)
  const hits = await searchForgiving(state, { after: place.after, order })
  const facets = await searchFacets(hits.respelled ? { ...state, q: hits.respelled.q } : state)
  const names = new Map(
    facets.flatMap(({ name, values }) =>
      values.map(({ value, label }) => [`${name} ${value}`, label] as const),
    ),
  )
  const sought = soughtInWords(state, names)
  const found = { count: hits.respelled ? 0 : hits.count, more: hits.respelled ? false : hits.more }
  if (hits.respelled || !hits.lines.length) {
    if (place.after)
      return { onRecord: true, message: `This is the end of the list: ${sought}.`, more: found }
    const near = nearOnes(state.q ? await nearestSpellings(state.q) : [], origin)
    const again = hits.respelled?.q
    const respelled = again
      ? [
          `Words spelled nearly so are on record: ${counted(hits.count, 'statement')} with “${again}”. Search again with them if they are meant.`,
        ]
      : []
    const dropped = again ? [] : await withoutFilters(state)
    const without = dropped.map(
      ({ filter, count, more }) =>
        `Without ${left[filter] ?? `the filter “${filter}”`}: ${more ? 'more than ' : ''}${counted(count, 'statement')} on record.`,
    )
    return {
      onRecord: false,
      message: `Not on record: no public statement meets ${sought}. ${notDenied}`,
      head: [...respelled, ...without, ...near.lines],
      more: {
        ...found,
        ...near.more,
        ...(again && { searchAgainWith: again }),
        ...(dropped.length && {
          withoutFilter: dropped.map(({ filter, count, more }) => ({ filter, statements: count, more })),
        }),
      },
    }
  }
  const units = await unitsOfLines(hits.lines, origin)
  const { shown, next } = fitting(units, { key: keyOf, size: blockBytes, place, next: hits.next })
  const first = !place.after && !place.seen
  // What is chosen already narrows no further; the others of its filter are counted as if it were not.
  const narrow = facets
    .filter(({ name }) => first && numbered.includes(name))
    .map(({ name, values }) => ({ name, values: values.filter(({ chosen }) => !chosen) }))
    .filter(({ values }) => values.length)
  return {
    onRecord: true,
    message: `On record: ${hits.more ? 'more than ' : ''}${counted(hits.count, 'statement')} for ${sought}, ${order ?? 'newest'} first.`,
    head: narrow.map(({ name, values }) => {
      const way = state[name] ? `With another “${name}” instead` : `To narrow by “${name}”`
      return `${way}: ${shortLine(values.map(({ value, label, count }) => `${value} (${label}, ${count})`).join('; '), 600)}`
    }),
    statements: shown,
    next,
    more: {
      ...found,
      narrowBy: narrow.flatMap(({ name, values }) =>
        values.map(({ value, label, count }) => ({
          ...{ filter: name, value, name: label, statements: count, instead: Boolean(state[name]) },
        })),
      ),
    },
  }
}
