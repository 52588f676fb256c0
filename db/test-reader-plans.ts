import { readPeriod } from '../lib/periods'
import { publishedArticle } from './article-view'
import { publishedAssessment } from './assessments'
import { claimAsOf } from './as-of'
import { publishedClaim, withdrawal } from './claims'
import { comparedSources, onTheSameClaims, sharedTopics } from './comparing'
import { client } from './connection'
import { partsOf, spansOver, stepsFrom } from './days'
import { correctionEntries, newestEntries, statementEntries } from './feed-entries'
import { outlineOf } from './outline'
import { sourceAsOf, topicAsOf } from './lists-then'
import { publishedPublisher } from './publisher-pages'
import { positionsOf } from './positions'
import { relatedClaims } from './related'
import { nearestSpellings, sourcesCalled } from './search'
import { searchFacets, withoutFilters } from './search-facets'
import { channelFiles, daysOfYear, yearsSaid } from './sitemap-said'
import { sourceCounts } from './source-timeline'
import { publishedSource } from './sources'
import { searchForgiving } from './spellings'
import { sent, SIZE } from './test-bulk'
import { channelNamed } from './channels'
import { daysOfClaim } from './timemap'
import { daysOfSource, daysOfTopic } from './timemap-lists'
import type { Plan } from './test-plans'

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

/** What readers ask for. */
export const readerPlans: Plan[] = [
  ['a claim', () => publishedClaim(SIZE - 1), ['claims_pkey', 'utterances_claim', 'revisions_claim']],
  ['claims linked to a claim', () => relatedClaims(11), ['claim_links_once', 'claim_links_to']],
  ['an assessment', () => publishedAssessment(11), ['assessments_claim', 'evidence_assessment']],
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
  ['the facets of a search', () => searchFacets({ q: 'zebra' }), ['search_documents_words']],
  [
    'what filters leave out',
    () => withoutFilters({ q: 'zebra', source: ['77'], stance: ['denies'] }),
    ['search_documents_words'],
  ],
  ['a misspelt word', () => searchForgiving({ q: '28dd2x zebra' }), ['name_words_search']],
  ['newest claims of a feed', newestEntries, ['claims_newest', 'revisions_claim']],
  ['the last on record of a topic', () => statementEntries({ topic: ['7'] }), ['search_documents_topics']],
  ['corrections of a feed', correctionEntries, ['revisions_corrections']],
  ['spans over a month', () => spansOver(march), ['search_documents_spans']],
  ['the days of a month', () => partsOf(march), []],
  ['the months before and after', () => stepsFrom(march), ['search_documents_said']],
  ['a publisher with its articles', () => publishedPublisher(4), ['articles_public_by_publisher']],
  ['what is said of a topic', () => outlineOf({ topic: ['7'] }), ['search_documents_topics']],
  ['a channel', () => channelNamed('no such channel'), ['search_documents_channel']],
  ['sources called so', () => sourcesCalled('c4ca42', 11), ['sources_by_name', 'source_names_by_name']],
  ['names spelled nearly so', () => nearestSpellings('c4ca42 d9d4f495'), ['sources_name_search']],
]
