import { test } from './fixtures'

export const full = process.env.ONRECORD_TEST_SIZE === 'full'

/** Requests that are under way together. */
export const LANES = 4

/** Does something so many times, a few at once: of one lane each waits for the one before. */
export async function eachOf(
  times: number,
  ask: (at: number, lane: number) => Promise<unknown>,
  lanes = LANES,
): Promise<void> {
  let next = 0
  const one = async (_: unknown, lane: number) => {
    while (next < times) await ask(next++, lane)
  }
  await Promise.all(Array.from({ length: lanes }, one))
}

/** Counts an answer by its status. */
export function counted(counts: Map<string, number>, { status }: Response): void {
  counts.set(String(status), (counts.get(String(status)) ?? 0) + 1)
}

/** Tells how often an operation answered with each status. */
export function told(operation: string, counts: Map<string, number>): void {
  const all = [...counts].sort()
  const description = all.map(([status, count]) => `${count} × ${status}`).join(', ')
  test.info().annotations.push({ type: 'answers', description })
  const sum = all.reduce((total, [, count]) => total + count, 0)
  if (full) console.log(`${operation}: ${sum} requests: ${description}`)
}
