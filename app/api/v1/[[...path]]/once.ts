import { createHash } from 'node:crypto'
import { beginRequest, dropRequest, endRequest } from '@/db/idempotency'
import { keyOf, MOST_KEY } from '@/lib/api/idempotency-key'
import { Invalid } from '@/lib/errors'
import type { Actor } from '@/lib/permissions'
import { failed, sentAgain } from './answer'
import type { Begun } from './handled'
import type { Room } from './room'

type Sent = {
  actor: Actor
  key: string
  request: Request
  sent: Uint8Array
  /** Of a request that is answered line by line. */
  room: Room | null
}

/**
 * Answers a request with an Idempotency-Key: the first time by doing it, then with the same answer. What failed is not
 * kept, and may be tried again with the key. Errors: Invalid.
 */
export async function once(
  { actor, key: header, request, sent, room }: Sent,
  answer: (actor: Actor, begun: Begun | null) => Promise<Response>,
  asked: Parameters<typeof failed>[2],
): Promise<Response> {
  const key = keyOf(header)
  if (key === null)
    throw new Invalid([
      {
        field: 'Idempotency-Key',
        message: `A key is one word, or a text in quotes, of at most ${MOST_KEY} characters.`,
      },
    ])
  if (actor.kind !== 'user' || !actor.token) throw new Error('A key stands beside a token')
  const { pathname, search } = new URL(request.url)
  const head = JSON.stringify([request.method, pathname + search, request.headers.get('if-match')])
  const hash = createHash('sha256').update(head).update(sent).digest('hex')
  const begun = await beginRequest({ token: actor.token, key }, hash, room !== null)
  if (begun.state === 'ended') return sentAgain(begun, asked)
  if (begun.state === 'other')
    return failed('key-reused', { detail: 'Choose a new key for a new request.' }, asked)
  if (begun.state === 'lost')
    return failed(
      'answer-lost',
      { detail: 'Look under /api/v1/desk, or at the desk, what came of it.' },
      asked,
    )
  if (begun.state === 'under way')
    return failed('under-way', { detail: 'Send it again a little later.' }, asked)
  const held = { ...actor, request: begun.request }
  try {
    // Lines are kept one by one, and their end by whoever reads them.
    if (room) return await answer(held, { ...begun, sent, room })
    const response = await answer(held, null)
    if (!response.ok) await dropRequest(begun.request)
    else await keep(begun.request, response)
    return response
  } catch (error) {
    await dropRequest(begun.request)
    throw error
  }
}

async function keep(request: Parameters<typeof endRequest>[0], response: Response): Promise<void> {
  const kept = ['content-type', 'etag', 'location'].flatMap((name) => {
    const value = response.headers.get(name)
    return value === null ? [] : [[name, value]]
  })
  try {
    const answer = await response.clone().text()
    await endRequest(request, { status: response.status, headers: Object.fromEntries(kept), answer })
  } catch (error) {
    // It is done, and whoever asked is told so.
    console.error(error)
  }
}
