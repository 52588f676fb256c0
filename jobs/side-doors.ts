import { linkOf } from '../db/links'
import { statusOfLink } from '../lib/invitation'

/** The status that the page of a link must have, which pages cannot send; null for other addresses. */
export async function statusOfInvitation(method: string, url: string): Promise<number | null> {
  const [, token] = /^\/invitation\/([^/?#]+)/.exec(url) ?? []
  if (!token || (method !== 'GET' && method !== 'HEAD')) return null
  return statusOfLink[(await linkOf(token)).state]
}
