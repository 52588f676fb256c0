/** The closed list of expected failures; pages and JSON map each once. */
export type Problem = { field: string; message: string }
/** A problem of one row of a file, or of one part of it; `at` says where it stands: `row 7`. */
export type FileProblem = Problem & { at: string }

export class NotFound extends Error {
  readonly kind = 'not-found'
}

/** The actor may not do this, or nobody is signed in. */
export class Forbidden extends Error {
  readonly kind = 'forbidden'
}

/**
 * The row changed since it was read (`stale`), or other rows stand in the way; `current` is what is on record now.
 */
export class Conflict extends Error {
  readonly kind = 'conflict'
  constructor(
    message: string,
    readonly current: unknown = null,
    readonly stale = false,
  ) {
    super(message)
  }
}

/** The input cannot be stored; each problem names its field. */
export class Invalid extends Error {
  readonly kind = 'invalid'
  constructor(readonly problems: Problem[]) {
    super(problems.map((problem) => problem.message).join(' '))
  }
}

export type Expected = NotFound | Forbidden | Conflict | Invalid

/** Whether an error is one of the closed list (checked by kind: bundles hold several copies of a class). */
export function isExpected(error: unknown): error is Expected {
  return (
    error instanceof Error &&
    'kind' in error &&
    ['not-found', 'forbidden', 'conflict', 'invalid'].includes(String(error.kind))
  )
}

export const statusOf = { 'not-found': 404, forbidden: 403, conflict: 409, invalid: 400 } as const
