import type { z } from 'zod'
import { within } from '@/lib/api/json-lines'
import type { Operation } from '@/lib/api/operation'
import type { ProblemKind } from '@/lib/api/problems'
import { Invalid } from '@/lib/errors'
import { errorsOf } from '@/lib/issues'

/** A body that is not read at all. */
export class Unread extends Error {
  constructor(
    readonly problem: ProblemKind,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message)
  }
}

/** Refuses a body of a kind that the operation does not take. Errors: Unread. */
export function kindOf(request: Request, { types }: NonNullable<Operation['body']>): void {
  const type = (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  if (!types.includes(type)) throw new Unread('media-type', `Send the body as ${types.join(' or ')}.`)
  const coding = request.headers.get('content-encoding') ?? ''
  if (!/^(identity)?$/i.test(coding.trim()))
    throw new Unread('media-type', 'Send the body as it is, without a Content-Encoding.')
}

/** A body of JSON, read by its operation's schema. Errors: Invalid. */
export function readBody(bytes: Uint8Array, schema: z.ZodType): unknown {
  const sent = jsonOf(textOf(bytes))
  const parsed = schema.safeParse(sent)
  if (parsed.success) return parsed.data
  throw new Invalid(errorsOf(parsed.error, sent))
}

/** A body of which nothing comes for so many milliseconds is waited for no longer: it may hold a place. */
const PATIENCE = 30_000

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** The pieces of a body; whoever takes no more of them leaves the rest to `letGo`. */
export async function* piecesOf(reader: Reader): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    yield value
  }
}

/** Reads on what nobody wants: a body that is cancelled while it comes takes the answer away with its connection. */
export async function letGo(reader: Reader): Promise<void> {
  try {
    while (!(await reader.read()).done);
  } catch {
    // Whoever sent it is gone.
  }
}

/** The bytes of a body, at most so many, as long as they keep coming. Errors: Unread. */
export async function bytesOf(request: Request, most: number, patience = PATIENCE): Promise<Uint8Array> {
  const large = () => new Unread('too-large', `The body has more than ${most} bytes.`)
  if (Number(request.headers.get('content-length')) > most) throw large()
  const chunks: Uint8Array[] = []
  let bytes = 0
  const reader = request.body?.getReader()
  for (;;) {
    const next = reader ? await within(reader.read(), patience) : { done: true as const }
    if (!next) {
      const detail = `Nothing more of the body came for ${patience / 1000} seconds.`
      throw new Unread('too-slow', detail, { Connection: 'close' })
    }
    if (next.done) return Buffer.concat(chunks)
    bytes += next.value.byteLength
    if (bytes > most) {
      void letGo(reader!)
      throw large()
    }
    chunks.push(next.value)
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Invalid([{ field: '', message: 'The body is not UTF-8.' }])
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new Invalid([{ field: '', message: 'The body is no JSON.' }])
  }
}
