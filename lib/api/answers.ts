import { z } from 'zod'
import { component, nameOf } from './component'
import type { Operation } from './operation'
import { origin } from './example'
import { pageOf, partOf } from './paging'

type Answer = Operation['answers'][number]

const json = (schema: z.ZodType, example: unknown, description: string): Answer => ({
  description,
  content: { 'application/json': { schema, example } },
})

/** A row, of which `fields` may have chosen a part. */
export const one = (item: z.ZodObject, example: unknown, description: string): Answer =>
  json(orPart(item), example, description)

/** A page of a list of such rows. */
export const listed = (item: z.ZodObject, example: unknown, description: string): Answer =>
  json(
    pageOf(orPart(item)),
    { items: [example], next: `${origin}/api/v1/claims?limit=20&after=2025-03-14_12` },
    description,
  )

/** What cannot be chosen from. */
export const whole = json

/** A row that was found to be the same as another. */
export const moved: Answer = {
  description: 'It is the same as another: here is that one',
  headers: ['Location'],
}

const parts = new Map<z.ZodObject, z.ZodType>()

/** The schema of a row or of a part of it. */
export function orPart(item: z.ZodObject): z.ZodType {
  const part = parts.get(item) ?? component(`${nameOf(item)}Part`, partOf(item))
  parts.set(item, part)
  return z.union([item, part])
}
