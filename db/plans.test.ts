import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { system } from '../lib/permissions'
import { client } from './connection'
import { monthsOnRecord } from './days'
import { inboxCounts } from './inbox'
import { statementEntries } from './feed-entries'
import { duplicates } from './duplicates'
import { publishedPublishers } from './publisher-pages'
import { searchStatements } from './search'
import { MOST_COUNTED } from './search-filter'
import { bulkDatabase, sent, SIZE } from './test-bulk'
import { MOST, plansOf } from './test-plans'
import { readerPlans } from './test-reader-plans'
import { apiPlans } from './test-api-plans'
import { deskPlans } from './test-desk-plans'

let drop: () => Promise<void>
beforeAll(async () => {
  drop = await bulkDatabase()
}, 600_000)
afterAll(() => drop())
beforeEach(() => void sent.splice(0))

const holder = { kind: 'user', id: 7, role: 'editor', name: 'User 7' } as const

test.each([...readerPlans, ...apiPlans, ...deskPlans])('%s is read by index', async (_, read, index) => {
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
