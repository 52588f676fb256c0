import { z } from 'zod'
import { pageRequest, webAddress } from './arrival-input'
import { articleInput } from './article-input'
import { columnNames, type RowData } from './list-columns'
import { rowId } from './row-id'

const name = z.string().transform(
  (name) =>
    name
      .replace(/^.*[/\\]/, '')
      .replace(/[\p{Cc}\p{Cs}]/gu, ' ')
      .trim()
      .slice(0, 300) || 'list',
)

/** A new list, by the name of its file. */
export const listName = z.object({ name })

export const oneList = z.object({ id: rowId })

/** A few hundred rows as `readList` gives them. */
export const listRows = z.object({
  id: rowId,
  rows: z
    .array(
      z.object({
        line: z.number().int().positive(),
        data: z.partialRecord(z.enum(columnNames), z.string()).nullable(),
        problem: z.string().max(1000).nullable(),
      }),
    )
    .min(1)
    .max(1000),
})

export const brokenList = z.object({ id: rowId, problem: z.string().min(1).max(1000) })

export const listChunk = z.object({ id: rowId, most: z.number().int().min(1).max(100) })

export const listRow = z.object({ id: rowId, line: z.number().int().positive() })

const archive = z.union([z.literal('').transform(() => null), webAddress])

/** What a row asks for: a whole article to be stored, or a page to be opened; or why neither can be done. */
export function readRow(
  data: RowData,
):
  | { article: z.output<typeof articleInput>; archiveUrl: string | null }
  | { page: z.output<typeof pageRequest>; archiveUrl: string | null }
  | { problem: string } {
  const { url, text, title, publisher, author, language, archive_url } = data
  // Of a moment of publication the day counts, as the publisher's clock had it.
  const date = data.date?.replace(/^(\d{4}-\d\d-\d\d)[T ]\d\d:.*$/s, '$1')
  const told = { title, publisher, author, language, date }
  const address = url ? webAddress.safeParse(url) : null
  if (address && !address.success) return { problem: problemIn(address.error) }
  const archived = archive.safeParse(archive_url ?? '')
  if (!archived.success) return { problem: `archive_url: ${problemIn(archived.error)}` }
  const archiveUrl = archived.data
  const page = { ...told, url: null, address: url ?? '' }
  const read = text
    ? articleInput.safeParse({ ...told, text, url: address?.data })
    : pageRequest.safeParse(page)
  if (!read.success) return { problem: problemIn(read.error) }
  return 'text' in read.data ? { article: read.data, archiveUrl } : { page: read.data, archiveUrl }
}

function problemIn(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => (path.length ? `${path.join('.')}: ${message}` : message))
    .join(' ')
    .slice(0, 1000)
}

/** A list, and the line after which its failures are shown. */
export const listPlace = z.object({
  id: rowId,
  after: z.coerce.number<unknown>().int().min(0).max(2147483647),
})
