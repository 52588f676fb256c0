import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readPeriod } from '../lib/periods'
import { system } from '../lib/permissions'
import { publishedArticles } from './articles'
import { newestStatements } from './claims'
import { client } from './connection'
import { corrections } from './corrections'
import { statementsIn } from './days'
import { inbox } from './inbox'
import { deskFeed, deskFeeds } from './feed-desk'
import { deskImport, deskImports } from './import-desk'
import { openInvitations } from './invitations'
import { toRepair } from './repair'
import { openProposals, ownProposals } from './proposal-desk'
import { searchStatements } from './search'
import { ownSignIns, signInsOf } from './sign-ins'
import { deskPublishers } from './publisher-desk'
import { saidBy } from './said-by'
import { publishedSources, statementsOf } from './sources'
import { apiLists } from './test-api-lists'
import { bulkDatabase, FEW, sent, SIZE } from './test-bulk'
import { byId, type List } from './test-lists'
import { plansOf } from './test-plans'
import { recordLists } from './test-record-lists'
import { sourceLists } from './test-source-lists'
import { deskTopics } from './topic-desk'
import { publishedTopics } from './topics'
import { listUsers } from './users'

let drop: () => Promise<void>
beforeAll(async () => {
  drop = await bulkDatabase()
}, 600_000)
afterAll(() => drop())
beforeEach(() => void sent.splice(0))

const said = 'order by said_to desc, id desc'

const standing = 'where joined_into is null'
const newest = 'order by id desc'
const holder = { kind: 'user', id: 7, role: 'editor', name: 'User 7' } as const

const march = readPeriod('2020-03')!

const lists: Record<string, List> = {
  ...recordLists,
  ...apiLists,
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
  ...sourceLists,
  'what a source said, at the desk': {
    page: async (after) =>
      byId(await saidBy(system, { object: 'sources', id: 77, after: after ? Number(after) : undefined })),
    all: `select id from utterances where source_id = 77 ${said}`,
    index: ['utterances_source', 'utterances_speaks_for'],
  },
  'proposals that wait': {
    page: async (after) => byId(await openProposals(system, after ? Number(after) : undefined)),
    all: `select id from proposals where state = 'open' order by id desc`,
    index: ['proposals_open'],
  },
  'what a person proposed': {
    page: async () => byId({ lines: await ownProposals(holder), next: null }),
    all: `select id from proposals where created_by = ${holder.id} order by id desc limit 25`,
    index: ['proposals_by'],
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
  'publishers at the desk': {
    page: async (after) => byId(await deskPublishers(system, { after: after ? Number(after) : undefined })),
    all: 'select id from publishers where merged_into is null order by id desc',
    index: ['articles_by_publisher'],
    most: SIZE + 1,
  },
  'topics at the desk': {
    page: async (after) => byId(await deskTopics(system, { after: after ? Number(after) : undefined })),
    all: 'select id from topics where merged_into is null order by id desc',
    index: [],
  },
  users: {
    page: async (after) => {
      const lines = await listUsers(system, after ? Number(after) : undefined)
      return byId({ lines, next: lines.length === 100 ? String(lines.at(-1)!.id) : null })
    },
    all: 'select id from users order by id desc',
    index: ['users_pkey'],
  },
  'tries to sign in as a user': {
    page: async (after) => {
      const { lines, next } = await signInsOf(system, 7, after ? Number(after) : undefined)
      return byId({ lines, next: next === null ? null : String(next) })
    },
    all: 'select id from sign_ins where user_id = 7 order by id desc',
    index: ['sign_ins_user'],
  },
  'tries to sign in as oneself': {
    page: async (after) => {
      const { lines, next } = await ownSignIns(holder, after ? Number(after) : undefined)
      return byId({ lines, next: next === null ? null : String(next) })
    },
    all: 'select id from sign_ins where user_id = 7 order by id desc',
    index: ['sign_ins_user'],
  },
  invitations: {
    page: async (after) => {
      const lines = await openInvitations(system, after ? Number(after) : undefined)
      return byId({ lines, next: lines.length === 100 ? String(lines.at(-1)!.id) : null })
    },
    all: 'select id from invitations where used_at is null and taken_back_at is null and user_id is null order by id desc',
    index: ['invitations_open'],
  },
}

describe.each(Object.entries(lists))('the list of %s', (_, { page, all, index, most }) => {
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
    const used = await plansOf(sent.splice(0), most)
    expect(used.indexes).toEqual(expect.arrayContaining(index))
  })
})
