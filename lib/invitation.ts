import { createHash } from 'node:crypto'

/** How long a link works: for a person to come in days, for a new password in hours. */
export const INVITATION_DAYS = 7
export const RESET_HOURS = 24

/** What is kept of a link's token: its SHA-256 in hexadecimal. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** Whether this can be a token: 32 random bytes in base64url. */
export const isToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

/** Where a link leads: the path that holds its token. */
export const invitationPath = (token: string): string => `/invitation/${token}`

/** How a link stands: `open` can be used; `unknown` never was. */
export type LinkState = 'open' | 'used' | 'expired' | 'taken-back' | 'unknown'

/** The status of the page of a link (RFC 9110). */
export const statusOfLink: Record<LinkState, 200 | 404 | 410> = {
  open: 200,
  used: 410,
  expired: 410,
  'taken-back': 410,
  unknown: 404,
}

/** Why a link does not work, and what to do. */
export const linkProblems: Record<Exclude<LinkState, 'open'>, [problem: string, todo: string]> = {
  used: [
    'This link has been used.',
    'It works once. Sign in with the password that was set with it; if that was not you, tell an admin at once.',
  ],
  expired: ['This link has expired.', 'Ask the admin who sent it for a new one.'],
  'taken-back': [
    'This link was taken back.',
    'A newer link may have taken its place: look for it, or ask the admin who sent it.',
  ],
  unknown: [
    'There is no such link.',
    'A letter may be missing: copy the whole address, or ask the admin who sent it for a new link.',
  ],
}

type Letter = { to: string; subject: string; text: string }

/** The mail that brings a link; `reset`: to set a new password, otherwise to come. `link` is the full address. */
export function letter(to: { email: string; name: string }, link: string, reset: boolean): Letter {
  const what = reset
    ? 'An admin of Onrecord has made a link for you to set a new password:'
    : 'You are invited to work on Onrecord, a public ledger of who said what, and when. Set your password here:'
  const until = reset ? `${RESET_HOURS} hours` : `${INVITATION_DAYS} days`
  return {
    to: to.email,
    subject: reset ? 'A new password for Onrecord' : 'Your invitation to Onrecord',
    text: `${to.name},\n\n${what}\n\n${link}\n\nThe link works once, for ${until}. Give it to nobody. If you did not expect it, leave it alone.\n`,
  }
}
