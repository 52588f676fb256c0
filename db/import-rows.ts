import { and, asc, eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { isExpected } from '../lib/errors'
import { listChunk, listRow, oneList, readRow } from '../lib/list-input'
import type { Actor } from '../lib/permissions'
import { hostOf } from '../lib/web-address'
import { arrivingPage } from './arrivals'
import { storeArticle } from './bring-in'
import type { Transaction } from './connection'
import { enqueueImport } from './queue'
import { refusal } from './refusals'
import { captures, importRows, imports } from './schema-arrivals'
import { articles } from './schema-articles'
import { articleAt, keepAddress } from './twins'
import { newestVersion } from './versions'
import { write, type Writing } from './write'

/** A row whose page is to be opened; the host that must not be asked too often. */
export type PageRow = { line: number; capture: number; host: string }

/** `left` is false where the list is done, paused or gone; `pages` are to be opened and then settled. */
export type Chunk = { left: boolean; settled: number; pages: PageRow[] }

type Outcome =
  | { state: 'new' | 'same'; articleId: number }
  | { state: 'failed'; articleId: number | null; problem: string }
type Row = typeof importRows.$inferSelect

/** So many units of text, and so many pages, are taken in one transaction at most. */
const MOST_TEXT = 4_000_000
const MOST_PAGES = 20

/**
 * Brings in the next rows of a list, at most `most`, for the worker: a row's state, its article and the counts of
 * the list change together or not at all, so that a worker that dies loses none and makes none twice. A row that
 * fails takes no other with it. Errors: Conflict where somebody holds what a row needs.
 */
export async function bringInRows(actor: Actor, input: z.input<typeof listChunk>): Promise<Chunk> {
  return write(actor, 'article: capture', { schema: listChunk, input }, async (writing, { id, most }) => {
    const { tx } = writing
    const list = await running(tx, id)
    if (!list) return { left: false, settled: 0, pages: [] }
    // What comes is of the editor who brought the list, though the worker does it.
    await tx.execute(sql`select set_config('onrecord.actor', ${String(list.createdBy ?? '')}, true)`)
    const rows = await tx
      .select()
      .from(importRows)
      .where(and(eq(importRows.importId, id), eq(importRows.state, 'waiting')))
      .orderBy(asc(importRows.line))
      .limit(most)
    const pages: PageRow[] = []
    const outcomes = new Map<number, Outcome>()
    let size = 0
    for (const row of rows) {
      const done = await oneRow(writing, row)
      if ('capture' in done) pages.push({ line: row.line, ...done })
      else outcomes.set(row.line, done)
      size += row.data?.text?.length ?? 0
      if (size > MOST_TEXT || pages.length === MOST_PAGES) break
    }
    await settle(tx, id, outcomes)
    const left = rows.length > 0
    if (!left) await finish(tx, id)
    return { left, settled: outcomes.size, pages }
  })
}

/** What came of the page of a row, for the worker. Nothing is settled twice. Errors: none for a row that is gone. */
export async function settleRow(actor: Actor, input: z.input<typeof listRow>): Promise<void> {
  await write(actor, 'article: capture', { schema: listRow, input }, async ({ tx }, { id, line }) => {
    const row = await waiting(tx, id, line)
    if (!row?.articleId) return
    const came = await outcomeOf(tx, row, row.articleId)
    const done = 'state' in came ? came : null
    const unread = { state: 'failed', articleId: row.articleId, problem: 'The page was not read.' } as const
    await settle(tx, id, new Map([[line, done ?? unread]]))
  })
}

/** Has the worker go on with a list after the jobs that wait meanwhile. */
export async function goOn(actor: Actor, input: z.input<typeof oneList>): Promise<void> {
  await write(actor, 'article: capture', { schema: oneList, input }, ({ tx }, { id }) =>
    enqueueImport(tx, id),
  )
}

/** Queues the lists that run and have no job any more, as where theirs failed too often; returns how many. */
export async function reviveImports(actor: Actor): Promise<number> {
  return write(actor, 'article: capture', { schema: oneList.partial(), input: {} }, async ({ tx }) => {
    const left = await tx.execute<{ id: number }>(sql`
      select i.id from imports i where i.state = 'running' and not exists (
        select from graphile_worker.jobs j where j.key = 'import:' || i.id
          and (j.attempts < j.max_attempts or j.locked_at is not null))
      limit 20`)
    for (const { id } of left) await enqueueImport(tx, id)
    return left.length
  })
}

/** The list, locked, where it is running. Whoever pauses it waits for this chunk, and two workers for one another. */
async function running(tx: Transaction, id: number) {
  const [list] = await tx
    .select()
    .from(imports)
    .where(and(eq(imports.id, id), eq(imports.state, 'running')))
    .for('update')
  return list
}

async function waiting(tx: Transaction, id: number, line: number) {
  await tx.select({ id: imports.id }).from(imports).where(eq(imports.id, id)).for('update')
  const [row] = await tx
    .select()
    .from(importRows)
    .where(and(eq(importRows.importId, id), eq(importRows.line, line), eq(importRows.state, 'waiting')))
  return row
}

async function oneRow(writing: Writing, row: Row): Promise<Outcome | Omit<PageRow, 'line'>> {
  // An earlier worker asked for its page.
  const before = row.articleId && (await outcomeOf(writing.tx, row, row.articleId))
  if (before) return before
  const asked = readRow(row.data ?? {})
  if ('problem' in asked) return { state: 'failed', articleId: null, problem: asked.problem }
  try {
    return await writing.tx.transaction((tx) => {
      const inner = { ...writing, tx }
      return 'article' in asked ? wholeArticle(inner, asked) : pageOf(inner, row, asked)
    })
  } catch (error) {
    const known = isExpected(error) ? error : refusal(error)
    // Somebody holds what it needs: the whole chunk is tried again.
    if (isExpected(known) && known.kind === 'conflict') throw error
    if (!isExpected(known)) console.error(`Line ${row.line} of list ${row.importId}: ${known.message}`)
    const problem = isExpected(known) ? known.message.slice(0, 1000) : 'This row could not be stored.'
    return { state: 'failed', articleId: null, problem }
  }
}

type Asked = ReturnType<typeof readRow>

async function wholeArticle(
  writing: Writing,
  { article, archiveUrl }: Extract<Asked, { article: unknown }>,
): Promise<Outcome> {
  const { tx } = writing
  // A page that could not be read, or was not yet, has its text from the list.
  const met = article.url ? await articleAt(tx, [article.url]) : null
  const unread = met && !(await newestVersion(tx, met.id)) ? met.id : null
  const { id, same } = await storeArticle(
    writing,
    { ...article, articleId: unread },
    { origin: 'list', urgency: 'later' },
  )
  if (same && article.url) await keepAddress(tx, id, article.url)
  if (!same) await keepArchive(tx, id, archiveUrl)
  return { state: same ? 'same' : 'new', articleId: id }
}

async function pageOf(
  writing: Writing,
  row: Row,
  { page, archiveUrl }: Extract<Asked, { page: unknown }>,
): Promise<Outcome | Omit<PageRow, 'line'>> {
  const { tx } = writing
  const { articleId, capture } = await arrivingPage(writing, page, 'list', { queued: false })
  if (!capture) return { state: 'same', articleId }
  await keepArchive(tx, articleId, archiveUrl)
  await tx
    .update(importRows)
    .set({ articleId })
    .where(and(eq(importRows.importId, row.importId), eq(importRows.line, row.line)))
  return { capture, host: hostOf(page.address) ?? '' }
}

async function keepArchive(tx: Transaction, id: number, archiveUrl: string | null): Promise<void> {
  if (archiveUrl) await tx.update(articles).set({ archiveUrl }).where(eq(articles.id, id))
}

/** What came of the page that a row asked for: its newest opening tells, or the article that it turned out to be. */
async function outcomeOf(
  tx: Transaction,
  of: Row,
  articleId: number,
): Promise<Outcome | Omit<PageRow, 'line'>> {
  const [row] = await tx
    .select({ joinedInto: articles.joinedInto, url: articles.url, capture: captures })
    .from(articles)
    .leftJoin(captures, eq(captures.articleId, articles.id))
    .where(eq(articles.id, articleId))
    .orderBy(sql`${captures.id} desc nulls last`)
    .limit(1)
  const { joinedInto, url, capture } = row!
  if (joinedInto) return { state: 'same', articleId: joinedInto }
  if (capture?.state === 'waiting') return { capture: capture.id, host: hostOf(url) ?? '' }
  if (capture?.state === 'failed') return { state: 'failed', articleId, problem: capture.problem! }
  const made = capture?.state === 'version' && !(await claimed(tx, of, articleId))
  return { state: made ? 'new' : 'same', articleId }
}

/** Whether another row of the list has the article: each article is new once. */
async function claimed(tx: Transaction, { importId, line }: Row, articleId: number): Promise<boolean> {
  const others = await tx.execute(sql`
    select from import_rows
    where import_id = ${importId} and article_id = ${articleId} and line <> ${line}
      and (state = 'new' or state = 'waiting' and line < ${line}) limit 1`)
  return others.length > 0
}

async function settle(tx: Transaction, id: number, outcomes: Map<number, Outcome>): Promise<void> {
  if (!outcomes.size) return
  const counts = { new: 0, same: 0, failed: 0 }
  for (const { state } of outcomes.values()) counts[state] += 1
  const told = [...outcomes].map(([line, outcome]) => {
    const problem = outcome.state === 'failed' ? outcome.problem : null
    return sql`(${line}::int, ${outcome.state}::import_row_state, ${outcome.articleId}::int, ${problem}::text)`
  })
  // A row that failed may be tried again, and keeps what it tells.
  await tx.execute(sql`
    update import_rows r set state = o.state, article_id = o.article_id, problem = o.problem,
      data = case when o.state = 'failed' then r.data end
    from (values ${sql.join(told, sql`, `)}) as o(line, state, article_id, problem)
    where r.import_id = ${id} and r.line = o.line`)
  await tx
    .update(imports)
    .set({
      made: sql`${imports.made} + ${counts.new}`,
      same: sql`${imports.same} + ${counts.same}`,
      failed: sql`${imports.failed} + ${counts.failed}`,
    })
    .where(eq(imports.id, id))
}

async function finish(tx: Transaction, id: number): Promise<void> {
  await tx
    .update(imports)
    .set({ state: 'done', endedAt: sql`now()` })
    .where(eq(imports.id, id))
}
