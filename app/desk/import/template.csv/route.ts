import { csvTemplate } from '@/lib/list-template'

/** A list to begin with; the byte order mark tells spreadsheets that it is UTF-8. */
export const GET = (): Response =>
  new Response(`\uFEFF${csvTemplate()}`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="onrecord-list.csv"',
    },
  })
