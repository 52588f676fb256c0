import type { AuditFilter } from '../lib/audit'
import { system } from '../lib/permissions'
import { auditPage } from './audit'
import { commentsOn } from './comments'
import { deskHistory } from './histories'
import { historyPage } from './history'
import { deskMerges } from './merge-list'
import { reviewsFor } from './review-desk'
import { assessmentsToReview, linksToReview } from './review-drafts'
import { saidBy } from './said-by'
import { byId, type List } from './test-lists'

const newest = 'order by id desc'
const pageOf = ({ lines, next }: { lines: { id: number }[]; next: number | null }) =>
  byId({ lines, next: next === null ? null : String(next) })

const audited = (filter: AuditFilter, where: string, index: string[]): List => ({
  page: async (after) => pageOf(await auditPage(system, { ...filter, before: Number(after) || undefined })),
  all: `select id::int from revisions ${where} ${newest}`,
  index,
})

/** Lists of how the record was kept: its changes, merges, reviews and comments. */
export const recordLists: Record<string, List> = {
  'what waits for a second person': {
    page: async (after) => byId(await reviewsFor(system, after ? Number(after) : 0)),
    all: `select id from reviews where state = 'waiting' order by id`,
    index: ['reviews_waiting'],
  },
  'links that wait for a second person': {
    page: async (after) => byId(await linksToReview(system, after ? Number(after) : 0)),
    all: `select id from claim_links where state = 'draft' order by id`,
    index: ['claim_links_drafts'],
  },
  'assessments that wait for a second person': {
    page: async (after) => byId(await assessmentsToReview(system, after ? Number(after) : 0)),
    all: `select id from assessments where state = 'draft' order by id`,
    index: ['assessments_drafts'],
  },
  'comments on a claim': {
    page: async (after) =>
      byId(await commentsOn(system, { claimId: 9, articleId: null }, after ? Number(after) : undefined)),
    all: `select id from comments where claim_id = 9 ${newest}`,
    index: ['comments_claim'],
  },
  'merges and splits': {
    page: async (after) => byId(await deskMerges(system, { after: after ? Number(after) : undefined })),
    all: 'select id from merges order by id desc',
    index: ['merges_pkey'],
  },
  'what stands at a claim, to be split': {
    page: async (after) =>
      byId(await saidBy(system, { object: 'claims', id: 1, after: after ? Number(after) : undefined })),
    all: 'select id from utterances where claim_id = 1 order by said_to desc, id desc',
    index: ['utterances_claim'],
  },
  'saved changes': audited({}, '', ['revisions_pkey']),
  'saved changes by a person': audited({ by: 3 }, 'where actor_id = 3', ['revisions_actor']),
  'saved changes by the program': audited({ by: 'program' }, 'where actor_id is null', ['revisions_actor']),
  'saved changes of a kind': audited({ kind: 'utterances' }, `where object = 'utterances'`, [
    'revisions_kind',
  ]),
  'saved changes of one object': audited(
    { kind: 'claims', object: 9 },
    `where object = 'claims' and object_id = 9`,
    ['revisions_object'],
  ),
  'saved changes of a time': audited({ from: '2024-01-02', to: '2099-12-31T23:59' }, '', ['revisions_at']),
  'the changes of a claim': {
    page: async (after) => byId(await historyPage('claims', 9, { after })),
    all: `select id::int from revisions where claim_id = 9 and shown is not null ${newest}`,
    index: ['revisions_claim'],
  },
  'the changes of a source': {
    page: async (after) => byId(await historyPage('sources', 9, { after })),
    all: `select id::int from revisions where object = 'source_names' and after ->> 'source_id' = '9' ${newest}`,
    index: ['revisions_from_source', 'revisions_to_source', 'revisions_object'],
  },
  'the changes of an article': {
    page: async (after) => byId(await historyPage('articles', 9, { after })),
    all: `select id::int from revisions where object_id = 9 and (object = 'articles' and shown is not null
        or object = 'attestations')
      or object = 'article_versions' and after ->> 'article_id' = '9' ${newest}`,
    index: ['article_versions_number', 'attestations_version', 'revisions_object'],
  },
  'the history of a row at the desk': {
    page: async (after) =>
      pageOf(await deskHistory(system, { noun: 'claims', id: 9, before: Number(after) || undefined })),
    all: `select id::int from revisions where object = 'claims' and object_id = 9 ${newest}`,
    index: ['revisions_object'],
  },
}
