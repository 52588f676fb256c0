import { expect, test } from 'vitest'
import { changesPage } from './told'

// The rows of these numbers, newest first, of which those alone that `tells` accepts are told.
const pageOf = (count: number, tells: (id: number) => boolean, after?: string) =>
  changesPage(
    { after, limit: 50 },
    (before, most) => {
      const from = before ? before - 1 : count
      return Promise.resolve(Array.from({ length: Math.min(most, from) }, (_, at) => ({ id: from - at })))
    },
    (row) => (tells(row.id) ? row : null),
  )

test('a page passes over a thousand changes that tell nothing', async () => {
  const { lines, next } = await pageOf(1060, (id) => id <= 60)
  expect([lines.length, lines[0]?.id, next]).toEqual([50, 60, 'none_11'])
})

test('where it stops before the end it leads on, though it has no line', async () => {
  const tells = (id: number) => id <= 3
  let page = await pageOf(20_000, tells)
  expect(page.lines).toEqual([])
  for (let turn = 0; page.next && !page.lines.length && turn < 10; turn += 1)
    page = await pageOf(20_000, tells, page.next)
  expect(page.lines.map(({ id }) => id)).toEqual([3, 2, 1])
  expect(page.next).toBeNull()
})
