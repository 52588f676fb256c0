import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

const program = path.join(import.meta.dirname, 'worker.ts')
/** How long a job under way may take at the end; what is cut short is done at the next start. */
const PATIENCE = 4000

/**
 * For glibc: pages are unpacked and read in several threads, and each would keep a pool of memory of its own that is
 * never given back.
 */
const allocator = { MALLOC_ARENA_MAX: '2', MALLOC_TRIM_THRESHOLD_: '131072' }

/**
 * Runs the worker beside this process, and starts it again when it dies, later each time. Returns the way to stop
 * it. It ends by itself when this process is gone.
 */
export function keepWorker(): () => Promise<void> {
  let child: ChildProcess | null = null
  let ended = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  let failures = 0

  function start(): void {
    const began = Date.now()
    const started = spawn(process.execPath, ['--import', 'tsx', program, '--child'], {
      cwd: path.join(import.meta.dirname, '..'),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      env: { ...process.env, ...allocator },
    })
    child = started
    ended = new Promise((resolve) => {
      const over = (how: string) => {
        if (child !== started) return
        child = null
        resolve()
        if (stopped) return
        failures = Date.now() - began > 60_000 ? 0 : failures + 1
        const wait = Math.min(500 * 2 ** failures, 60_000)
        console.error(`The worker ended (${how}) and is started again in ${wait / 1000} s.`)
        timer = setTimeout(start, wait)
      }
      started.on('error', (error) => over(error.message))
      started.on('exit', (code, signal) => over(String(signal ?? code)))
    })
  }
  start()

  return async () => {
    stopped = true
    clearTimeout(timer)
    const running = child
    if (!running) return
    running.kill('SIGTERM')
    const kill = setTimeout(() => running.kill('SIGKILL'), PATIENCE)
    await ended
    clearTimeout(kill)
  }
}
