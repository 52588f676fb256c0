import type { z } from 'zod'
import type { Operation } from '@/lib/api/operation'
import type { Problem, ProblemKind } from '@/lib/api/problems'
import type { Actor, BegunRequest } from '@/lib/permissions'
import type { Room } from './room'

export type Begun = { request: BegunRequest; lines: number; answer: string; sent: Uint8Array; room: Room }

/** What a handler knows of the request, all of it read by the operation's schemas. */
export type Asked<Parts, Query, Body> = {
  parts: Parts
  query: Query
  body: Body
  /** Whose token it is; a reader where the operation asks for none. */
  actor: Actor
  /** The versions that If-Match names, where the operation asks for them. */
  versions: number[]
  /** What was sent under an Idempotency-Key, where the operation reads line by line, and what of it is done. */
  begun: Begun | null
  /** The media type that is wanted, of those in which the operation answers. */
  type: string
  /** What addresses in the answer begin with. */
  origin: string
  request: Request
}

/** What a handler answers: a body, where the row stands now (a path below /api/v1), or a failure. */
export type Answered =
  | { body: unknown; status?: number; type?: string; headers?: Record<string, string> }
  | { moved: string }
  | ({ problem: ProblemKind } & Partial<z.output<typeof Problem>>)

export type Handled = {
  operation: Operation
  handle: (asked: Asked<never, never, never>) => Promise<Answered>
}

/** Binds an operation to what does it. */
export const on = <Parts extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>(
  operation: Operation<Parts, Query, Body>,
  handle: (asked: Asked<z.output<Parts>, z.output<Query>, z.output<Body>>) => Promise<Answered>,
): Handled => ({ operation: operation as unknown as Operation, handle: handle as Handled['handle'] })
