import { and, eq, getTableColumns, isNull, lt, sql } from 'drizzle-orm'
import { Conflict, Forbidden, isExpected } from '../lib/errors'
import { may, type Actor, type BegunRequest } from '../lib/permissions'
import { db, type Transaction } from './connection'
import { refusal } from './refusals'
import { idempotencyKeys as keys } from './schema-people'

/** What a request was answered. */
export type KeptAnswer = { status: number; headers: Record<string, string>; answer: string }

/**
 * What a key stands for: a request that begins now, of whose lines the first were done before, with their answers; one
 * that has ended, with its answer; one that is under way; one that was done by a process that died before it answered;
 * or another request.
 */
export type Beginning =
  | { state: 'begun'; request: BegunRequest; lines: number; answer: string }
  | ({ state: 'ended' } & KeptAnswer)
  | { state: 'under way' }
  | { state: 'lost' }
  | { state: 'other' }

/** Keys are kept for so many hours. */
const HOURS = 24
/** Seconds after which who began a request is taken to be gone; no statement, and no step of a bulk, lasts so long. */
const PATIENCE = 60

const at = ({ token, key }: { token: number; key: string }) => and(eq(keys.tokenId, token), eq(keys.key, key))
const old = lt(keys.createdAt, sql`now() - make_interval(hours => ${HOURS})`)
const mine = (request: BegunRequest) =>
  and(at(request), eq(keys.attempt, request.attempt), isNull(keys.status))

/**
 * Begins a request under a key of its token, once: of two at the same time one inserts the key. What a process left
 * behind is taken over where nothing of it was committed, or where its lines are counted. `hash`: SHA-256 in hex of all
 * that the request is.
 */
export async function beginRequest(
  asked: { token: number; key: string },
  hash: string,
  byLine = false,
): Promise<Beginning> {
  await db()
    .delete(keys)
    .where(and(at(asked), old))
  const { token, key } = asked
  const [begun] = await db()
    .insert(keys)
    .values({ tokenId: token, key, requestHash: hash })
    .onConflictDoNothing()
    .returning({ attempt: keys.attempt })
  if (begun) return { state: 'begun', request: { token, key, attempt: begun.attempt }, lines: 0, answer: '' }
  const left = sql<boolean>`${keys.begunAt} < now() - make_interval(secs => ${PATIENCE})`
  const [known] = await db()
    .select({ ...getTableColumns(keys), left })
    .from(keys)
    .where(at(asked))
  // It failed just now and left nothing.
  if (!known) return { state: 'under way' }
  const { status, headers, answer } = known
  if (known.requestHash !== hash) return { state: 'other' }
  if (status !== null) return { state: 'ended', status, headers, answer }
  if (!known.left) return { state: 'under way' }
  if (known.written && !byLine) return { state: 'lost' }
  // One that has begun to write is waited for here: it holds the row.
  const [taken] = await db()
    .update(keys)
    .set({ attempt: sql`${keys.attempt} + 1`, begunAt: sql`now()` })
    .where(
      and(mine({ ...asked, attempt: known.attempt }), left, byLine ? undefined : eq(keys.written, false)),
    )
    .returning({ attempt: keys.attempt, lines: keys.lines, answer: keys.answer })
    .catch((error: unknown) => {
      // It is written still: somebody holds the row longer than one waits.
      if (isExpected(refusal(error))) return []
      throw error
    })
  if (!taken) return { state: 'under way' }
  const { attempt, lines, answer: before } = taken
  return { state: 'begun', request: { token, key, attempt }, lines, answer: before }
}

/**
 * Notes inside a write that it is this request's, so that both are committed or neither. Errors: Conflict where another
 * process has taken the request over.
 */
export async function holdRequest(tx: Transaction, request: BegunRequest): Promise<void> {
  const [held] = await tx
    .update(keys)
    .set({ written: true, begunAt: sql`now()` })
    .where(mine(request))
    .returning({ attempt: keys.attempt })
  if (!held) throw new Conflict('This request is done by another process by now.')
}

/** Keeps inside a write the answers of the lines that it did. */
export async function keepLines(
  tx: Transaction,
  request: BegunRequest,
  { lines, answer }: { lines: number; answer: string },
): Promise<void> {
  await tx
    .update(keys)
    .set({ lines: sql`${keys.lines} + ${lines}`, answer: sql`${keys.answer} || ${answer}::text` })
    .where(mine(request))
}

/** Keeps the answer; of a request by lines only status and headers, since its lines were kept one by one. */
export async function endRequest(
  request: BegunRequest,
  { answer, ...kept }: Omit<KeptAnswer, 'answer'> & { answer?: string },
): Promise<void> {
  await db()
    .update(keys)
    .set({ ...kept, ...(answer !== undefined && { answer }) })
    .where(mine(request))
}

/** Frees the key of a request that came to nothing, for another try. */
export async function dropRequest(request: BegunRequest): Promise<void> {
  await db()
    .delete(keys)
    .where(and(mine(request), eq(keys.written, false)))
}

/** Forgets the requests of the day before; the worker calls it. Errors: Forbidden. */
export async function forgetRequests(actor: Actor): Promise<void> {
  if (!may(actor, 'system: keep')) throw new Forbidden('You may not do this.')
  await db().delete(keys).where(old)
}
