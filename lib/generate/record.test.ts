import { expect, test } from 'vitest'
import { generated, type Row, type Table } from './record'

/** All rows of a small record, by table. */
function made(seed: number, claims = 200) {
  const rows: Partial<Record<Table, Row[]>> = {}
  for (const part of generated({ claims, seed }))
    for (const [table, more] of Object.entries(part)) (rows[table as Table] ??= []).push(...more)
  return rows as Record<Table, Row[]>
}

test('an equal seed gives an equal record, another seed another one', () => {
  expect(made(7)).toEqual(made(7))
  expect(made(8).claims).not.toEqual(made(7).claims)
})

test('it has as many claims as are asked for, and numbers without gaps', () => {
  for (const claims of [1, 2, 5, 200]) {
    const rows = made(3, claims)
    for (const table of ['claims', 'articles', 'attestations', 'sources'] as const)
      expect(rows[table].map(({ id }) => id)).toEqual(rows[table].map((_, place) => place + 1))
    expect(rows.claims).toHaveLength(claims)
    expect(new Set(rows.attestations.map((row) => row.utterance_id)).size).toBe(rows.utterances.length)
  }
})

test('each range holds its words, and what was said was not said after it was printed', () => {
  const { article_versions, articles, attestations, utterances } = made(5)
  const texts = new Map(article_versions.map(({ id, text }) => [id, String(text)]))
  const days = new Map(articles.map((row) => [row.id, String(row.published_on)]))
  const said = new Map(utterances.map((row) => [row.id, String(row.said_from)]))
  for (const row of attestations) {
    for (const { start, end, exact } of [row.content, row.cue, row.mention].flat() as {
      start: number
      end: number
      exact: string
    }[])
      expect(texts.get(row.version_id)!.slice(start, end)).toBe(exact)
    expect(said.get(row.utterance_id)! <= days.get(row.version_id)!).toBe(true)
  }
})

test('few words and sources are met often, most seldom', () => {
  const { utterances } = made(9, 2000)
  const counts = new Map<unknown, number>()
  for (const { source_id } of utterances) counts.set(source_id, (counts.get(source_id) ?? 0) + 1)
  const [most, ...rest] = [...counts.values()].sort((one, other) => other - one)
  expect(most).toBeGreaterThan(rest.at(rest.length >> 1)! * 10)
})
