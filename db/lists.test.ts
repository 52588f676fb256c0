import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readPeriod } from '../lib/periods'
import { system } from '../lib/permissions'
import { publishedArticle } from './article-view'
import { publishedArticles } from './articles'
import { publishedAssessment } from './assessments'
import { claimsToLink, deskClaim } from './claim-desk'
import { claimAsOf } from './as-of'
import { newestStatements, publishedClaim, withdrawal } from './claims'
import { comparedSources, onTheSameClaims, sharedTopics } from './comparing'
import { client, db } from './connection'
import { corrections } from './corrections'
import { monthsOnRecord, partsOf, spansOver, statementsIn, stepsFrom } from './days'
import { deskArticle } from './desk'
import { historyPage } from './history'
import { inbox, inboxCounts } from './inbox'
import { deskVersions } from './desk-versions'
import { exported, lastChange } from './export'
import { deskFeed, deskFeeds } from './feed-desk'
import { correctionEntries, newestEntries, statementEntries } from './feed-entries'
import { deskImport, deskImports, runningImports } from './import-desk'
import { bringInRows } from './import-rows'
import { claimsLike, sourcesLike } from './likeness'
import { outlineOf } from './outline'
import { sourceAsOf, topicAsOf } from './lists-then'
import { feedsDue } from './polls'
import { publishedPublisher, publishedPublishers } from './publisher-pages'
import { positionsOf } from './positions'
import { quality } from './quality'
import { relatedClaims } from './related'
import { repairOf, toRepair } from './repair'
import { nearestSpellings, searchStatements } from './search'
import { MOST_COUNTED } from './search-filter'
import { searchFacets, withoutFilters } from './search-facets'
import { deskSource, deskSources } from './source-desk'
import { sourceCounts } from './source-timeline'
import { publishedSource, publishedSources, statementsOf } from './sources'
import { sourcesFor } from './speakers'
import { searchForgiving } from './spellings'
import { bulkDatabase, FEW, sent, SIZE } from './test-bulk'
import { MOST, plansOf } from './test-plans'
import { publishedTopics } from './topics'
import { channelNamed } from './channels'
import { daysOfClaim } from './timemap'
import { daysOfSource, daysOfTopic } from './timemap-lists'
import { listUsers } from './users'

let drop: () => Promise<void>
beforeAll(async () => {
  drop = await bulkDatabase()
}, 600_000)
afterAll(() => drop())
beforeEach(() => void sent.splice(0))

type Walked = { ids: number[]; next: string | null }
type List = {
  /** One page. */
  page(after?: string): Promise<Walked>
  /** What it must hold in all, in its order. */
  all: string
  /** Indexes that its plan must use; for one in the order of numbers any that is so ordered. */
  index: string[]
}
const byId = ({ lines, next }: { lines: { id: number }[]; next: string | null }): Walked => ({
  ids: lines.map((line) => line.id),
  next,
})
const said = 'order by said_to desc, id desc'

const standing = 'where joined_into is null'
const newest = 'order by id desc'
const holder = { kind: 'user', id: 7, role: 'editor', name: 'User 7' } as const

const march = readPeriod('2020-03')!

const lists: Record<string, List> = {
  'statements, newest first': {
    page: async (after) => {
      const { lines, next } = await newestStatements({ after })
      return { ids: lines.map((line) => line.claim.id), next }
    },
    all: `select id from claims where state = 'published' order by last_said desc, id desc`,
    index: ['claims_public'],
  },
  'statements of a source': {
    page: async (after) => byId(await statementsOf(1, { after })),
    all: `select id from utterances where source_id = 1 and public ${said}`,
    index: ['search_documents_source'],
  },
  'statements of a source in a year': {
    page: async (after) => byId(await statementsOf(1, { year: '2021', after })),
    all: `select id from utterances where source_id = 1 and public and said_to between '2021-01-01' and '2021-12-31' ${said}`,
    index: ['search_documents_source'],
  },
  'statements on behalf of a source': {
    page: async (after) => byId(await statementsOf(2, { after })),
    all: `select id from utterances where speaks_for_id = 2 and public ${said}`,
    index: ['search_documents_speaks_for'],
  },
  sources: {
    page: async (after) => byId(await publishedSources({ after })),
    all: 'select id from sources where public_utterances > 0 order by public_utterances desc, id desc',
    index: ['sources_public'],
  },
  articles: {
    page: async (after) => byId(await publishedArticles({ after })),
    all: `select id from articles where public_passages > 0
      order by coalesce(published_to, '-infinity'::date) desc, id desc`,
    index: ['articles_public'],
  },
  'what search finds': {
    page: async (after) => byId(await searchStatements({ q: 'zebra' }, { after })),
    all: `select id from utterances where id % ${FEW} in (1, 2, 3) and public ${said}`,
    index: ['search_documents_words'],
  },
  corrections: {
    page: async (after) => byId(await corrections({ after })),
    all: `select id::int from revisions where shown = 'corrected' order by id desc`,
    index: ['revisions_corrections'],
  },
  'the changes of a claim': {
    page: async (after) => byId(await historyPage(9, { after })),
    all: `select id::int from revisions where claim_id = 9 and shown is not null order by id desc`,
    index: ['revisions_claim'],
  },
  'what search finds, oldest first': {
    page: async (after) => byId(await searchStatements({ q: 'zebra' }, { after, order: 'oldest' })),
    all: `select id from utterances where id % ${FEW} in (1, 2, 3) and public order by said_to, id`,
    index: ['search_documents_words'],
  },
  'what search finds, best first': {
    page: async (after) => byId(await searchStatements({ q: 'zebra' }, { after, order: 'best' })),
    all: `select utterance_id as id from search_documents where words @@ to_tsquery('zebra')
      order by round(1000000 * ts_rank('{0.2, 0.4, 0.7, 1}', words, to_tsquery('zebra'), 1)) desc, utterance_id desc`,
    index: ['search_documents_words'],
  },
  'what search finds by a source': {
    page: async (after) => byId(await searchStatements({ source: ['77'] }, { after })),
    all: `select id from utterances where source_id = 77 and public ${said}`,
    index: ['search_documents_source'],
  },
  'what was said in a month': {
    page: async (after) => byId(await statementsIn(march, { after })),
    all: `select id from utterances where public and said_to between '2020-03-01' and '2020-03-31' ${said}`,
    index: ['search_documents_said'],
  },
  topics: {
    page: async (after) => byId(await publishedTopics({ after })),
    all: 'select id from topics order by lower(name)',
    index: ['claims_pkey'],
  },
  'articles in the inbox': {
    page: async (after) => byId(await inbox(system, { show: 'all', after })),
    all: `select id from articles ${standing} ${newest}`,
    index: [],
  },
  'articles that are to do': {
    page: async (after) => byId(await inbox(system, { after })),
    all: `select id from articles ${standing} and work in ('new', 'in-work') ${newest}`,
    index: ['articles_work'],
  },
  'articles set aside': {
    page: async (after) => byId(await inbox(system, { show: 'set-aside', after })),
    all: `select id from articles ${standing} and work = 'set-aside' ${newest}`,
    index: ['articles_work'],
  },
  'articles that a user has': {
    page: async (after) => byId(await inbox(holder, { show: 'mine', after })),
    all: `select id from articles ${standing} and work = 'in-work' and held_by = ${holder.id} ${newest}`,
    index: ['articles_held'],
  },
  'articles to repair': {
    page: async (after) => byId(await inbox(system, { show: 'repair', after })),
    all: `select id from articles ${standing} and to_repair > 0 ${newest}`,
    index: ['articles_to_repair'],
  },
  'articles that could not be read': {
    page: async (after) => byId(await inbox(system, { show: 'unread', after })),
    all: `select id from articles ${standing} and problem is not null ${newest}`,
    index: ['articles_problem'],
  },
  'articles of a publisher': {
    page: async (after) => byId(await inbox(system, { show: 'all', publisher: 3, after })),
    all: `select id from articles ${standing} and publisher_id = 3 ${newest}`,
    index: ['articles_by_publisher'],
  },
  'articles of a feed': {
    page: async (after) => byId(await inbox(system, { show: 'all', feed: 3, after })),
    all: `select r.id from articles r join feed_items i on i.article_id = r.id
      where r.joined_into is null and i.feed_id = 3 order by r.id desc`,
    index: ['feed_items_brought'],
  },
  'articles whose title holds a word': {
    page: async (after) => byId(await inbox(system, { show: 'all', q: 'Zebra', after })),
    all: `select id from articles ${standing} and title like '%zebra' ${newest}`,
    index: ['articles_title_search'],
  },
  'articles by the name of their publisher': {
    page: async (after) => byId(await inbox(system, { show: 'all', q: 'publisher 7', after })),
    all: `select id from articles ${standing} and publisher_id = 7 ${newest}`,
    index: ['articles_by_publisher'],
  },
  'articles at the repair desk': {
    page: async (after) => byId(await toRepair(system, { after })),
    all: 'select id from articles where to_repair > 0 order by id desc',
    index: ['articles_to_repair'],
  },
  'sources at the desk': {
    page: async (after) => byId(await deskSources(system, { after: after ? Number(after) : undefined })),
    all: 'select id from sources order by id desc',
    index: [],
  },
  'unconfirmed sources': {
    page: async (after) =>
      byId(await deskSources(system, { unconfirmed: true, after: after ? Number(after) : undefined })),
    all: 'select id from sources where not confirmed order by id desc',
    index: ['sources_unconfirmed'],
  },
  'lists that were brought in': {
    page: async (after) => byId(await deskImports(system, { after: after ? Number(after) : undefined })),
    all: 'select id from imports order by id desc',
    index: [],
  },
  'rows of a list that failed': {
    page: async (after) => {
      const { failures, next } = await deskImport(system, 7, { after: after ? Number(after) : 0 })
      return { ids: failures.map(({ line }) => line), next: next === null ? null : String(next) }
    },
    all: `select line as id from import_rows where import_id = 7 and state = 'failed' order by line`,
    index: ['import_rows_failed'],
  },
  feeds: {
    page: async (after) => byId(await deskFeeds(system, { after: after ? Number(after) : 0 })),
    all: 'select id from feeds order by id',
    index: ['feeds_pkey'],
  },
  'items of a feed': {
    page: async (after) => {
      const { lines, next } = await deskFeed(system, 3, { before: after ? Number(after) : undefined })
      return byId({ lines, next: next === null ? null : String(next) })
    },
    all: 'select id from feed_items where feed_id = 3 order by id desc',
    index: ['feed_items_feed'],
  },
  users: {
    page: async (after) => {
      const lines = await listUsers(system, after ? Number(after) : undefined)
      return byId({ lines, next: lines.length === 100 ? String(lines.at(-1)!.id) : null })
    },
    all: 'select id from users order by id desc',
    index: ['users_pkey'],
  },
}

describe.each(Object.entries(lists))('the list of %s', (_, { page, all, index }) => {
  test('holds each row once in its order, page by page, though sort keys repeat', async () => {
    const ids: number[] = []
    let after: string | undefined
    do {
      const walked = await page(after)
      expect(walked.ids.length).toBeGreaterThan(0)
      ids.push(...walked.ids)
      after = walked.next ?? undefined
    } while (after)
    const rows = await client().unsafe(all)
    expect(ids).toEqual(rows.map((row) => row.id as number))
  }, 300_000)

  test('reads a page, the first or one in the middle, by its index and little else', async () => {
    const { next } = await page()
    if (next) await page(next)
    const used = await plansOf(sent.splice(0))
    expect(used.indexes).toEqual(expect.arrayContaining(index))
  })
})

/** Claims that contradict each other, one in a hundred said by each of the two. */
async function compared(): Promise<void> {
  await client()`insert into claim_links (from_id, to_id, kind, reason)
    select id, id + 1, 'contradicts', 'They cannot both be so.' from generate_series(1, ${SIZE - 1}) id
    on conflict do nothing`
  await client()`analyze claim_links`
  sent.splice(0)
  await comparedSources(6, 7, { from: '2020' })
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
  ['the days of a claim', () => daysOfClaim(SIZE - 1), ['revisions_claim']],
  ['the days of a source', () => daysOfSource(6), ['utterances_source', 'revisions_object']],
  ['the days of a topic', () => daysOfTopic(7), ['utterances_claim', 'revisions_object']],
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
  ['a publisher with its articles', () => publishedPublisher(4), ['articles_by_publisher']],
  ['what is said of a topic', () => outlineOf({ topic: ['7'] }), ['search_documents_topics']],
  ['a channel', () => channelNamed('no such channel'), ['search_documents_channel']],
  ['names spelled nearly so', () => nearestSpellings('c4ca42 d9d4f495'), ['sources_name_search']],
])('%s is read by index', async (_, read, index) => {
  await read()
  const used = await plansOf(sent.splice(0))
  expect(used.indexes).toEqual(expect.arrayContaining(index))
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
  expect(used.indexes).toEqual(expect.arrayContaining(['search_documents_said', 'articles_by_publisher']))
})

test('the withdrawn claims are read by their index', async () => {
  await client()`update claims set state = 'withdrawn', withdrawn_reason = 'Wrong' where id in (1, 2)`
  const used = await plansOf([{ query: `select id from claims where state = 'withdrawn'`, params: [] }])
  expect(used.indexes).toEqual(['claims_withdrawn'])
})
