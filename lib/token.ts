import { z } from 'zod'
import { rowId } from './row-id'

/** What a token may be used for: to read what the desk reads; to write what its user may write, and read it too. */
export const tokenScopes = ['read', 'write'] as const
export type TokenScope = (typeof tokenScopes)[number]

/** How long a token works at most, and if nothing else is said; in days. */
export const TOKEN_DAYS = { most: 366, usual: 90 }

/** How many tokens of one user work at once. */
export const MOST_TOKENS = 50

const days = z.coerce
  .number<number | string>('A number of days.')
  .int('A whole number of days.')
  .min(1, 'At least one day.')
  .max(TOKEN_DAYS.most, `At most ${TOKEN_DAYS.most} days.`)

/** A token to be made: what it is for in one's own words, what it may do, and for how many days. */
export const newToken = z.object({
  name: z.string().trim().min(1, 'Say what it is for.').max(100, 'At most 100 characters.'),
  scopes: z
    .array(z.enum(tokenScopes, `A scope is ${tokenScopes.join(' or ')}.`))
    .min(1, 'Choose what it may do.')
    .max(20, 'Name each scope once.')
    .transform((scopes) => tokenScopes.filter((scope) => scopes.includes(scope))),
  days: days.default(TOKEN_DAYS.usual),
})

/** The same, made by the program for the user of an address. */
export const newTokenFor = newToken.extend({
  email: z.string().trim().toLowerCase().min(1, 'Name the address of a user.').max(254),
})

export const tokenOf = z.object({ id: rowId })

const bearer = /^Bearer (onrecord_[A-Za-z0-9_-]{43})$/i

/** The token of an Authorization header (RFC 6750); null where it holds none of ours. */
export function bearerToken(header: string): string | null {
  return bearer.exec(header.trim())?.[1] ?? null
}

/** A token is known by its first word where one slips into a file or a log. */
export const tokenPrefix = 'onrecord_'
