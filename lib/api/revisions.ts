import { z } from 'zod'
import { shownChanges } from '../record'
import type { Told } from '../revision'
import { listed, moved } from './answers'
import { component } from './component'
import { examples } from './example'
import { operation } from './operation'
import { byNumber, fieldsOf, id, paging } from './paging'

export const Revision = component(
  'Revision',
  z.object({
    id,
    at: z.iso.datetime().describe('When it was saved (UTC)'),
    by: z.string().nullable().describe('By whom; null: by the program'),
    what: z.string().describe('What changed, in a sentence'),
    reason: z.string().nullable(),
    change: z.enum(shownChanges).nullable().describe('What it was to readers'),
  }),
)

/** A saved change as the API answers it. */
export const revisionOf = ({ id, at, by, what, reason, shown }: Told): z.output<typeof Revision> => ({
  ...{ id, at, by, what, reason },
  change: shown,
})

/** The public changes of a row of this noun. */
export const revisionsUnder = (noun: 'claims' | 'sources' | 'articles', number: number) =>
  operation({
    id: `list${noun[0]!.toUpperCase()}${noun.slice(1, -1)}Revisions`,
    method: 'get',
    path: `/${noun}/{id}/revisions`,
    tag: 'revisions',
    summary: `What was changed of ${noun === 'articles' ? 'an article' : `a ${noun.slice(0, -1)}`} since it came on record, newest first`,
    scope: null,
    parts: byNumber,
    query: z.object({ ...paging, fields: fieldsOf(Revision) }),
    examples: { id: number, limit: 20 },
    answers: { 200: listed(Revision, examples.revision, 'A page of revisions'), 308: moved },
    problems: noun === 'claims' ? ['not-found', 'withdrawn'] : ['not-found'],
    item: Revision,
  })
