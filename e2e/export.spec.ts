import { parse } from 'csv-parse/sync'
import { publish } from '../db/publishing'
import { system } from '../lib/permissions'
import { expect, test } from './fixtures'
import { makeArticle, makeDraft, quotation, word } from './rows'

type Row = Record<string, string>
const read = (file: string) => parse(file, { bom: true, columns: true }) as Row[]

/** A published statement whose capacity a spreadsheet would run, in an article whose title is one too. */
async function makeStatement(formula: string) {
  const mark = word()
  const text = `${quotation} Ada Lund ${mark} said on Friday. Report ${mark}.`
  const article = await makeArticle(text, {
    ...{ title: `@${mark} “ferry”, late`, publisher: 'Harbour Post', date: '2025-03-14' },
    url: `https://harbour-post.example/${mark}`,
  })
  const statement = await makeDraft(article, quotation, { capacity: formula, channel: 'a press briefing' })
  await publish(system, { articleId: article.id, only: null })
  return statement
}

test('what a search finds is a file: CSV for a spreadsheet, JSON for a program', async ({ request }) => {
  const statement = await makeStatement('=HYPERLINK("https://example.org")')
  const asked = `?q=${encodeURIComponent(`"${statement.wording}"`)}`
  const answer = await request.get(`/claims.csv${asked}`)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.headers()['access-control-allow-origin']).toBe('*')
  expect(answer.headers()['content-disposition']).toMatch(
    /^attachment; filename="onrecord-\d{4}-\d\d-\d\d\.csv"$/,
  )
  const rows = read(await answer.text())
  expect(rows).toEqual([
    expect.objectContaining({
      wording: statement.wording,
      address: expect.stringContaining(statement.path),
      stance: 'asserts',
      capacity: `'=HYPERLINK("https://example.org")`,
      said_on: '2023-03-17',
      channel: 'a press briefing',
      words: quotation,
      quote_kind: 'direct',
      outlet: 'Harbour Post',
      article_title: expect.stringMatching(/^'@\w+ “ferry”, late$/),
      article_day: '2025-03-14',
      article_address: expect.stringMatching(/^https:\/\/harbour-post\.example\//),
      licence: 'https://creativecommons.org/licenses/by/4.0/',
    }),
  ])
  expect(rows[0]!.record_of).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)

  const json = await request.get(`/claims.json${asked}`)
  expect(json.headers()['content-type']).toBe('application/json; charset=utf-8')
  const told = (await json.json()) as { licence: { name: string }; rows: unknown[] }
  expect(told.licence.name).toBe('CC BY 4.0')
  expect(told.rows).toMatchObject([
    { wording: statement.wording, capacity: '=HYPERLINK("https://example.org")', speaks_for: null },
  ])
})

test('the same record gives the same bytes, and HEAD none', async ({ request }) => {
  const statement = await makeStatement('pilot')
  const address = `/claims.csv?q=${encodeURIComponent(`"${statement.wording}"`)}&stance=asserts`
  // Others write meanwhile: only the moment of the record may differ then.
  const bytes = async () =>
    (await (await request.get(address)).text()).replace(/,[^,]*Z,(?=https:[^,]*\r\n)/g, ',')
  expect(await bytes()).toBe(await bytes())
  const head = await request.head(address)
  expect(head.status()).toBe(200)
  expect(await head.body()).toHaveLength(0)
})

test('nothing found is a file without rows, nonsense is answered with 400', async ({ request }) => {
  expect(read(await (await request.get(`/claims.csv?q=${word()}`)).text())).toEqual([])
  const none = (await (await request.get(`/claims.json?q=${word()}`)).json()) as { rows: unknown[] }
  expect(none.rows).toEqual([])
  for (const query of ['stance=sings', 'source=none', 'from=yesterday', 'q=%00', 'q=%E0%A4%A', 'quoted=yes'])
    for (const format of ['csv', 'json'])
      expect((await request.get(`/claims.${format}?${query}`)).status(), query).toBe(400)
  expect((await request.get('/claims.xlsx')).status()).toBe(404)
  expect((await request.get('/files/at/csv/-')).status()).toBe(404)
})
