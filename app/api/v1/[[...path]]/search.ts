import { searchStatements } from '@/db/search'
import { searchFacets } from '@/db/search-facets'
import { publishedUtterances } from '@/db/utterances'
import { search, stateOf } from '@/lib/api/search'
import { utteranceOf } from '@/lib/api/utterances'
import { on } from './handled'
import { listOf } from './list'

export const searches = [
  on(search, async (asked) => {
    const { order, facet, include, fields: _, after, limit, ...filters } = asked.query
    const state = stateOf(filters)
    const { lines, next, count, more } = await searchStatements(state, { after, order, limit })
    const facets = include?.includes('facets') ? await searchFacets(state, facet) : null
    const said = await publishedUtterances(
      lines.map(({ id }) => id),
      0,
    )
    const found = new Map(
      lines.map(({ id, wording, name, snippet }) => [id, { wording, name, printed: snippet }]),
    )
    const page = listOf(asked, '/search', { lines: said, next }, (line) => ({
      ...utteranceOf(line, asked.origin),
      found: found.get(line.id)!,
    }))
    return { body: { ...(page.body as object), count, more, ...(facets && { facets }) } }
  }),
]
