import { z } from 'zod'
import { webAddress } from './arrival-input'
import { rowId, rowVersion } from './row-id'

const clean = (text: string) => text.replace(/[\p{Cc}\s]+/gu, ' ').trim()

/** Words or phrases as an editor types them, with commas or on lines; each once. */
const words = z
  .string()
  .transform((text) => [
    ...new Set(
      text
        .split(/[,;\n]/)
        .map(clean)
        .filter(Boolean),
    ),
  ])
  .pipe(
    z
      .array(z.string().max(100, 'At most 100 characters for one word or phrase.'))
      .max(50, 'At most 50 words or phrases.'),
  )

const title = z.string().transform(clean).pipe(z.string().max(500, 'At most 500 characters.'))

/** A feed to be asked; without a title it has the one that it tells, without words every item is taken. */
export const newFeed = z.object({
  address: webAddress.transform((address) => address.replace(/#.*$/s, '')),
  title: title.optional(),
  words,
})

export const feedChange = z.object({
  id: rowId,
  version: rowVersion,
  title: title.pipe(z.string().min(1, 'Write a title.')),
  words,
  active: z.boolean(),
})

export const oneFeed = z.object({ id: rowId })

const short = (most: number) =>
  z
    .string()
    .nullable()
    .transform((text) => (text && clean(text.replace(/\p{Cs}/gu, '')).slice(0, most)) || null)

const items = z
  .array(
    z.object({
      key: z.string().transform((key) => key.replace(/[\0\p{Cs}]/gu, '').slice(0, 2000) || '-'),
      address: z.string().nullable(),
      title: short(500),
      publishedAt: short(40),
      summary: short(1000),
      author: short(300),
    }),
  )
  .max(500)

/** Some items of a feed. */
export const itemsOfFeed = z.object({ id: rowId, items })

/** What the worker read of a feed; strangers wrote it. `items` is null where nothing is new since the last answer. */
export const polledFeed = z.object({
  id: rowId,
  /** Where the feed has moved for good; null where it has not. */
  moved: z.string().max(2000).nullable(),
  title: short(500),
  home: short(2000),
  etag: short(1000),
  lastModified: short(200),
  /** Seconds that the feed asks to leave between two polls. */
  interval: z.number().positive().nullable(),
  items: items.nullable(),
})

/** Why a feed could not be read; `gone`: it is not asked again. `retryAfter` in seconds. */
export const failedPoll = z.object({
  id: rowId,
  problem: z.string().transform((text) => clean(text.replace(/\p{Cs}/gu, '')).slice(0, 1000)),
  gone: z.boolean(),
  retryAfter: z.number().nonnegative().nullable(),
})

export const movedFeed = z.object({ id: rowId, address: webAddress })
