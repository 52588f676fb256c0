import { z } from 'zod'

export const id = z.int().min(1).max(2147483647)

/** The path of one row by its number. */
export const byNumber = z.object({ id: id.describe('The number in its address') })

export const noParts = z.object({})

/** So many items are answered where “limit” is left out, and so many at most. */
export const LIMIT = { usual: 20, most: 100 }

/** What every list takes. */
export const paging = {
  limit: z.int().min(1).max(LIMIT.most).default(LIMIT.usual).describe('How many items are wanted'),
  after: z
    .string()
    .max(40)
    .optional()
    .describe('Where the list goes on; it stands in “next”, which is best followed as it is'),
}

/** As of which day a row is wanted. */
export const asOf = z.iso
  .date('It is a day, such as 2025-04-02.')
  .optional()
  .describe('The row as it was known at the end of this day (UTC), not in the future')

/** The choice of an item's fields, for a smaller answer: `id` is always there. */
export const fieldsOf = (item: z.ZodObject) => {
  const names = Object.keys(item.shape) as [string, ...string[]]
  return z
    .array(z.enum(names, `These are the fields: ${names.join(', ')}.`))
    .max(names.length, 'Name each field once.')
    .optional()
    .describe('Only these fields of each item, and “id”, with commas between them')
}

/** What is added where it is asked for. */
export const includeOf = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z
    .array(z.enum(names, `These can be included: ${names.join(', ')}.`))
    .max(names.length, 'Name each once.')
    .optional()
    .describe('Adds what is not there otherwise, with commas between the names')

/** An item of which `fields` may have chosen a part. */
export const partOf = (item: z.ZodObject) => item.partial().required({ id: true } as never)

/** A page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    items: z.array(item).max(LIMIT.most),
    next: z.url().nullable().describe('The address of the next page; null at the end'),
  })
