import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fieldsOf, includeOf, paging } from './paging'
import { readParts, readQuery } from './query'

const query = z.object({
  ...paging,
  fields: fieldsOf(z.object({ id: z.int(), wording: z.string() })),
  include: includeOf(['facets']),
  source: z.array(z.int().min(1)).max(2).optional(),
  quoted: z.boolean().optional(),
})
const read = (search: string) => readQuery(query, new URLSearchParams(search))

test('text is read as what its schema has', () => {
  expect(read('limit=5&source=1&source=2&quoted=true&fields=id,wording&include=facets')).toEqual({
    value: {
      limit: 5,
      source: [1, 2],
      quoted: true,
      fields: ['id', 'wording'],
      include: ['facets'],
    },
  })
  expect(read('limit=&after=')).toEqual({ value: { limit: 20 } })
  expect(readParts(z.object({ id: z.int() }), { id: '12' })).toEqual({ value: { id: 12 } })
})

test('what is no such value is named by its field', () => {
  const fields = (search: string) => {
    const told = read(search)
    return 'errors' in told ? told.errors.map(({ field }) => field) : []
  }
  for (const limit of ['0', '101', '1e1', '0x10', ' 5', '05', '5.5', 'ten', '-1', '99999999999999999'])
    expect(fields(`limit=${encodeURIComponent(limit)}`), limit).toEqual(['limit'])
  expect(fields('limit=1&limit=2')).toEqual(['limit'])
  expect(fields('fields=wording,none')).toEqual(['fields.1'])
  expect(fields('fields=id,id,id')).toEqual(['fields'])
  expect(fields('source=1&source=2&source=3')).toEqual(['source'])
  expect(fields('quoted=1')).toEqual(['quoted'])
  expect(fields('nothing=1&constructor=1')).toEqual(['nothing', 'constructor'])
})

test('a number too large is told so, not taken for text', () => {
  for (const limit of ['9007199254740992', '9'.repeat(100)])
    expect(read(`limit=${limit}`)).toMatchObject({
      errors: [{ field: 'limit', message: 'Too big: expected number to be <=100' }],
    })
})

test('whatever is sent is read or refused with a reason', () => {
  const names = fc.constantFrom(...Object.keys(query.shape), '__proto__', 'toString')
  fc.assert(
    fc.property(
      fc.array(fc.tuple(names, fc.oneof(fc.string({ unit: 'binary' }), fc.integer().map(String)))),
      (pairs) => {
        const told = readQuery(query, new URLSearchParams(pairs))
        if ('errors' in told) expect(told.errors.every(({ message }) => message.length > 0)).toBe(true)
        else expect(told.value.limit).toBeLessThanOrEqual(100)
      },
    ),
  )
})
