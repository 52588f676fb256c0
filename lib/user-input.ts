import { z } from 'zod'
import { rowId, rowVersion } from './row-id'
import { userRoles } from './record'

const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, 'At most 254 characters.')
  .pipe(z.email('This is not an email address.'))
export const name = z.string().trim().min(1, 'Write the name.').max(100, 'At most 100 characters.')
/** Long rather than clever (NIST SP 800-63B); the upper bound keeps hashing cheap. */
export const password = z.string().min(12, 'At least 12 characters.').max(500, 'At most 500 characters.')
const role = z.enum(userRoles, 'Choose editor or admin.')

export const newUser = z.object({ email, name, role, password })
export const firstUser = z.object({ email, password, name: name.default('First admin') })
export const userChange = z.object({ id: rowId, version: rowVersion, name, role, active: z.boolean() })
export const endedSessions = z.object({ id: rowId })

export const newInvitation = z.object({ email, name, role })
/** An invitation, or the user whose password is set anew. */
export const invitationOf = z.object({ id: rowId })
/** What a link is used with; for a new password of a user who is here the name stays as it is. */
export const usedLink = z.object({ name: name.nullable(), password })
