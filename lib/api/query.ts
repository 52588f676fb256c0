import { z } from 'zod'
import type { Problem } from '../errors'
import { errorsOf } from '../issues'

/** Parameters whose values stand in one, with commas between them; of others each value has a parameter of its own. */
export const commaLists = ['fields', 'include']

type Read<Schema extends z.ZodObject> = { value: z.output<Schema> } | { errors: Problem[] }

/**
 * Reads parameters by their schema. Text becomes a number or a boolean where the schema has one and the text is
 * written as JSON writes it. Unknown names and repeated ones that take one value are errors: a filter that is not
 * heeded would change the answer. Empty values, as forms send them, count as left out.
 */
export function readQuery<Schema extends z.ZodObject>(schema: Schema, search: URLSearchParams): Read<Schema> {
  const errors: Problem[] = []
  const given: Record<string, unknown> = {}
  for (const [name, text] of search) {
    const field = Object.hasOwn(schema.shape, name) ? bare(schema.shape[name] as z.ZodType) : null
    if (!field) errors.push({ field: name.slice(0, 100), message: 'This address has no such parameter.' })
    else if (text === '') continue
    else if (field instanceof z.ZodArray) {
      const element = bare(field.element as z.ZodType)
      const texts = commaLists.includes(name) ? text.split(',') : [text]
      const before = (given[name] as unknown[] | undefined) ?? []
      given[name] = [...before, ...texts.map((one) => valued(element, one))]
    } else if (Object.hasOwn(given, name))
      errors.push({ field: name, message: 'It is given more than once.' })
    else given[name] = valued(field, text)
  }
  if (errors.length) return { errors: errors.slice(0, 20) }
  return read(schema, given)
}

/** Reads the parts of a path, which are text. */
export function readParts<Schema extends z.ZodObject>(
  schema: Schema,
  parts: Record<string, string>,
): Read<Schema> {
  const given = Object.entries(parts).map(([name, text]) => [
    name,
    valued(bare(schema.shape[name] as z.ZodType), text),
  ])
  return read(schema, Object.fromEntries(given) as Record<string, unknown>)
}

function read<Schema extends z.ZodObject>(schema: Schema, given: Record<string, unknown>): Read<Schema> {
  const parsed = schema.safeParse(given)
  if (parsed.success) return { value: parsed.data }
  // Of a number too large both that it is none to be counted by and that it is beyond the bound: the latter is told.
  const last = new Map(errorsOf(parsed.error, given).map((error) => [error.field, error]))
  return { errors: [...last.values()] }
}

function valued(schema: z.ZodType, text: string): unknown {
  if (schema instanceof z.ZodNumber && /^(0|-?[1-9][0-9]{0,99})$/.test(text)) return Number(text)
  if (schema instanceof z.ZodBoolean && /^(true|false)$/.test(text)) return text === 'true'
  return text
}

function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? bare(schema.unwrap() as z.ZodType)
    : schema
}
