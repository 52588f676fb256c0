import { sampler, system, type SignedIn } from '../lib/permissions'
import { captureAgain } from './arrivals'
import { saveAssessment } from './assessing'
import { linkClaims } from './claim-links'
import { client } from './connection'
import { pauseSecondReading } from './second-readings'
import { readSettings } from './settings'
import { addName, addRole, recordSource } from './source-doors'
import { recordStatement } from './statements'
import { makeSuggestions } from './suggestions'
import { denialOn, makeArticle, makePublished } from './test-rows'
import { unique, type Statement } from './test-rows'

const tables = [
  'publishers',
  'articles',
  'article_versions',
  'article_addresses',
  'text_sketches',
  'captures',
  'sources',
  'source_names',
  'roles',
  'topics',
  'claims',
  'claim_links',
  'assessments',
  'evidence',
  'utterances',
  'attestations',
  'readings',
  'second_readings',
  'suggestions',
]

/** How many rows of each table are sample (or real). */
export async function countRows(sample: boolean): Promise<Record<string, number>> {
  const counts = await Promise.all(
    tables.map(
      (table) => client()`select count(*)::int as n from ${client()(table)} where sample = ${sample}`,
    ),
  )
  return Object.fromEntries(tables.map((table, index) => [table, counts[index]![0]!.n as number]))
}
/** No row of any of them. */
export const none = Object.fromEntries(tables.map((table) => [table, 0]))

const quoted =
  '“The harbour was closed at noon,” Anna Petrenko said on Friday.\n\nMoscow denied it: “No ship was turned away.” Report'

/** A published statement of the sample data with a row in every table. */
export async function makeSample(editor: SignedIn): Promise<Statement & { source: number }> {
  const text = `${unique(quoted)} ${Array.from({ length: 30 }, (_, word) => `word${word}`).join(' ')}`
  const url = `https://${unique('sample').replace(' ', '-')}.example/story`
  const article = await makeArticle(sampler, { publisher: unique('Sample Post'), url, text })
  await captureAgain(editor, { id: article.id })
  const source = await recordSource(sampler, {
    name: unique('Sample'),
    kind: 'person',
    description: null,
    publisher: null,
  })
  await addName(sampler, { sourceId: source, name: unique('Alias'), kind: 'alias', language: 'en' })
  await addRole(sampler, { sourceId: source, title: 'Pilot', organisationId: null, held: null })
  const topics = [unique('Sample topic')]
  const { versionId } = article
  await makeSuggestions(system, { versionId })
  await pauseSecondReading(system, { versionId, model: 'test', note: '', again: null })
  const made = await makePublished(sampler, { topics, source: { id: source } }, article)
  const denial = await recordStatement(sampler, denialOn(article))
  await linkClaims(sampler, {
    from: made.claim,
    to: denial.claim,
    kind: 'contradicts',
    reason: 'One denies.',
  })
  const { scale } = await readSettings()
  await saveAssessment(sampler, {
    claim: made.claim,
    version: null,
    rating: scale[0]!,
    reasons: 'It is made up.',
    assessedOn: '2023-03-18',
    evidence: [{ side: 'for', articleId: article.id }],
  })
  return { ...made, source }
}
