import { gunzipSync } from 'node:zlib'
import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { oneArticle } from '../lib/arrival-input'
import { NotFound } from '../lib/errors'
import type { Actor } from '../lib/permissions'
import { db } from './connection'
import { captures } from './schema-arrivals'
import { found, mayRead, parse } from './write'

export type DeskVersion = {
  id: number
  number: number
  /** UTF-16 units, and sha256 in hex of the text. */
  length: number
  hash: string
  /** ISO 8601, UTC. */
  recordedAt: string
  by: string | null
  /** How it came; null for pasted words. */
  capture: {
    id: number
    at: string
    address: string | null
    finalAddress: string | null
    name: string | null
    status: number | null
    mediaType: string | null
    headers: Record<string, string> | null
    /** sha256 in hex of the bytes that came, and how many they were. */
    rawHash: string | null
    size: number | null
    held: boolean
  } | null
  /** Passages of earlier versions that were looked for in it, and those recorded in it. */
  exact: number
  moved: number
  orphaned: number
  open: number
  recorded: number
}

export type DeskVersions = {
  id: number
  title: string
  publisher: string | null
  url: string | null
  language: string
  archiveUrl: string | null
  toRepair: number
  /** ISO 8601, UTC; `nextFetch` is null where the page is not watched. */
  fetchedAt: string | null
  nextFetch: string | null
  /** Whether an opening of the page waits. */
  waiting: boolean
  problem: string | null
  sample: boolean
  versions: DeskVersion[]
}

/** An article with all that is known of its stored versions, newest first, at most 200. Errors: Forbidden, NotFound. */
export async function deskVersions(actor: Actor, id: number): Promise<DeskVersions> {
  mayRead(actor)
  const [article] = await db().execute<Omit<DeskVersions, 'versions'>>(sql`
    select r.id, r.title, p.name as publisher, r.url, r.language, r.archive_url as "archiveUrl",
      r.to_repair as "toRepair", ${iso(sql`r.fetched_at`)} as "fetchedAt", ${iso(sql`r.next_fetch`)} as "nextFetch",
      r.problem, r.sample,
      exists (select from captures c where c.article_id = r.id and c.state = 'waiting') as waiting
    from articles r left join publishers p on p.id = r.publisher_id where r.id = ${id}`)
  const versions = await db().execute<DeskVersion>(sql`
    select v.id, v.number, v.length, v.hash, ${iso(sql`v.created_at`)} as "recordedAt", u.name as by,
      (select json_build_object('id', c.id, 'at', ${iso(sql`c.at`)}, 'address', c.address,
          'finalAddress', c.final_address, 'name', c.name, 'status', c.status, 'mediaType', c.media_type,
          'headers', c.headers, 'rawHash', c.raw_hash, 'size', c.size, 'held', c.raw is not null)
        from captures c where c.version_id = v.id and c.state = 'version' order by c.id limit 1) as capture,
      told.*, (select count(*)::int from attestations a where a.version_id = v.id and a.state <> 'withdrawn') as recorded
    from article_versions v left join users u on u.id = v.created_by
    cross join lateral (
      select count(*) filter (where n.outcome = 'exact')::int as exact,
        count(*) filter (where n.outcome = 'moved')::int as moved,
        count(*) filter (where n.outcome = 'orphaned')::int as orphaned,
        count(*) filter (where n.state = 'open')::int as open
      from anchors n join attestations a on a.id = n.attestation_id
      where n.version_id = v.id and a.state <> 'withdrawn') as told
    where v.article_id = ${id} order by v.number desc limit 200`)
  return { ...found(article, 'article'), versions: [...versions] }
}

const iso = (moment: ReturnType<typeof sql>) =>
  sql`to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`

export type VersionText = { number: number; text: string | null }

/** The texts of two versions of an article, by number. Errors: Forbidden, NotFound where there is no such version. */
export async function versionPair(
  actor: Actor,
  id: number,
  { from, to }: { from: number; to: number },
): Promise<{ from: VersionText; to: VersionText }> {
  mayRead(actor)
  const rows = await db().execute<VersionText>(sql`
    select number, text from article_versions where article_id = ${id} and number in (${from}, ${to})`)
  const one = (number: number) =>
    found(
      [...rows].find((row) => row.number === number),
      'version',
    )
  return { from: one(from), to: one(to) }
}

/** What came when a page was opened, as evidence, with the name of a file for it. Errors: Forbidden, NotFound. */
export async function rawCapture(
  actor: Actor,
  input: z.input<typeof oneArticle>,
): Promise<{ name: string; bytes: Buffer }> {
  mayRead(actor)
  const { id } = parse(oneArticle, input)
  const [row] = await db()
    .select({ raw: captures.raw, articleId: captures.articleId, mediaType: captures.mediaType })
    .from(captures)
    .where(eq(captures.id, id))
  const { raw, articleId, mediaType } = found(row, 'capture')
  if (!raw) throw new NotFound('Nothing of this opening was kept.')
  const ending = endings[mediaType?.split(';')[0]?.trim() ?? ''] ?? 'bin'
  return {
    name: `article-${articleId}-capture-${id}.${ending}`,
    bytes: gunzipSync(raw, { maxOutputLength: 20_000_000 }),
  }
}

const endings: Record<string, string> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
}
