import { z } from 'zod'
import { countryCode, countryName } from './countries'
import { textRights } from './record'
import { rowId, rowVersion } from './row-id'
import { hostOf } from './web-address'

const blank = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .nullish()
    .transform((text) => text || null)
const name = z.string().trim().min(1, 'Write the name.').max(200, 'At most 200 characters.')
const topicName = z.string().trim().min(1, 'Write the name.').max(100, 'At most 100 characters.')

/** A host, or the one of an address; as it stands in addresses: lower case, in ASCII, without `www.`. */
const host = z
  .string()
  .trim()
  .max(500, 'At most 500 characters.')
  .transform((words, context) => {
    const read = hostOf(words.includes('//') ? words : `https://${words}`)
    if (read && read.includes('.') && /^[a-z0-9.-]{1,253}$/.test(read)) return read
    context.addIssue({ code: 'custom', message: 'Write the host, such as harbour.example.' })
    return z.NEVER
  })

export const publisherChange = z.object({
  id: rowId,
  version: rowVersion,
  name,
  host: z.union([z.literal('').transform(() => null), z.null(), host]),
  country: blank(100).refine((code) => !code || countryCode(countryName(code)) === code, 'Choose a country.'),
  rights: z.enum(textRights),
  description: blank(1000),
  confirmed: z.boolean(),
})
export const publisherName = z.object({ id: rowId, name })
export const publisherHost = z.object({ id: rowId, host })
export const topicChange = z.object({
  id: rowId,
  version: rowVersion,
  name: topicName,
  /** The wider topic, by its name or a synonym. */
  wider: blank(100),
})
export const topicSynonym = z.object({ id: rowId, name: topicName })
/** A row that goes: its own number. */
export const oneRow = z.object({ id: rowId })
