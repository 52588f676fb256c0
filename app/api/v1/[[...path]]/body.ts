import type { z } from 'zod'
import type { Operation } from '@/lib/api/operation'
import type { ProblemKind } from '@/lib/api/problems'
import { Invalid } from '@/lib/errors'
import { errorsOf } from '@/lib/issues'

/** A body that is not read at all. */
export class Unread extends Error {
  readonly headers = {}
  constructor(
    readonly problem: ProblemKind,
    message: string,
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

/** The bytes of a body, at most so many. Errors: Unread. */
export async function bytesOf(request: Request, most: number): Promise<Uint8Array> {
  const large = () => new Unread('too-large', `The body has more than ${most} bytes.`)
  if (Number(request.headers.get('content-length')) > most) throw large()
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > most) throw large()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
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
