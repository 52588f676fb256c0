import { expect, test } from 'vitest'
import { z } from 'zod'
import { errorsOf } from './issues'

const claim = z.union([
  z.strictObject({ id: z.int().min(1) }),
  z.strictObject({ wording: z.string().min(1) }),
])
const schema = z.object({ claim, host: z.union([z.literal('none'), z.int(), z.null()]).optional() })
const told = (input: unknown) => errorsOf(schema.safeParse(input).error!, input)

test('of a union the nearest way is told, with the path', () => {
  expect(told({ claim: { id: true } })).toEqual([
    { field: 'claim.id', message: 'Invalid input: expected number, received boolean' },
  ])
  expect(told({ claim: { wording: 7 } })).toEqual([
    { field: 'claim.wording', message: 'Invalid input: expected string, received number' },
  ])
  expect(told({ claim: { wording: 'Shut.', words: 'Shut.' } })).toEqual([
    { field: 'claim', message: 'Unrecognized key: "words"' },
  ])
})

test('a part that is there and wrong is nearer than one that is not there, within a union of a union too', () => {
  const loose = z.union([z.object({ id: z.int() }), z.object({ wording: z.string() })])
  const read = z.union([loose, z.object({ own: z.string() })])
  const input = { id: true }
  expect(errorsOf(read.safeParse(input).error!, input)).toEqual([
    { field: 'id', message: 'Invalid input: expected number, received boolean' },
  ])
})

test('where several are as near all of them are told', () => {
  const [nothing] = told({ claim: {} })
  expect(nothing!.field).toBe('claim')
  expect(nothing!.message).toMatch(/^id: .*expected number.* – or wording: .*expected string/)
  expect(told({ claim: 'Shut.' })).toEqual([
    { field: 'claim', message: 'Invalid input: expected object, received string' },
  ])
  const [host] = told({ claim: { id: 1 }, host: 'x' })
  expect(host!.field).toBe('host')
  expect(host!.message).toMatch(/expected "none" – or .*expected number.* – or .*expected null/)
})

test('what is told is bounded', () => {
  const wide = z.union([
    z.strictObject({ one: z.array(z.int()), a: z.int() }),
    z.strictObject({ one: z.array(z.int()), b: z.int() }),
  ])
  const long = { one: Array.from({ length: 1000 }, () => 'x') }
  const problems = errorsOf(wide.safeParse(long).error!, long)
  expect(problems).toHaveLength(1)
  expect(problems[0]!.message).toHaveLength(500)
  const rows = Array.from({ length: 1000 }, () => ({ id: 'x' }))
  expect(errorsOf(z.array(claim).safeParse(rows).error!, rows)).toHaveLength(20)
})
