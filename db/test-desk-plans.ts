import { system } from '../lib/permissions'
import { ownAccount } from './account'
import { claimsToLink, deskClaim } from './claim-desk'
import { claimTwins } from './claim-twins'
import { unseenMentions } from './comments'
import { client, db } from './connection'
import { deskArticle } from './desk'
import { deskVersions } from './desk-versions'
import { runningImports } from './import-desk'
import { bringInRows } from './import-rows'
import { claimsLike, sourcesLike, sourcesNamed } from './likeness'
import { deskMerge } from './merge-list'
import { mergePreview } from './merge-preview'
import { partyLike } from './party-like'
import { survivors } from './survivors'
import { previewPeople } from './people'
import { feedsDue } from './polls'
import { quality } from './quality'
import { repairOf } from './repair'
import { countForMe, ownReviews } from './review-desk'
import { deskSource } from './source-desk'
import { ownSessions } from './sessions'
import { sourcesFor } from './speakers'
import { sent } from './test-bulk'
import type { Plan } from './test-plans'

const holder = { kind: 'user', id: 7, role: 'editor', name: 'User 7' } as const

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

/** What editors and admins ask for. */
export const deskPlans: Plan[] = [
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
  ['what one sent to a second person', () => ownReviews(holder), ['reviews_by']],
  [
    'how much waits for one',
    () => countForMe(holder),
    ['mentions_unseen', 'reviews_by', 'claim_links_drafts', 'assessments_drafts'],
  ],
  ['where one is named', () => unseenMentions(holder), ['mentions_unseen']],
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
    'sources of a name, page by page',
    () => sourcesNamed(system, { name: 'd67d8a b4b14', limit: 20 }),
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
  ['an own account', () => ownAccount(holder), ['sign_ins_user', 'recovery_codes_user']],
  ['the sign-ins that are open', () => ownSessions(holder, null), []],
]
