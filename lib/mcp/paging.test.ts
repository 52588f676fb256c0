import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitting, MOST_BYTES, MOST_STATEMENTS, placeOf } from './paging'

type Line = { id: number; bytes: number }
const at = { key: ({ id }: Line) => String(id), size: ({ bytes }: Line) => bytes }

test('with its cursors a list is told to its end, each line once, within the bounds', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20_000 }), { maxLength: 120 }), (sizes) => {
      const all = sizes.map((bytes, index) => ({ id: index + 1, bytes }))
      // As the record has it: pages of 25, each with the cursor of the next.
      const pageAfter = (after: string | undefined) => {
        const from = after ? Number(after.split('_')[1]) : 0
        return {
          lines: all.slice(from, from + 25),
          next: from + 25 < all.length ? `2023-03-17_${from + 25}` : null,
        }
      }
      const told: number[] = []
      let cursor: string | null = null
      for (let asked = 0; asked <= all.length; asked += 1) {
        const place = placeOf(cursor ?? undefined)
        const page = pageAfter(place.after)
        const { shown, next } = fitting(page.lines, { ...at, place, next: page.next })
        expect(shown.length).toBeLessThanOrEqual(MOST_STATEMENTS)
        if (shown.length > 1)
          expect(shown.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(MOST_BYTES)
        told.push(...shown.map(({ id }) => id))
        cursor = next
        if (!cursor) break
      }
      expect(told).toEqual(all.map(({ id }) => id))
    }),
  )
})

test('what is no place in the list is refused', () => {
  for (const cursor of ['~', 'a b', '~~1', '1~2~3', "'; drop table claims", 'x'.repeat(70)])
    expect(() => placeOf(cursor), cursor).toThrow('not a place in this list')
  const lines = [{ id: 1, bytes: 1 }]
  expect(() => fitting(lines, { ...at, place: placeOf('~7') })).toThrow('not a place in this list')
  expect(fitting(lines, { ...at, place: placeOf('~1') })).toEqual({ shown: [], next: null })
  // Of a list in pages, where this is none: it would begin anew without a word.
  expect(() => fitting(lines, { ...at, place: placeOf('2023-03-17_9') })).toThrow('not a place in this list')
})
