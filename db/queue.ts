import { sql } from 'drizzle-orm'
import type { SecondReadingJob } from '../lib/second-reading-input'
import { hostOf } from '../lib/web-address'
import { db, type Transaction } from './connection'

/** What an editor waits for goes before what comes by itself. */
export type Urgency = 'now' | 'later'
const priority = { now: 0, later: 5 }

/**
 * Asks the worker to read a version of an article and make suggestions, when this transaction commits. Whoever
 * inserts a version calls it; a second call for the same version changes nothing. What comes by itself is read a few
 * minutes later: the articles of a list are all there first.
 */
export async function enqueueReading(
  tx: Transaction,
  versionId: number,
  urgency: Urgency = 'now',
): Promise<void> {
  await tx.execute(sql`select from graphile_worker.add_job('suggest', priority := ${priority[urgency]}::int,
    payload := json_build_object('versionId', ${versionId}::int), job_key := ${readingKey(versionId)}, max_attempts := 10,
    run_at := now() + make_interval(mins => ${urgency === 'later' ? 3 : 0}))`)
}

/**
 * Asks the worker to open a page, or to read a file, when this transaction commits. What comes by itself (`later`) is
 * asked of a host page by page, `wait` seconds from now at the earliest, and leaves a job that is there as it is.
 */
export async function enqueueCapture(
  tx: Transaction,
  { id, address }: { id: number; address?: string | null },
  urgency: Urgency,
  wait = 0,
): Promise<void> {
  const key = `capture:${id}`
  if (urgency === 'later' && (await hasJob(tx, key))) return
  const host = urgency === 'later' && address ? hostOf(address) : null
  await tx.execute(sql`select from graphile_worker.add_job('capture', priority := ${priority[urgency]}::int - 1,
    queue_name := ${host && `pages:${host}`.slice(0, 120)}, run_at := now() + make_interval(secs => ${wait}),
    payload := json_build_object('captureId', ${id}::int), job_key := ${key}, max_attempts := 3)`)
}

/** Whether a job of this key waits or runs. */
export async function hasJob(tx: Transaction, key: string): Promise<boolean> {
  const jobs = await tx.execute(sql`
    select from graphile_worker.jobs
    where key = ${key} and (attempts < max_attempts or locked_at is not null)`)
  return jobs.length > 0
}

/** Asks the worker to go on with a list; one list at a time, so that no host is asked by two at once. */
export async function enqueueImport(tx: Transaction, importId: number): Promise<void> {
  await tx.execute(sql`select from graphile_worker.add_job('import', priority := 4, queue_name := 'import',
    payload := json_build_object('importId', ${importId}::int), job_key := ${`import:${importId}`}, max_attempts := 10)`)
}

/** Asks the worker to ask a feed for its items. */
export async function enqueuePoll(tx: Transaction, feedId: number): Promise<void> {
  await tx.execute(sql`select from graphile_worker.add_job('poll', priority := 1,
    payload := json_build_object('feedId', ${feedId}::int), job_key := ${`poll:${feedId}`}, max_attempts := 3)`)
}

/**
 * Has the newest version of an article read again, when this transaction commits, as what is known of the article
 * changed: what nobody decided on is made anew, what was decided stays.
 */
export async function enqueueRereading(tx: Transaction, articleId: number): Promise<void> {
  const [version] = await tx.execute<{ id: number }>(sql`
    select id from article_versions where article_id = ${articleId} order by number desc limit 1`)
  if (!version) return
  const [read] = await tx.execute(
    sql`delete from readings where version_id = ${version.id} returning version_id`,
  )
  if (!read) return
  await tx.execute(sql`delete from suggestions where version_id = ${version.id} and state = 'open'`)
  await tx.execute(sql`delete from second_readings where version_id = ${version.id}`)
  await enqueueReading(tx, version.id)
}

/**
 * Asks the worker to have the second reader read a version, when this transaction commits. All wait in one line: a slow
 * model takes one place of the worker and no more.
 */
export async function enqueueSecondReading(
  tx: Transaction,
  { minutes = 0, ...job }: SecondReadingJob & { minutes?: number },
): Promise<void> {
  await tx.execute(sql`select from graphile_worker.add_job('second-reading', queue_name := 'second-reading',
    priority := ${job.by === 'editor' ? 0 : 10}::int, payload := ${JSON.stringify(job)}::text::json,
    job_key := ${secondReadingKey(job.versionId)}, max_attempts := 3, run_at := now() + make_interval(mins => ${minutes}))`)
}

/** The key of the job that has the second reader read a version. */
export const secondReadingKey = (versionId: number) => `second-reading:${versionId}`

/** The key of the job that reads a version. */
export const readingKey = (versionId: number) => `suggest:${versionId}`

// So many numbers of versions are looked at in one statement.
const BATCH = 5000

/**
 * Queues what the program never read, behind all that is new: the newest version of each article, such as those
 * from before there was a worker.
 */
export async function enqueueUnread(): Promise<void> {
  const [last] = await db().execute<{ id: number }>(
    sql`select coalesce(max(id), 0) as id from article_versions`,
  )
  for (let after = 0; after < last!.id; after += BATCH)
    await db().execute(sql`
      with unread as materialized (
        select v.id from article_versions v
        where v.id > ${after} and v.id <= ${after + BATCH} and v.text is not null
          and not exists (select from readings r where r.version_id = v.id)
          and not exists (select from article_versions n where n.article_id = v.article_id and n.number > v.number)
          and not exists (select from graphile_worker.jobs j
            where j.key = 'suggest:' || v.id and (j.attempts < j.max_attempts or j.locked_at is not null))
      )
      select from unread, lateral graphile_worker.add_job('suggest', priority := 10, max_attempts := 10,
        payload := json_build_object('versionId', unread.id), job_key := 'suggest:' || unread.id)`)
}
