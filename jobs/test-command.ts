import { spawn, type ChildProcess } from 'node:child_process'
import path from 'node:path'

const running: ChildProcess[] = []

/** Ends what a test that failed left running. */
export function endCommands(): void {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
}

/** One of the commands, on the database of this address or folder; `through` another program. */
export function command(
  name: 'backup' | 'restore' | 'dump' | 'load' | 'token',
  args: string[],
  settings: Record<string, string>,
  through: { program: string; before: string[] } = { program: process.execPath, before: [] },
) {
  const env = { ...process.env }
  for (const variable of ['DATABASE_URL', 'ONRECORD_DATA', 'NODE_ENV']) delete env[variable]
  const script = ['--import', 'tsx', path.join(import.meta.dirname, `${name}.ts`)]
  const child = spawn(through.program, [...through.before, ...script, ...args], {
    env: { ...env, ...settings } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<{ code: number | null; said: string }>((resolve) =>
    child.on('close', (code) => resolve({ code, said })),
  )
  return { child, ended }
}
