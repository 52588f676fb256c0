import { forbidden, notFound, redirect } from 'next/navigation'
import { actor } from '@/auth'
import { isExpected, statusOf, type Problem } from '@/lib/errors'
import type { Actor } from '@/lib/permissions'

/**
 * What a page of the desk reads: signed out it leads to /login and back, without the second factor that is asked for
 * to where it is set up; otherwise the closed list of failures becomes 403 and 404.
 */
export async function ask<T>(from: string, read: (actor: Actor) => Promise<T>): Promise<T> {
  const asking = await actor()
  try {
    return await read(asking)
  } catch (error) {
    if (!isExpected(error)) throw error
    if (error.kind === 'forbidden' && asking.kind === 'reader')
      redirect(`/login?from=${encodeURIComponent(from)}`)
    if (error.kind === 'forbidden' && asking.kind === 'user' && asking.lacks)
      redirect('/desk/account/second-factor')
    if (error.kind === 'forbidden') forbidden()
    if (error.kind === 'not-found' || error.kind === 'invalid') notFound()
    throw error
  }
}

export type Refusal = {
  kind: 'not-found' | 'forbidden' | 'conflict' | 'invalid'
  message: string
  problems: Problem[]
  /** With a conflict: what is on record now. */
  current?: unknown
}
export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal }

/** Runs a write for whoever sends the request; expected failures come back as data. */
export async function act<T>(run: (actor: Actor) => Promise<T>): Promise<Outcome<T>> {
  try {
    return { ok: true, value: await run(await actor()) }
  } catch (error) {
    if (!isExpected(error)) throw error
    const { kind, message } = error
    const problems = error.kind === 'invalid' ? error.problems : []
    const current = error.kind === 'conflict' ? error.current : undefined
    return { ok: false, refusal: { kind, message, problems, current } }
  }
}

/** The same for a route handler that answers JSON. */
export async function json<T>(read: (actor: Actor) => Promise<T>): Promise<Response> {
  const outcome = await act(read)
  const headers = { 'Cache-Control': 'private, no-store' }
  return outcome.ok
    ? Response.json(outcome.value, { headers })
    : Response.json(outcome.refusal, { status: statusOf[outcome.refusal.kind], headers })
}
