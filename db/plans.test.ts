import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readPeriod } from '../lib/periods'
import { system } from '../lib/permissions'
import { ownAccount } from './account'
import { annotatedArticle, annotatedAttestation } from './annotations'
import { publishedArticle } from './article-view'
import { publishedAssessment } from './assessments'
import { claimsToLink, deskClaim } from './claim-desk'
import { claimTwins } from './claim-twins'
import { claimAsOf } from './as-of'
import { publishedClaim, withdrawal } from './claims'
import { comparedSources, onTheSameClaims, sharedTopics } from './comparing'
import { unseenMentions } from './comments'
import { client, db } from './connection'
import { monthsOnRecord, partsOf, spansOver, stepsFrom } from './days'
import { deskArticle } from './desk'
import { inboxCounts } from './inbox'
import { deskVersions } from './desk-versions'
import { takenBackSince } from './dumping'
import { exported, lastChange } from './export'
import { correctionEntries, newestEntries, statementEntries } from './feed-entries'
import { runningImports } from './import-desk'
import { bringInRows } from './import-rows'
import { claimsLike, sourcesLike } from './likeness'
import { outlineOf } from './outline'
import { sourceAsOf, topicAsOf } from './lists-then'
import { duplicates } from './duplicates'
import { deskMerge } from './merge-list'
import { mergePreview } from './merge-preview'
import { partyLike } from './party-like'
import { survivors } from './survivors'
import { previewPeople } from './people'
import { feedsDue } from './polls'
import { publishedPublisher, publishedPublishers } from './publisher-pages'
import { popoloOrganisations, popoloPersons, popoloRoles, popoloUtterances } from './popolo'
import { positionsOf } from './positions'
import { quality } from './quality'
import { relatedClaims } from './related'
import { repairOf } from './repair'
import { countForMe, ownReviews } from './review-desk'
import { nearestSpellings, searchStatements } from './search'
import { MOST_COUNTED } from './search-filter'
import { searchFacets, withoutFilters } from './search-facets'
import { deskSource } from './source-desk'
import { ownSessions } from './sessions'
import { channelFiles, daysOfYear, yearsSaid } from './sitemap-said'
import { sourceCounts } from './source-timeline'
import { publishedSource } from './sources'
import { sourcesFor } from './speakers'
import { searchForgiving } from './spellings'
import { bulkDatabase, sent, SIZE } from './test-bulk'
import { MOST, plansOf } from './test-plans'
import { channelNamed } from './channels'
import { daysOfClaim } from './timemap'
import { daysOfSource, daysOfTopic } from './timemap-lists'

let drop: () => Promise<void>
beforeAll(async () => {
  drop = await bulkDatabase()
}, 600_000)
afterAll(() => drop())
beforeEach(() => void sent.splice(0))

const holder = { kind: 'user', id: 7, role: 'editor', name: 'User 7' } as const
const march = readPeriod('2020-03')!

/** Claims that contradict each other, one in a hundred said by each of the two. */
async function compared(): Promise<void> {
  await client()`insert into claim_links (from_id, to_id, kind, reason)
    select id, id + 1, 'contradicts', 'They cannot both be so.' from generate_series(1, ${SIZE - 1}) id
    on conflict do nothing`
  await client()`analyze claim_links`
  sent.splice(0)
  await comparedSources(6, 7, { from: '2020' })
}

/** Organisations that are read for the roles of persons there alone. */
async function offices(): Promise<void> {
  await client()`insert into sources (kind, name) select 'organisation', 'Office ' || i from generate_series(1, 300) i`
  await client()`insert into roles (source_id, organisation_id, title) select p.id, s.id, 'Clerk' from sources s, sources p
    where s.id > ${SIZE} and p.id = (select min(id) from sources where kind = 'person' and public_utterances > 0)`
  await client()`analyze sources, roles`
  sent.splice(0)
  await popoloOrganisations({ limit: 20 })
}

/** A file of one person, asked of the registers too. */
async function seen(): Promise<void> {
  const bytes = new TextEncoder().encode('name,wikidata\nd67d8a b4b14,Q42')
  await previewPeople(system, { name: 'people.csv', bytes })
}

/** Rows that are bad cost the least to bring in. */
async function nextRows(): Promise<void> {
  await client()`update imports set state = 'running' where id = 7`
  await client()`update import_rows set data = '{}' where import_id = 7 and line < 40`
  await client()`analyze import_rows`
  sent.splice(0)
  await bringInRows(system, { id: 7, most: 10 })
}

test.each<[what: string, read: () => Promise<unknown>, index: string[]]>([
  ['a claim', () => publishedClaim(SIZE - 1), ['claims_pkey', 'utterances_claim', 'revisions_claim']],
  [
    'whether something was withdrawn since a dump',
    async () => {
      const [last] = await client()`select max(id)::int as id from revisions`
      sent.splice(0)
      await takenBackSince((last!.id as number) - 100)
    },
    ['revisions_kind'],
  ],
  ['claims linked to a claim', () => relatedClaims(11), ['claim_links_once', 'claim_links_to']],
  ['an assessment', () => publishedAssessment(11), ['assessments_claim', 'evidence_assessment']],
  ['a claim with its links at the desk', () => deskClaim(system, 11), ['claim_links_once', 'claim_links_to']],
  [
    'a claim to be linked',
    async () => {
      const [claim] = await client()`select wording from claims where id = 2`
      await claimsToLink(system, { claim: 1, words: (claim!.wording as string).slice(0, 32) })
    },
    ['claims_wording_search'],
  ],
  ['claims that may be the same', () => claimTwins(system, 11), ['claims_wording_search']],
  ['the positions of a source', () => positionsOf(11), ['utterances_source']],
  [
    'a claim as of a day',
    () => claimAsOf(SIZE - 1, '2100-01-01'),
    ['claims_pkey', 'utterances_claim', 'revisions_utterances_of', 'revisions_object'],
  ],
  [
    'a source as of a day',
    () => sourceAsOf(6, '2100-01-01'),
    [
      'sources_pkey',
      'utterances_source',
      'revisions_statements_of',
      'revisions_spoken_for',
      'revisions_object',
    ],
  ],
  ['a topic as of a day', () => topicAsOf(7, '2100-01-01'), ['utterances_claim', 'revisions_object']],
  ['what one sent to a second person', () => ownReviews(holder), ['reviews_by']],
  ['how much waits for one', () => countForMe(holder), ['mentions_unseen', 'reviews_by']],
  ['where one is named', () => unseenMentions(holder), ['mentions_unseen']],
  ['the days of a claim', () => daysOfClaim(SIZE - 1), ['revisions_claim']],
  ['the days of a source', () => daysOfSource(6), ['utterances_source', 'revisions_object']],
  ['the days of a topic', () => daysOfTopic(7), ['utterances_claim', 'revisions_object']],
  ['the days of a year in the sitemap', () => daysOfYear(2020), ['search_documents_said']],
  ['the years in the sitemap', () => yearsSaid(), ['search_documents_said']],
  ['the channels of the sitemap', () => channelFiles(), ['search_documents_channel']],
  ['a withdrawal', () => withdrawal(7), ['revisions_object']],
  ['a source', () => publishedSource(4), ['sources_pkey']],
  ['two sources side by side', () => compared(), ['search_documents_source']],
  ['topics of two sources', () => sharedTopics(6, 7), ['search_documents_source']],
  [
    'sources on the same claims',
    () => onTheSameClaims(6),
    ['search_documents_source', 'search_documents_claim'],
  ],
  ['the counts of a source', () => sourceCounts(6, { year: '2021' }), ['search_documents_source']],
  [
    'an article with its versions',
    () => publishedArticle(1011),
    ['article_versions_number', 'attestations_version', 'anchors_once', 'captures_version'],
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
  ['the versions of an article at the desk', () => deskVersions(system, 1011), ['captures_version']],
  ['the repairs of an article', () => repairOf(system, 1011), ['anchors_version']],
  [
    'an article at the desk',
    () => deskArticle(system, 77),
    [
      ...[
        'article_versions_number',
        'attestations_version',
        'readings_pkey',
        'jobs_key_key1',
        'suggestions_once',
      ],
      ...['sources_by_name', 'source_names_by_name'],
    ],
  ],
  [
    'a speaker that is misspelled, or a title,',
    async () => {
      const setting = { versionId: 77, language: 'en', publisherId: 1, sample: false }
      const asked = { kind: 'person' as const, titles: ['Title 7'], organisation: null, from: null, to: null }
      await sourcesFor(db(), setting, [{ ...asked, names: ['d67d8a b4b14'] }])
    },
    ['sources_name_search', 'roles_title'],
  ],
  [
    'the quality of 30 days',
    () => quality(system, { days: 30 }),
    ['suggestions_made', 'attestations_recorded', 'suggestions_attestation', 'readings_pkey'],
  ],
  ['one merge', () => deskMerge(system, 7), ['merges_pkey', 'merge_moves_once']],
  [
    'what a merge would move',
    () => mergePreview(system, { object: 'sources', from: 77, into: 78 }),
    ['utterances_source', 'utterances_speaks_for', 'source_names_once', 'identifiers_once'],
  ],
  ['what a source is merged into', () => survivors(db(), 'sources', [77]), ['sources_pkey']],
  [
    'a source to be merged',
    () => partyLike(system, { object: 'sources', words: 'd67d8a b4b14', except: 1 }),
    ['sources_name_search', 'source_names_search'],
  ],
  ['a source at the desk', () => deskSource(system, 77), ['sources_pkey']],
  [
    'sources of a like name',
    () => sourcesLike(system, 'd67d8a b4b14'),
    ['sources_name_search', 'source_names_search'],
  ],
  [
    'claims of a like wording',
    async () => {
      const [claim] = await client()`select wording from claims where id = 1`
      const wording = claim!.wording as string
      await claimsLike(system, { wording, words: wording, versionId: 1 })
    },
    ['claims_wording_search', 'attestations_words_search'],
  ],
  [
    'whom a file of people names',
    () => seen(),
    ['sources_by_name', 'source_names_by_name', 'identifiers_value'],
  ],
  ['lists that run', () => runningImports(system), ['imports_running']],
  ['the next rows of a list', () => nextRows(), ['import_rows_waiting']],
  ['feeds whose time has come', () => feedsDue(system), ['feeds_due']],
  ['the facets of a search', () => searchFacets({ q: 'zebra' }), ['search_documents_words']],
  [
    'what filters leave out',
    () => withoutFilters({ q: 'zebra', source: ['77'], stance: ['denies'] }),
    ['search_documents_words'],
  ],
  ['a misspelt word', () => searchForgiving({ q: '28dd2x zebra' }), ['name_words_search']],
  [
    'an export of what a source said',
    async () => {
      for await (const lines of exported({ source: ['5'] })) expect(lines.length).toBeGreaterThan(0)
    },
    ['search_documents_source', 'utterances_pkey', 'attestations_utterance'],
  ],
  ['the last change of the record', () => lastChange(), ['revisions_shown']],
  ['newest claims of a feed', newestEntries, ['claims_newest', 'revisions_claim']],
  ['the last on record of a topic', () => statementEntries({ topic: ['7'] }), ['search_documents_topics']],
  ['corrections of a feed', correctionEntries, ['revisions_corrections']],
  ['spans over a month', () => spansOver(march), ['search_documents_spans']],
  ['the days of a month', () => partsOf(march), []],
  ['the months before and after', () => stepsFrom(march), ['search_documents_said']],
  ['a publisher with its articles', () => publishedPublisher(4), ['articles_public_by_publisher']],
  ['what is said of a topic', () => outlineOf({ topic: ['7'] }), ['search_documents_topics']],
  ['a channel', () => channelNamed('no such channel'), ['search_documents_channel']],
  ['an own account', () => ownAccount(holder), ['sign_ins_user', 'recovery_codes_user']],
  ['the sign-ins that are open', () => ownSessions(holder, null), []],
  ['names spelled nearly so', () => nearestSpellings('c4ca42 d9d4f495'), ['sources_name_search']],
])('%s is read by index', async (_, read, index) => {
  await read()
  const used = await plansOf(sent.splice(0))
  expect(used.indexes).toEqual(expect.arrayContaining(index))
})

test('likely duplicates are looked for by index, a few sources at a time', async () => {
  await duplicates(system, { object: 'sources' })
  const { indexes } = await plansOf(sent.splice(0), Infinity)
  const wanted = [
    'sources_pkey',
    'sources_name_search',
    'source_names_search',
    'identifiers_value',
    'merges_apart',
  ]
  expect(indexes).toEqual(expect.arrayContaining(wanted))
})

test('a feed of a common search is read by its index', async () => {
  await statementEntries({})
  const used = await plansOf(sent.splice(0), MOST_COUNTED + 2)
  expect(used.indexes).toEqual(expect.arrayContaining(['search_documents_shown', 'revisions_claim']))
})

test('the inbox counts no more than it tells', async () => {
  await inboxCounts(holder, {})
  const used = await plansOf(sent.splice(0), Math.max(MOST, 1500))
  expect(used.indexes).toEqual(
    expect.arrayContaining(['articles_work', 'articles_held', 'articles_to_repair', 'articles_problem']),
  )
})

test('lists of months and of publishers count by index, up to their bounds', async () => {
  await monthsOnRecord()
  await publishedPublishers()
  const used = await plansOf(sent.splice(0), SIZE + 1)
  expect(used.indexes).toEqual(
    expect.arrayContaining(['search_documents_said', 'articles_public_by_publisher']),
  )
})

test('a search of long ago reads nothing that was said since', async () => {
  await searchStatements({ to: '2020-06' })
  const used = await plansOf(sent.splice(0), SIZE / 3)
  expect(used.indexes).toEqual(expect.arrayContaining(['search_documents_said', 'search_documents_spans']))
})

test('the withdrawn claims are read by their index', async () => {
  await client()`update claims set state = 'withdrawn', withdrawn_reason = 'Wrong' where id in (1, 2)`
  const used = await plansOf([{ query: `select id from claims where state = 'withdrawn'`, params: [] }])
  expect(used.indexes).toEqual(['claims_withdrawn'])
})
