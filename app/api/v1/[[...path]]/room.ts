import { MOST_HELD } from '@/lib/api/bulk'
import type { Actor } from '@/lib/permissions'
import { failed } from './answer'

/** The place of a request that is held in memory whole: given back when it is answered, or where `keep` was called, by `leave`. */
export type Room = { keep: () => void; leave: () => void }

// Next bundles a module several times; all count together. A token for each request that is held.
const held = globalThis as { __held?: number[] }

/** Seconds after which to send it again; most are done by then. */
const WAIT = 10

/** Does what holds a whole request in memory where there is room for it; otherwise says when to send it again. */
export async function inRoom(
  actor: Actor,
  work: (room: Room) => Promise<Response>,
  asked: Parameters<typeof failed>[2],
): Promise<Response> {
  const token = actor.kind === 'user' ? (actor.token ?? 0) : 0
  const tokens = (held.__held ??= [])
  const later = { ...asked, headers: { ...asked.headers, 'Retry-After': String(WAIT) } }
  if (tokens.filter((one) => one === token).length >= MOST_HELD.token) {
    const detail = `This token has ${MOST_HELD.token} such requests under way. Wait for one to end.`
    return failed('too-many-requests', { detail }, later)
  }
  if (tokens.length >= MOST_HELD.all) {
    const detail = `${MOST_HELD.all} such requests are under way. Send it again a little later.`
    return failed('unavailable', { detail }, later)
  }
  tokens.push(token)
  let [kept, left] = [false, false]
  const leave = () => {
    if (!left) tokens.splice(tokens.indexOf(token), 1)
    left = true
  }
  try {
    return await work({ keep: () => void (kept = true), leave })
  } finally {
    if (!kept) leave()
  }
}
