import { spawn } from 'node:child_process'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')

/** Starts the built product on this database, with this folder for its data; the way to stop it. */
export async function serve(port: number, url: string, data: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: url,
      ONRECORD_DATA: data,
      ONRECORD_WORKER: 'off',
      ONRECORD_API_RATE: '1000000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()))
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => String(text).includes('Onrecord is at') && resolve())
  })
  await Promise.race([ready, ended])
  return async () => {
    child.kill()
    await ended
  }
}
