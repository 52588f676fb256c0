import { setTimeout as sleep } from 'node:timers/promises'
import { bringInRows, goOn, settleRow, type Chunk, type PageRow } from '../db/import-rows'
import { isExpected } from '../lib/errors'
import { system } from '../lib/permissions'

/** Opens the page of a waiting capture, reads it, and stores what came of it. */
export type Capture = (captureId: number) => Promise<void>

/** How long a list keeps the worker from other jobs, in milliseconds. */
const TURN = 5000
/** Rows of one transaction. */
const ROWS = 25
/** At most so many hosts are asked at once, each page by page with a pause between, in milliseconds. */
const HOSTS = 4
const PAUSE = 1000

/**
 * Brings in the next rows of a list: for a few seconds, then other jobs have their turn and the list its next. It may
 * end anywhere: what is done is kept with its row, and what is not is done by the next job.
 */
export async function importList(
  id: number,
  capture: Capture,
  { turn = TURN, pause = PAUSE }: { turn?: number; pause?: number } = {},
): Promise<void> {
  const end = Date.now() + turn
  for (;;) {
    const { left, pages } = await nextRows(id)
    if (!left) return
    await openPages(id, pages, capture, { end, pause })
    if (Date.now() >= end) return goOn(system, { id })
  }
}

/** Somebody may hold what a row needs, such as a publisher who is being made. */
async function nextRows(id: number): Promise<Chunk> {
  for (let tries = 1; ; tries += 1)
    try {
      return await bringInRows(system, { id, most: ROWS })
    } catch (error) {
      if (tries === 5 || !isExpected(error) || error.kind !== 'conflict') throw error
      await sleep(200 * tries)
    }
}

async function openPages(
  id: number,
  pages: PageRow[],
  capture: Capture,
  { end, pause }: { end: number; pause: number },
): Promise<void> {
  const byHost = new Map<string, PageRow[]>()
  for (const page of pages) byHost.set(page.host, [...(byHost.get(page.host) ?? []), page])
  const hosts = byHost.values()
  const lane = async () => {
    for (const rows of hosts)
      for (const [at, row] of rows.entries()) {
        if (at > 0) await sleep(pause)
        // The rest is asked for when the list has its next turn.
        if (Date.now() >= end && at > 0) break
        await capture(row.capture)
        await settleRow(system, { id, line: row.line })
      }
  }
  await Promise.all(Array.from({ length: HOSTS }, lane))
}
