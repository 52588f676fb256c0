import { sql } from 'drizzle-orm'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { system } from '../lib/permissions'
import { requestPage } from './arrivals'
import { failCapture, storeCapture } from './captures'
import { closeDatabase, db } from './connection'
import { deskImport } from './import-desk'
import { bringInRows, reviveImports, settleRow } from './import-rows'
import * as imports from './imports'
import { freshAddress, pageRead, plainPage } from './test-arrival-doors'
import { addressRow, badRow, receiving, running, textRow } from './test-list-doors'
import { conflict, makeArticle, makeUser, unique } from './test-rows'

afterAll(closeDatabase)
beforeEach(() => void vi.restoreAllMocks())

const next = (id: number, most = 20) => bringInRows(system, { id, most })
const counts = async (id: number) => {
  const { state, rows, made, same, failed } = await deskImport(system, id)
  return { state, rows, made, same, failed }
}
const rowsOf = (id: number) =>
  db().execute<{ line: number; state: string; article_id: number | null; data: unknown }>(
    sql`select line, state, article_id, data from import_rows where import_id = ${id} order by line`,
  )
const one = async <Row>(query: ReturnType<typeof sql>) => (await db().execute(query))[0] as Row

test('whole articles become articles of the editor, and the same text is held already', async () => {
  const editor = await makeUser('editor')
  const held = await makeArticle(system)
  const [text, address] = [unique('A whole article.'), freshAddress()]
  const id = await imports.openImport(editor, { name: 'C:\\lists\\kestrel.csv' })
  const told = { title: 'A title', publisher: unique('Post'), author: 'Ada', date: '2025-03-14T09:30:00Z' }
  const archive_url = 'https://archive.example/1'
  await imports.addRows(editor, {
    id,
    rows: [
      { line: 2, data: { ...told, text, url: address, language: 'uk', archive_url }, problem: null },
      textRow(9, text),
      { line: 12, data: { text: held.text, url: address }, problem: null },
      badRow(15),
    ],
  })
  await imports.startImport(editor, { id })
  expect(await next(id)).toEqual({ left: true, settled: 3, pages: [] })
  expect(await next(id)).toMatchObject({ left: false, settled: 0 })
  expect(await deskImport(editor, id)).toMatchObject({
    ...{ name: 'kestrel.csv', state: 'done', rows: 4, made: 1, same: 2, failed: 1, by: editor.name },
    failures: [{ line: 15, address: null, title: null, problem: 'The line is no JSON object.' }],
    retriable: false,
  })
  const [made, twice, known] = await rowsOf(id)
  expect(made).toMatchObject({ state: 'new', data: null })
  expect(twice).toMatchObject({ state: 'same', article_id: made!.article_id })
  expect(known).toMatchObject({ state: 'same', article_id: held.id })
  const {
    title,
    byline,
    language,
    published_on,
    archive_url: kept,
    origin,
    created_by,
  } = await one<Record<string, unknown>>(sql`select * from articles where id = ${made!.article_id}`)
  expect({ title, byline, language, published_on, kept, origin, created_by }).toEqual({
    ...{ title: 'A title', byline: 'Ada', language: 'uk', published_on: '2025-03-14', kept: archive_url },
    ...{ origin: 'list', created_by: editor.id },
  })
  const met = await db().execute<{ article_id: number }>(
    sql`select article_id from article_addresses where address = ${address} order by article_id`,
  )
  expect(met.map((row) => row.article_id).sort()).toEqual([made!.article_id!, held.id].sort())
})

test('a near-identical text is a new article with its twin noted', async () => {
  const words = Array.from({ length: 80 }, (_, at) => `word${at}${unique('').trim()}`).join(' ')
  const held = await makeArticle(system, { text: words })
  const { id } = await running([textRow(2, `${words} Corrected.`)])
  await next(id)
  const [row] = await rowsOf(id)
  expect(row!.state).toBe('new')
  expect(await one(sql`select twin_id from articles where id = ${row!.article_id}`)).toEqual({
    twin_id: held.id,
  })
})

test('a row that the record refuses fails, with its reason, and takes no other with it', async () => {
  const bad = { line: 3, data: { text: 'Words.', language: 'e!', date: '2025-02-30' }, problem: null }
  const { id } = await running([textRow(2), bad, textRow(4)])
  await next(id)
  expect(await counts(id)).toMatchObject({ made: 2, failed: 1 })
  const { failures, retriable } = await deskImport(system, id)
  expect(failures).toMatchObject([
    { line: 3, title: 'Words.', problem: expect.stringMatching(/language: .*date: /) as string },
  ])
  expect(retriable).toBe(true)
})

test('a fault in one row is logged, and fails that row alone', async () => {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => {})
  const text = unique('The text that cannot be stored.')
  await db().execute(sql`create function fault() returns trigger language plpgsql as
    $$ begin if new.title = 'Fault' then raise exception 'a fault'; end if; return new; end $$`)
  await db().execute(
    sql`create trigger fault before insert on articles for each row execute function fault()`,
  )
  try {
    const { id } = await running([textRow(2), { line: 3, data: { text, title: 'Fault' }, problem: null }])
    await next(id)
    expect(await counts(id)).toMatchObject({ made: 1, failed: 1 })
    expect((await deskImport(system, id)).failures[0]!.problem).toBe('This row could not be stored.')
    expect(logged).toHaveBeenCalledTimes(1)
  } finally {
    await db().execute(sql`drop trigger fault on articles`)
    await db().execute(sql`drop function fault`)
  }
})

test('pages are opened between, and each row tells what came of its page', async () => {
  const rows = [2, 3, 4, 5].map(addressRow)
  const { id } = await running(rows)
  const { pages } = await next(id)
  expect(pages).toMatchObject(rows.map(({ line }) => ({ line, host: 'averil.example' })))
  const held = await makeArticle(system)
  await storeCapture(system, pageRead(pages[0]!.capture, unique('The words.')))
  await storeCapture(system, pageRead(pages[1]!.capture, held.text))
  const failed = { problem: 'The page answers 404.', status: 404, forGood: true }
  await failCapture(system, { id: pages[2]!.capture, ...failed })
  for (const { line } of pages) {
    await settleRow(system, { id, line })
    await settleRow(system, { id, line })
  }
  expect(await counts(id)).toEqual({ state: 'running', rows: 4, made: 1, same: 1, failed: 2 })
  const settled = await rowsOf(id)
  expect(settled[1]).toMatchObject({ state: 'same', article_id: held.id })
  const { failures } = await deskImport(system, id)
  expect(failures).toMatchObject([
    { line: 4, address: rows[2]!.data!.url, problem: failed.problem, articleId: settled[2]!.article_id },
    { line: 5, problem: 'The page was not read.' },
  ])

  const again = { ...rows[0]!, line: 2 }
  const repeated = await running([again])
  expect(await next(repeated.id)).toMatchObject({ settled: 1, pages: [] })
  expect(await counts(repeated.id)).toMatchObject({ same: 1 })

  expect(await imports.retryFailed(system, { id })).toBe(2)
  const second = await next(id)
  expect(second.pages.map(({ line }) => line)).toEqual([4, 5])
  expect(second.pages[0]!.capture).not.toBe(pages[2]!.capture)
  expect(await counts(id)).toMatchObject({ state: 'running', made: 1, same: 1, failed: 0 })
})

test('rows with one address are one new article, and the same for the others', async () => {
  const row = addressRow(2)
  const { id } = await running([row, { ...row, line: 3 }, { ...row, line: 4 }])
  const { pages } = await next(id)
  expect(new Set(pages.map(({ capture }) => capture)).size).toBe(1)
  await storeCapture(system, pageRead(pages[0]!.capture, unique('The words.')))
  for (const { line } of pages.toReversed()) await settleRow(system, { id, line })
  expect(await counts(id)).toMatchObject({ made: 1, same: 2, failed: 0 })

  // Also where an earlier worker had opened the page and settled nothing.
  const again = addressRow(2)
  const later = await running([again, { ...again, line: 3 }])
  const { pages: opened } = await next(later.id)
  await storeCapture(system, pageRead(opened[0]!.capture, unique('The words.')))
  await next(later.id)
  expect(await counts(later.id)).toMatchObject({ made: 1, same: 1, failed: 0 })
})

test('a row with neither an address nor a text is not tried again', async () => {
  const { id } = await running([
    { line: 2, data: { title: 'A title' }, problem: null },
    { line: 3, data: { title: 'A title', url: '' }, problem: null },
  ])
  await next(id)
  expect(await counts(id)).toMatchObject({ failed: 2 })
  expect((await deskImport(system, id)).retriable).toBe(false)
  expect(await imports.retryFailed(system, { id })).toBe(0)
})

test('a worker that dies between opening and settling makes nothing twice', async () => {
  const { id } = await running([addressRow(2), addressRow(3)])
  const { pages } = await next(id)
  await storeCapture(system, pageRead(pages[0]!.capture, unique('The words.')))
  const after = await next(id)
  expect(after).toMatchObject({ settled: 1, pages: [pages[1]] })
  expect(await counts(id)).toMatchObject({ made: 1, same: 0, failed: 0 })
})

test('the text of a list fills the article whose page was never read', async () => {
  const address = freshAddress()
  const { articleId } = await requestPage(system, { ...plainPage, address })
  const text = unique('The text.')
  const { id } = await running([{ line: 2, data: { text, url: address, title: 'Known' }, problem: null }])
  await next(id)
  expect(await rowsOf(id)).toMatchObject([{ state: 'new', article_id: articleId }])
})

test('a list is paused, goes on, is stopped and goes on', async () => {
  const { id } = await running([2, 3, 4].map((line) => textRow(line)))
  await next(id, 1)
  await imports.pauseImport(system, { id })
  expect(await next(id)).toEqual({ left: false, settled: 0, pages: [] })
  await expect(imports.pauseImport(system, { id })).rejects.toMatchObject(conflict)
  await imports.resumeImport(system, { id })
  await next(id, 1)
  await imports.stopImport(system, { id })
  expect(await next(id)).toMatchObject({ left: false })
  await expect(imports.retryFailed(system, { id })).rejects.toMatchObject(conflict)
  await imports.resumeImport(system, { id })
  await next(id)
  await next(id)
  expect(await counts(id)).toEqual({ state: 'done', rows: 3, made: 3, same: 0, failed: 0 })
  await expect(imports.resumeImport(system, { id })).rejects.toMatchObject(conflict)
})

test('pages that were asked for are still opened where the list is stopped', async () => {
  const { id } = await running([addressRow(2)])
  const { pages } = await next(id)
  await imports.stopImport(system, { id })
  const key = `capture:${pages[0]!.capture}`
  expect(await db().execute(sql`select 1 from graphile_worker.jobs where key = ${key}`)).toHaveLength(1)
})

test('a file that ends early leaves nothing but its reason', async () => {
  const { id } = await receiving([textRow(2), badRow(3)])
  await imports.breakImport(system, { id, problem: 'The file ended early.' })
  expect(await deskImport(system, id)).toMatchObject({ state: 'broken', problem: 'The file ended early.' })
  expect(await counts(id)).toMatchObject({ rows: 0, failed: 0 })
  expect(await rowsOf(id)).toHaveLength(0)
  await expect(imports.addRows(system, { id, rows: [textRow(4)] })).rejects.toMatchObject(conflict)

  const lost = await receiving()
  await db().execute(sql`update imports set created_at = now() - interval '2 days' where id = ${lost.id}`)
  expect(await imports.breakForgotten(system)).toBe(1)
  expect(await counts(lost.id)).toMatchObject({ state: 'broken', rows: 0 })
})

test('a list that runs and has no job any more is queued again', async () => {
  const { id } = await running()
  const job = sql`select 1 from graphile_worker.jobs where key = ${`import:${id}`} and attempts < max_attempts`
  // Other tests may have taken the jobs of their lists, more than are looked after at once.
  while ((await reviveImports(system)) > 0);
  await db().execute(
    sql`update graphile_worker._private_jobs set attempts = max_attempts where key = ${`import:${id}`}`,
  )
  expect(await db().execute(job)).toHaveLength(0)
  expect(await reviveImports(system)).toBe(1)
  expect(await db().execute(job)).toHaveLength(1)
})
