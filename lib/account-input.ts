import { z } from 'zod'
import { rowId } from './row-id'
import { name, password } from './user-input'

const secret = (missing: string) => z.string().min(1, missing).max(500, 'At most 500 characters.')
const given = secret('Write your password.')
const code = secret('Write a code.')
/** The session of the request, of which the doors keep that one. */
const current = z.string().nullable()

export const ownName = z.object({ name })
export const ownPassword = z.object({ old: given, password, current })
export const ownSession = z.object({ handle: z.string().regex(/^[0-9a-f]{64}$/, 'This is no sign-in.') })
export const otherSessions = z.object({ current })
export const firstCode = z.object({ code })
/** What proves that it is the user's own hand: the password and a code. */
export const proof = z.object({ password: given, code })
export const lostFactor = z.object({ id: rowId })
