import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segments } from './segments'

test('overlapping marks cut a paragraph into segments that know their marks', () => {
  const content = { start: 12, end: 18, key: 1, as: 'content' }
  const cue = { start: 16, end: 22, key: 1, as: 'cue' }
  expect(segments({ start: 10, end: 30 }, [content, cue])).toEqual([
    { start: 10, end: 12, marks: [] },
    { start: 12, end: 16, marks: [content] },
    { start: 16, end: 18, marks: [content, cue] },
    { start: 18, end: 22, marks: [cue] },
    { start: 22, end: 30, marks: [] },
  ])
})

test('a mark that runs over the paragraph is cut to it; one outside or empty leaves no trace', () => {
  const long = { start: 0, end: 99 }
  expect(segments({ start: 10, end: 20 }, [long, { start: 30, end: 40 }, { start: 15, end: 15 }])).toEqual([
    { start: 10, end: 20, marks: [long] },
  ])
  expect(segments({ start: 5, end: 5 }, [long])).toEqual([])
})

test('whatever the marks, segments join to the range and change marks only at their edges', () => {
  const mark = fc.tuple(fc.nat(60), fc.nat(60)).map(([start, end]) => ({ start, end }))
  fc.assert(
    fc.property(fc.nat(30), fc.nat(30), fc.array(mark), (start, length, marks) => {
      const parts = segments({ start, end: start + length }, marks)
      let at = start
      for (const part of parts) {
        expect(part.start).toBe(at)
        expect(part.end).toBeGreaterThan(part.start)
        const over = marks.filter(
          (one) => one.start < one.end && one.start < part.end && one.end > part.start,
        )
        expect(part.marks).toEqual(over)
        at = part.end
      }
      expect(at).toBe(start + length)
    }),
  )
})
