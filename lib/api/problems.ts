import { z } from 'zod'
import type { Expected, Problem as Wrong } from '../errors'
import { component } from './component'

/** All that a request can come to but what it asked for (RFC 9457): the status, what it is called, and what it means. */
export const problems = {
  invalid: {
    status: 400,
    title: 'The request cannot be met as it is',
    means:
      'A part of the address, of the query or of the body is not as the document says, or as the record can take it; “errors” names each.',
  },
  unauthorized: {
    status: 401,
    title: 'A token is needed',
    means:
      'The request holds no token that works. Send one as “Authorization: Bearer …”; people make theirs under their name at the desk.',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    means: 'The token lacks the scope, or its owner the right, to do this.',
  },
  'not-found': {
    status: 404,
    title: 'Not on record',
    means:
      'Nothing public is at this address. What was never published is not told apart from what never was.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'This address does not take that method',
    means: 'The header “Allow” names the methods that it takes.',
  },
  'not-acceptable': {
    status: 406,
    title: 'Not in that form',
    means: 'The header “Accept” names none of the media types that this address answers in.',
  },
  'too-slow': {
    status: 408,
    title: 'The body did not come',
    means: 'Nothing more of the body came for half a minute. Nothing was done; send it again.',
  },
  conflict: {
    status: 409,
    title: 'It stands otherwise on record',
    means:
      'The row changed since it was read, or other rows stand in the way; “current” is what is on record now.',
  },
  withdrawn: {
    status: 410,
    title: 'Withdrawn',
    means:
      'It was on record and was taken back; “withdrawn” says when and why. The address stays and says so.',
  },
  'under-way': {
    status: 409,
    title: 'A request with this key is under way',
    means:
      'A request with the same “Idempotency-Key” has begun and has no answer yet. Send it again a little later.',
  },
  'answer-lost': {
    status: 409,
    title: 'The answer to this key was lost',
    means:
      'A request with the same “Idempotency-Key” was begun by a process that ended before it could answer, and has left something on record. It is not done again: see what is there, and send what is missing with a new key.',
  },
  'precondition-failed': {
    status: 412,
    title: 'Another version is on record',
    means: 'The version named by “If-Match” is not the one on record; “current” is.',
  },
  'too-large': { status: 413, title: 'Too large', means: 'The body is larger than this address takes.' },
  'media-type': {
    status: 415,
    title: 'This kind of body is not taken here',
    means: 'The header “Content-Type” names none of the kinds that the document has for this address.',
  },
  'key-reused': {
    status: 422,
    title: 'The key belongs to another request',
    means: 'A request that is not the same was sent with this “Idempotency-Key” before. Choose a new one.',
  },
  'precondition-required': {
    status: 428,
    title: 'Say which version was read',
    means:
      'A change names the version that was read by “If-Match”, so that it overwrites nothing that was not seen.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    means:
      'One client may send so many requests a minute. The header “Retry-After” says how many seconds to wait.',
  },
  internal: {
    status: 500,
    title: 'Something went wrong here',
    means: 'It is not the fault of the request. Send it again.',
  },
  'broke-off': {
    status: 500,
    title: 'It broke off here',
    means:
      'The last line of the answer to many lines, where they were not all done: neither the line that it names nor any behind it was written. It is not the fault of the request; with its “Idempotency-Key” it goes on there after a minute, without one send those lines again.',
  },
  unavailable: {
    status: 503,
    title: 'Not now',
    means:
      'The record cannot be read, or no more be taken in, at this moment. The header “Retry-After” says how many seconds to wait.',
  },
} as const

export type ProblemKind = keyof typeof problems
export const problemKinds = Object.keys(problems) as ProblemKind[]

export const problemType = 'application/problem+json'

export const Problem = component(
  'Problem',
  z.object({
    type: z.url().describe('The address that explains this kind of failure; it stays the same'),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().describe('What is the matter with this request'),
    instance: z.string().optional().describe('The address that was asked'),
    errors: z
      .array(z.object({ field: z.string(), message: z.string() }))
      .optional()
      .describe('Each part of the request that is wrong'),
    withdrawn: z.object({ on: z.iso.date(), reason: z.string() }).optional(),
    current: z.unknown().optional().describe('What is on record now'),
    sent: z.unknown().optional().describe('What was sent, beside “current”'),
  }),
)

type Parts = Omit<z.output<typeof Problem>, 'type' | 'title' | 'status'>

/** A failure as it is answered; `origin` stands before its type. */
export function problem(kind: ProblemKind, parts: Parts, origin: string): z.output<typeof Problem> {
  const { status, title } = problems[kind]
  return { type: `${origin}/api/v1/problems/${kind}`, title, status, ...parts }
}

/** What is wrong in one line, each part with its field: `article: …; content: …`. */
export const detailOf = (errors: Wrong[]): string =>
  errors.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join('; ')

/** What the closed list of failures is here. */
export function problemOf(error: Expected): { kind: ProblemKind } & Parts {
  const detail = error.message
  if (error.kind === 'invalid')
    return { kind: 'invalid', detail: detailOf(error.problems), errors: error.problems }
  if (error.kind === 'conflict') {
    const kind = error.stale ? 'precondition-failed' : 'conflict'
    return { kind, detail, ...(error.current != null && { current: error.current }) }
  }
  return { kind: error.kind, detail: detail || problems[error.kind].title }
}
