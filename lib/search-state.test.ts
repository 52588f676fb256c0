import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { narrowed, searchQuery } from './search-state'

const problem = (state: object) => narrowed.safeParse(state).error?.issues[0]?.message

describe('what narrows a search', () => {
  test('has one spelling', () => {
    expect(narrowed.parse({ q: ' ko\u0308ln  spoke ', stance: ['denies', 'asserts', 'denies'] })).toEqual({
      q: 'köln spoke',
      stance: ['asserts', 'denies'],
    })
  })

  test.each([
    [{ stance: ['likes'] }, '“stance” is none that the record knows.'],
    [{ source: ['0'] }, '“source” is a number, such as 12.'],
    [{ source: ['9999999999'] }, 'There is no “source” of this number.'],
    [{ from: '2025-02-30' }, '“from” is a day, a month or a year: 2025-03-14, 2025-03 or 2025.'],
    [{ to: '2025~' }, '“to” is a day, a month or a year: 2025-03-14, 2025-03 or 2025.'],
    [{ quoted: 'yes' }, '“quoted” is 1 or is left out.'],
    [
      { topic: Array.from({ length: 21 }, (_, at) => String(at + 1)) },
      'At most 20 values of one kind can be chosen.',
    ],
  ])('%j is refused with a reason', (state, reason) => {
    expect(problem(state)).toBe(reason)
  })

  test('becomes a query string that means the same', () => {
    fc.assert(
      fc.property(
        fc.record(
          { q: fc.string({ minLength: 1, maxLength: 50 }), channel: fc.array(fc.string({ minLength: 1 })) },
          { requiredKeys: [] },
        ),
        (raw) => {
          const read = narrowed.safeParse(raw)
          if (!read.success) return
          const back = new URLSearchParams(searchQuery(read.data))
          expect(back.get('q') ?? '').toBe(read.data.q ?? '')
          expect(back.getAll('channel')).toEqual(read.data.channel ?? [])
        },
      ),
    )
  })
})
