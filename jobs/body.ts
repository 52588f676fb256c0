import type { IncomingMessage } from 'node:http'
import { Transform, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { Refusal } from '../lib/refusal'

/** A page in more pieces than this is sent to keep us busy: each costs as much as a thousand bytes. */
const PIECES = 100_000

const decoders = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
  ['deflate', createInflate],
])

/**
 * The body of an answer, unpacked, of at most `limit` bytes both as sent and unpacked. What is larger is refused as
 * soon as that shows, or with `cut` ends there. Throws a Refusal or an error of Node's streams; the connection is
 * closed in any case.
 */
export async function readBody(
  response: IncomingMessage,
  { limit, cut, signal }: { limit: number; cut: boolean; signal: AbortSignal },
): Promise<Buffer> {
  const large = new Refusal('too-large', `The page is larger than ${Math.floor(limit / 1_000_000)} MB.`)
  if (!cut && Number(response.headers['content-length']) > limit) throw large
  const body = new GrowingBuffer()
  let sent = 0
  let pieces = 0
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      sent += chunk.length
      pieces += 1
      if (pieces > PIECES) done(new Refusal('too-large', 'The page comes in too many small pieces.'))
      else done(sent > limit ? large : null, chunk)
    },
  })
  const kept = new Writable({
    write(chunk: Buffer, _, done) {
      const over = body.length + chunk.length > limit
      body.add(over ? chunk.subarray(0, limit - body.length) : chunk)
      done(over ? large : null)
    },
  })
  try {
    await pipeline(response, counted, ...decodersOf(response.headers['content-encoding']), kept, { signal })
  } catch (error) {
    if (!cut || error !== large) throw error
  } finally {
    response.destroy()
  }
  return body.bytes()
}

/** What unpacks the codings of a `Content-Encoding` header, the last applied one first (RFC 9110, 8.4). */
function decodersOf(header: string | undefined): Transform[] {
  const codings = (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  const found = codings.map((coding) => decoders.get(coding))
  if (found.length > 2 || found.includes(undefined))
    throw new Refusal('unreachable', 'The page is packed in a way that cannot be read.')
  return found.reverse().map((create) => create!())
}

/** Bytes in one piece: a list would cost a hundred bytes for each byte of a body that is sent in pieces of one. */
class GrowingBuffer {
  private room = Buffer.alloc(65_536)
  length = 0

  add(chunk: Buffer): void {
    if (this.length + chunk.length > this.room.length) {
      const larger = Buffer.alloc(Math.max(this.room.length * 2, this.length + chunk.length))
      this.room.copy(larger, 0, 0, this.length)
      this.room = larger
    }
    chunk.copy(this.room, this.length)
    this.length += chunk.length
  }

  bytes(): Buffer {
    return this.room.subarray(0, this.length)
  }
}
