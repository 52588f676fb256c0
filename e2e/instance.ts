import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { ensureDatabase, removeDatabase } from '../db/embedded'

const root = path.join(import.meta.dirname, '..')

/** The admin of the test instance. */
export const admin = { email: 'admin@example.test', password: 'a password for tests only' }

// What Next and the server print when something went wrong that no page expected.
const unexpected = /⨯|^\s*(\w*Error|Uncaught|Unhandled)\b/

/**
 * Starts Onrecord as `npm start` does, on ONRECORD_E2E_PORT with a database of its own, which specs reach by
 * DATABASE_URL. The way back stops it, deletes its data, and fails if the log holds an error that nobody expected.
 */
export default async function instance(): Promise<() => Promise<void>> {
  const data = path.join(root, '.data', `e2e-${process.pid}`)
  const embedded = await ensureDatabase(data)
  process.env.DATABASE_URL = embedded.url
  const lines: string[] = []
  const server = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    cwd: root,
    env: serverEnv(data),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  mkdirSync(path.join(root, 'test-results'), { recursive: true })
  const log = createWriteStream(path.join(root, 'test-results', 'server.log'))
  const ended = new Promise<number | null>((resolve) => server.on('close', resolve))
  const ready = new Promise<void>((resolve) => {
    for (const stream of [server.stdout, server.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        log.write(text)
        lines.push(...text.split('\n'))
        if (text.includes('Onrecord is at')) resolve()
      })
  })
  const close = async () => {
    server.kill('SIGTERM')
    await ended
    await embedded.stop()
    await removeDatabase(data)
  }
  process.once('SIGINT', () => server.kill('SIGTERM'))
  const early = await Promise.race([ready, ended.then(() => 'ended')])
  if (early) {
    await close()
    throw new Error(`The server did not start:\n${lines.join('\n')}`)
  }
  return async () => {
    await close()
    const errors = lines.filter((line) => unexpected.test(line))
    if (errors.length)
      throw new Error(`The server's log (test-results/server.log) holds:\n${errors.join('\n')}`)
  }
}

function serverEnv(data: string): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of Object.keys(env))
    if (/^(DATABASE_URL|PORT|NODE_ENV|ONRECORD_|AUTH_)/.test(name)) delete env[name]
  return {
    ...env,
    PORT: process.env.ONRECORD_E2E_PORT,
    ONRECORD_DATA: data,
    ONRECORD_ADMIN_EMAIL: admin.email,
    ONRECORD_ADMIN_PASSWORD: admin.password,
  }
}
