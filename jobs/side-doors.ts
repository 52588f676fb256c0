import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isNew } from '../db/first-run'
import { linkOf } from '../db/links'
import { statusOfLink } from '../lib/invitation'
import { mayBeSetUp } from '../lib/setting-up'

type Refused = { status: 403 | 404; reason: string }

let printed: string | null = null

/** The token that opens /setup from elsewhere, made once in a process; whoever starts it prints it. */
export const setUpToken = (): string => (printed ??= randomBytes(24).toString('base64url'))

// Tells the action of /setup that the request may; an action can be sent to any address.
const setUpHeader = 'x-onrecord-set-up'

/**
 * What the server in front of Next decides for the two pages that need no sign-in: the status of a link's page, which
 * pages cannot send, and who may make the first admin. `behind`: another server is known to stand in front.
 */
export async function sideDoors(
  req: IncomingMessage,
  res: ServerResponse,
  url: string,
  behind: boolean,
): Promise<Refused | null> {
  delete req.headers[setUpHeader]
  if (/^\/setup\/?(\?|$)/.test(url)) return setUpDoor(req, url, behind)
  const [, token] = /^\/invitation\/([^/?#]+)/.exec(url) ?? []
  if (token && (req.method === 'GET' || req.method === 'HEAD'))
    insteadOf200(res, statusOfLink[(await linkOf(token)).state])
  return null
}

async function setUpDoor(req: IncomingMessage, url: string, behind: boolean): Promise<Refused | null> {
  // For ever, once there is a user.
  if (!(await isNew())) return { status: 404, reason: 'There is no page at this address.' }
  const token = new URLSearchParams(url.split('?')[1] ?? '').get('token')
  const asking = { from: req.socket.remoteAddress, headers: req.headers, token }
  if (!mayBeSetUp(asking, { printed, behind }))
    return {
      status: 403,
      reason:
        'The first admin is made on the machine itself, at http://localhost, or with the token that was printed at the start.',
    }
  req.headers[setUpHeader] = 'open'
  return null
}

function insteadOf200(res: ServerResponse, wanted: number): void {
  const writeHead = res.writeHead
  res.writeHead = function (this: ServerResponse, ...args: Parameters<typeof writeHead>) {
    const status = typeof args[0] === 'number' ? args[0] : res.statusCode
    const [, ...rest] = args
    return writeHead.apply(this, status === 200 ? ([wanted, ...rest] as typeof args) : args)
  } as typeof res.writeHead
}
