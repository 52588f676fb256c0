import { z } from 'zod'
import { secondFactors, textRights } from './record'
import { rowVersion } from './row-id'

const optional = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .nullable()
    .transform((text) => text || null)

const isWebAddress = (text: string) => z.url({ protocol: /^https?$/ }).safeParse(text).success
const isEmail = (text: string) => z.email().safeParse(text).success

/** Where a contact leads: a web address as it is, otherwise to a mail. */
export const contactAddress = (contact: string): string =>
  isWebAddress(contact) ? contact : `mailto:${contact}`

const isContact = (text: string | null) => !text || isWebAddress(text) || isEmail(text)

/** What an admin sets for the whole instance, beside the scale of assessments. */
export const settingsChange = z.object({
  version: rowVersion,
  name: z.string().trim().min(1, 'Write the name.').max(80, 'At most 80 characters.'),
  keeper: optional(200),
  contact: optional(300).refine(isContact, 'An email address, or a web address with https://.'),
  licence: z.string().trim().min(1, 'Name the licence.').max(100, 'At most 100 characters.'),
  licenceUrl: z
    .string()
    .trim()
    .max(500, 'At most 500 characters.')
    .refine(isWebAddress, 'A web address, such as https://creativecommons.org/licenses/by/4.0/.'),
  review: z.boolean(),
  secondFactor: z.enum(secondFactors, 'Choose who.'),
  feeds: z.boolean(),
  textRights: z.enum(textRights, 'Choose what readers see.'),
})
