import { sql } from 'drizzle-orm'
import { objectName } from '../lib/audit'
import { Invalid } from '../lib/errors'
import { noteChanges } from './accepting'
import { anchorOne } from './anchoring'
import type { Transaction } from './connection'
import { EVERYTHING, SETTINGS } from './notices'
import { enqueueRereading } from './queue'
import { tagsOfArticle, tagsOfClaims } from './tags'
import { keepAddress } from './twins'

/** A row as JSON, as its revisions keep it. */
export type KeptRow = Record<string, unknown> & { id: number; version: number }

const refuse = (message: string) => new Invalid([{ field: '', message }])

/** No new version comes to the article of a passage meanwhile; it is held before the passage, as by all who lock both. */
export async function holdArticleOf(tx: Transaction, attestation: number): Promise<void> {
  await tx.execute(sql`
    select from articles where id = (select v.article_id from attestations a
      join article_versions v on v.id = a.version_id where a.id = ${attestation}) for key share`)
}

/** What a row of this kind belongs to, as table and number. */
async function ownerOf(
  tx: Transaction,
  noun: string,
  row: KeptRow,
): Promise<[table: string, id: number] | null> {
  if (noun === 'attestations') return ['claims', await claimOf(tx, row)]
  if (noun === 'utterances' || noun === 'assessments') return ['claims', Number(row.claim_id)]
  if (['source_names', 'roles', 'identifiers', 'organisation_parents'].includes(noun))
    return ['sources', Number(row.source_id)]
  if (noun.startsWith('publisher_')) return ['publishers', Number(row.publisher_id)]
  return noun === 'topic_names' ? ['topics', Number(row.topic_id)] : null
}

async function claimOf(tx: Transaction, { utterance_id }: KeptRow): Promise<number> {
  const [row] = await tx.execute<{ claim: number }>(sql`
    select claim_id as claim from utterances where id = ${Number(utterance_id)} for update`)
  return row!.claim
}

/** Refuses what was merged, joined or withdrawn, the row itself or what it belongs to. */
export async function standing(tx: Transaction, noun: string, row: KeptRow): Promise<void> {
  refuseFallen(noun, row)
  const owner = await ownerOf(tx, noun, row)
  if (!owner) return
  const [table, id] = owner
  const [held] = await tx.execute<{ row: KeptRow }>(sql`
    select to_jsonb(t) as row from ${sql.identifier(table)} t where id = ${id} for share`)
  if (held) refuseFallen(table, held.row)
}

function refuseFallen(noun: string, row: KeptRow): void {
  const name = objectName(noun, row.id)
  if (row.merged_into)
    throw refuse(
      `The ${name} was merged into ${objectName(noun, Number(row.merged_into))} since. Undo the merge first.`,
    )
  if (row.joined_into)
    throw refuse(`The ${name} was joined into article ${Number(row.joined_into)} since. Part them first.`)
  if (row.state === 'withdrawn') throw refuse(`The ${name} was withdrawn. Put it back before you change it.`)
}

/** Refuses to point again at a row that is gone or was merged. */
export async function standsFor(tx: Transaction, table: string | undefined, id: unknown): Promise<void> {
  if (!table || id === null || id === undefined) return
  const [held] = await tx.execute<{ row: KeptRow }>(sql`
    select to_jsonb(t) as row from ${sql.identifier(table)} t where id = ${Number(id)} for share`)
  if (!held) throw refuse(`The ${objectName(table, Number(id))} is no longer on record.`)
  refuseFallen(table, held.row)
}

/** Tags of the reader pages that show a row. */
export async function tagsOfRow(tx: Transaction, noun: string, row: KeptRow): Promise<string[]> {
  const ofSource = (id: unknown) => [`source:${Number(id)}`, 'sources', 'claims']
  switch (noun) {
    case 'claims':
      return tagsOfClaims(tx, [row.id])
    case 'utterances':
    case 'assessments':
      return tagsOfClaims(tx, [Number(row.claim_id)])
    case 'attestations':
      return tagsOfClaims(tx, [await claimOf(tx, row)])
    case 'claim_links':
      return tagsOfClaims(tx, [Number(row.from_id), Number(row.to_id)])
    case 'articles':
      return tagsOfArticle(tx, row.id)
    case 'sources':
      return ofSource(row.id)
    case 'source_names':
    case 'roles':
    case 'identifiers':
      return ofSource(row.source_id)
    case 'organisation_parents':
      return [...ofSource(row.source_id), ...ofSource(row.parent_id)]
    case 'settings':
      return [SETTINGS, EVERYTHING]
    default:
      // Publishers, topics and people stand on pages of every kind.
      return [EVERYTHING]
  }
}

/** What a door does beside the row itself when these columns change. */
export async function refreshed(
  tx: Transaction,
  noun: string,
  id: number,
  columns: readonly string[],
): Promise<void> {
  const any = (...names: string[]) => names.some((name) => columns.includes(name))
  if (noun === 'attestations') {
    if (any('content', 'cue', 'mention')) await anchorOne(tx, id)
    await noteChanges(tx, id)
  }
  if (noun !== 'articles') return
  if (any('url')) {
    const [article] = await tx.execute<{ url: string | null }>(sql`
      update articles set next_fetch = case when url is not null then next_fetch end where id = ${id} returning url`)
    if (article?.url) await keepAddress(tx, id, article.url)
  }
  // Days are counted from the day of publication, and words read by their language.
  if (any('published_on', 'language')) await enqueueRereading(tx, id)
}
