import { tokenActor } from '@/db/tokens'
import type { ProblemKind } from '@/lib/api/problems'
import type { SignedIn } from '@/lib/permissions'
import { bearerToken, type TokenScope } from '@/lib/token'

export class Unauthorized extends Error {
  readonly problem: ProblemKind = 'unauthorized'
  readonly headers: Record<string, string>
  constructor(message: string, error?: string) {
    super(message)
    this.headers = { 'WWW-Authenticate': `Bearer realm="onrecord"${error ? `, error="${error}"` : ''}` }
  }
}

/**
 * For whom the token of a request acts (RFC 6750). The cookies of the desk are never read: another site's page could
 * send them. Errors: Unauthorized, Forbidden where the token lacks the scope.
 */
export async function actorOf(request: Request, scope: TokenScope): Promise<SignedIn> {
  const header = request.headers.get('authorization')
  if (!header) throw new Unauthorized('Send a token as “Authorization: Bearer …”.')
  const token = bearerToken(header)
  const actor = token ? await tokenActor(token, scope) : null
  if (!actor) throw new Unauthorized('This token does not work.', 'invalid_token')
  // The address that the server in front found the client to have.
  return { ...actor, place: request.headers.get('x-forwarded-for') ?? undefined }
}
