import { system } from '../lib/permissions'
import type { DeskSourceFilter } from '../lib/source-desk-filter'
import { deskSources } from './source-desk'
import { byId, type List } from './test-lists'

const most = 'order by public_utterances desc, id desc'
const atDesk = (filter: DeskSourceFilter, all: string, index: string[]): List => ({
  page: async (after) =>
    byId(await deskSources(system, { ...filter, after: after ? Number(after) : undefined })),
  all: `select id from sources ${all}`,
  index,
})

/** The orders and filters of the sources at the desk. */
export const sourceLists: Record<string, List> = {
  'sources at the desk': atDesk({}, 'order by id desc', []),
  'sources by name': atDesk({ sort: 'name' }, 'order by plain(name), id', ['sources_by_name']),
  'sources by what they said': atDesk({ sort: 'most' }, most, ['sources_most']),
  'sources of a kind': atDesk({ kind: 'person' }, `where kind = 'person' order by id desc`, []),
  'sources of a rare kind': atDesk({ kind: 'group' }, `where kind = 'group' order by id desc`, [
    'sources_kind',
  ]),
  'sources of a rare kind by name': atDesk(
    { kind: 'group', sort: 'name' },
    `where kind = 'group' order by plain(name), id`,
    ['sources_kind_name'],
  ),
  'sources of a rare kind by what they said': atDesk(
    { kind: 'group', sort: 'most' },
    `where kind = 'group' ${most}`,
    ['sources_kind_most'],
  ),
  'sources at an organisation': atDesk(
    { organisation: 3, sort: 'name' },
    'where id between 1001 and 1120 order by plain(name), id',
    ['organisation_parents_parent', 'sources_pkey'],
  ),
  'sources with an identifier': atDesk({ identifier: 'with' }, 'where id % 2 = 0 order by id desc', [
    'identifiers_once',
  ]),
  'sources without an identifier, by what they said': atDesk(
    { identifier: 'without', sort: 'most' },
    `where id % 2 = 1 ${most}`,
    ['identifiers_once', 'sources_most'],
  ),
  'sources that said nothing': atDesk(
    { unused: true },
    `where not exists (select from utterances u where u.source_id = sources.id or u.speaks_for_id = sources.id)
      and public_utterances = 0 order by id desc`,
    ['sources_without_public', 'utterances_source'],
  ),
  'unconfirmed sources': atDesk({ unconfirmed: true }, 'where not confirmed order by id desc', [
    'sources_unconfirmed',
  ]),
}
