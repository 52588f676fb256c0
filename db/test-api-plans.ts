import { expect } from 'vitest'
import { annotatedArticle, annotatedAttestation } from './annotations'
import { client } from './connection'
import { takenBackSince } from './dumping'
import { exported, lastChange } from './export'
import { popoloOrganisations, popoloPersons, popoloRoles, popoloUtterances } from './popolo'
import { sent, SIZE } from './test-bulk'
import type { Plan } from './test-plans'

/** Organisations that are read for the roles of persons there alone. */
async function offices(): Promise<void> {
  await client()`insert into sources (kind, name) select 'organisation', 'Office ' || i from generate_series(1, 300) i`
  await client()`insert into roles (source_id, organisation_id, title) select p.id, s.id, 'Clerk' from sources s, sources p
    where s.id > ${SIZE} and p.id = (select min(id) from sources where kind = 'person' and public_utterances > 0)`
  await client()`analyze sources, roles`
  sent.splice(0)
  await popoloOrganisations({ limit: 20 })
}

/** What programs ask for. */
export const apiPlans: Plan[] = [
  [
    'whether something was withdrawn since a dump',
    async () => {
      const [last] = await client()`select max(id)::int as id from revisions`
      sent.splice(0)
      await takenBackSince((last!.id as number) - 100)
    },
    ['revisions_kind'],
  ],
  [
    'the annotations of an article',
    () => annotatedArticle(1011, { after: 0, limit: 20 }),
    ['article_versions_number', 'attestations_version'],
  ],
  ['persons as Popolo', () => popoloPersons({ limit: 20 }), ['sources_pkey']],
  ['organisations as Popolo', () => offices(), ['sources_kind', 'roles_organisation']],
  ['roles as Popolo', () => popoloRoles({ limit: 20 }), ['roles_pkey']],
  ['utterances as Popolo', () => popoloUtterances({ limit: 20 }), ['utterances_pkey']],
  ['an annotation', () => annotatedAttestation(1011), ['attestations_pkey', 'captures_version']],
  [
    'an export of what a source said',
    async () => {
      for await (const lines of exported({ source: ['5'] })) expect(lines.length).toBeGreaterThan(0)
    },
    ['search_documents_source', 'utterances_pkey', 'attestations_utterance'],
  ],
  ['the last change of the record', () => lastChange(), ['revisions_shown']],
]
