import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Whether a process runs; a zombie does not. */
export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it runs, as another user.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  return stat(pid)?.state !== 'Z'
}

function stat(pid: number): { state: string; started: string } | null {
  try {
    // proc(5): the name in brackets may hold anything; field 3 is the state, field 22 the start in ticks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')
    return { state: fields[0] ?? '', started: fields[19] ?? '' }
  } catch {
    return null
  }
}

// A pid alone would be taken for alive after a restart of the machine, when another process has it.
const markOf = (pid: number) => `${pid} ${stat(pid)?.started ?? ''}`

/** Whether the process that wrote a mark (`pid` and start in ticks) still runs. */
function holds(mark: string): boolean {
  const pid = Number.parseInt(mark, 10)
  return pid > 0 && runs(pid) && markOf(pid) === mark
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Runs `work` while no other process holds the lock `file`; a lock whose holder died is taken over. */
export async function withLock<T>(file: string, work: () => Promise<T>, waiting?: () => void): Promise<T> {
  const own = `${file}.${randomBytes(6).toString('hex')}`
  writeFileSync(own, markOf(process.pid))
  try {
    for (let tries = 0; !take(own, file); tries++) {
      if (tries === 20) waiting?.()
      await sleep(50)
    }
  } finally {
    rmSync(own, { force: true })
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

function take(own: string, file: string): boolean {
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const mark = read(file)
  if (mark === null || holds(mark)) return false
  // Renamed before it is judged again: another starter may have taken it over in between.
  const stale = `${own}.stale`
  try {
    renameSync(file, stale)
    if (read(stale) !== mark) linkSync(stale, file)
  } catch {
    // Somebody else was quicker.
  }
  rmSync(stale, { force: true })
  return false
}

/** Notes in `folder` that this process uses something; returns the way to take the note back. */
export function register(folder: string): () => void {
  mkdirSync(folder, { recursive: true })
  const file = path.join(folder, `${process.pid}-${randomBytes(4).toString('hex')}`)
  writeFileSync(file, markOf(process.pid))
  return () => rmSync(file, { force: true })
}

/** How many notes in `folder` are of processes that still run; the others are removed. */
export function registered(folder: string): number {
  let count = 0
  for (const name of readNames(folder)) {
    const file = path.join(folder, name)
    if (holds(read(file) ?? '')) count++
    else rmSync(file, { force: true })
  }
  return count
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
