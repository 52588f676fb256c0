import { z } from 'zod'
import { metadata } from './article-input'
import { MAX_FILE } from './header'
import { rowId } from './row-id'
import { workStates } from './record'

/** An address as an editor types it; without a scheme it is taken as https. */
export const webAddress = z
  .string()
  .trim()
  .min(1, 'Write the address of a page.')
  // A name alone is more often a slip than a host of an intranet.
  .transform((text) => (/^[^\s/:]+\.[^\s/]+/.test(text) ? `https://${text}` : text))
  .pipe(
    z
      .url({ protocol: /^https?$/, error: 'Write a whole address that begins with http:// or https://.' })
      .max(2000, 'At most 2000 characters.'),
  )

/** A page to be opened, with what is known of it already. */
export const pageRequest = z.object({
  address: webAddress,
  ...metadata,
  language: metadata.language.nullish(),
})

/** A file to be read: its name, its media type as the browser tells it, and its bytes. */
export const fileRequest = z.object({
  name: z.string().transform(
    (name) =>
      name
        .replace(/^.*[/\\]/, '')
        .trim()
        .slice(0, 300) || 'file',
  ),
  mediaType: z.string().max(200).nullable(),
  bytes: z
    .custom<Uint8Array>((bytes) => bytes instanceof Uint8Array, 'Choose a file.')
    .refine((bytes) => bytes.length > 0, 'The file is empty.')
    .refine((bytes) => bytes.length <= MAX_FILE, 'The file is larger than 10 MB.'),
})

export const oneArticle = z.object({ id: rowId })
export const articlePair = z
  .object({ id: rowId, into: rowId })
  .refine(({ id, into }) => id !== into, 'These are one article.')
export const archiveCopy = z.object({
  id: rowId,
  archiveUrl: z.union([z.literal('').transform(() => null), webAddress]),
})
export const watching = z.object({ id: rowId, watched: z.boolean() })
export const workChange = z.object({
  ids: z.array(rowId).min(1, 'Choose an article.').max(200, 'At most 200 at once.'),
  // In work it is with somebody: that is taking it, one at a time.
  work: z.enum(workStates).exclude(['in-work']),
})
/** `from`: who has the article now, as the one who takes it over was told. */
export const taking = z.object({ id: rowId, from: rowId.nullish() })
