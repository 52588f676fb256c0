import { expect, test } from 'vitest'
import { z } from 'zod'
import { component, jsonSchema } from './component'
import { rowsOf, wordsOf, type Schema } from './schema-rows'

const schema = (made: z.ZodType) => jsonSchema(made, 'output', {}) as Schema
const words = (made: z.ZodType) => {
  const { before, ref, after } = wordsOf(schema(made))
  return `${before}${ref ?? ''}${after}`
}
test('what may be null says so, however its schema does', () => {
  expect(wordsOf({ type: ['string', 'null'] })).toEqual({ before: 'text', ref: null, after: ' or null' })
})

const Boat = component('TestBoat', z.object({ name: z.string() }))

test('a value is told in words', () => {
  expect(words(z.int().min(1).max(100))).toBe('number, 1 to 100')
  expect(words(z.int().min(1).max(2147483647))).toBe('number')
  expect(words(z.iso.date().nullable())).toBe('day, 2025-03-14 or null')
  expect(words(z.enum(['a', 'b']))).toBe('a | b')
  expect(words(z.array(Boat))).toBe('list of TestBoat')
  expect(words(z.array(z.url()).max(3))).toBe('at most 3: address')
  expect(words(z.boolean())).toBe('true or false')
  expect(words(Boat.nullable())).toBe('TestBoat or null')
  expect(words(z.unknown())).toBe('anything')
})

test('what is in an object stands under its path', () => {
  const rows = rowsOf(
    schema(
      z.object({
        boat: Boat.describe('Which'),
        trip: z.object({ day: z.iso.date() }).nullable(),
        stops: z.array(z.object({ at: z.string() })),
      }),
    ),
  )
  expect(rows.map(({ name }) => name)).toEqual(['boat', 'trip', 'trip.day', 'stops', 'stops[].at'])
  expect(rows[0]).toEqual({ name: 'boat', is: { before: '', ref: 'TestBoat', after: '' }, about: 'Which' })
})
