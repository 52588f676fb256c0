import { Forbidden, NotFound } from '../lib/errors'
import { may, type Actor } from '../lib/permissions'

/** The number of the user who acts, for what one may do with the own account. Errors: Forbidden, NotFound. */
export function self(actor: Actor): number {
  if (!may(actor, 'account: keep')) throw new Forbidden('Sign in to see your account.')
  if (actor.kind !== 'user') throw new NotFound('The program itself has no account.')
  return actor.id
}
