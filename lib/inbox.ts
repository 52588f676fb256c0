import { z } from 'zod'
import { readCursor } from './front'
import { rowId } from './row-id'

/** What the inbox shows; without a choice what is to do: new articles and those in work. */
export const inboxShows = [
  'to-do',
  'new',
  'in-work',
  'mine',
  'repair',
  'unread',
  'done',
  'set-aside',
  'all',
] as const
export type InboxShow = (typeof inboxShows)[number]

const number = z
  .string()
  .regex(/^[1-9][0-9]{0,9}$/)
  .transform(Number)
  .pipe(rowId)
  .optional()

/** The filter of the inbox as its address holds it. */
const inboxFilter = z.object({
  show: z.enum(inboxShows).default('to-do'),
  /** Words of the title, or of the publisher's name. */
  q: z
    .string()
    // Postgres holds no NUL, so no title holds one.
    .transform((text) =>
      text.replaceAll('\0', ' ').normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, 200),
    )
    .default(''),
  publisher: number,
  feed: number,
  after: z
    .string()
    .refine((text) => readCursor(text) !== null)
    .optional(),
})
export type InboxFilter = z.output<typeof inboxFilter>

/** The filter that an address stands for; null where it was never given out. Empty fields of its form are none. */
export function readInbox(query: Record<string, string | string[] | undefined>): InboxFilter | null {
  const asked = Object.entries(query).filter(([key, value]) => value !== '' || key === 'after')
  const read = inboxFilter.safeParse(Object.fromEntries(asked))
  return read.success ? read.data : null
}

/** The address of the inbox with this filter. */
export function inboxAddress({ show, q, publisher, feed, after }: Partial<InboxFilter>): string {
  const chosen = { show: show === 'to-do' ? undefined : show, q, publisher, feed, after }
  const query = new URLSearchParams()
  for (const [key, value] of Object.entries(chosen)) if (value) query.set(key, String(value))
  return query.size ? `/desk?${query}` : '/desk'
}
