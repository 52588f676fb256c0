import { spawn } from 'node:child_process'
import { createWriteStream, mkdirSync } from 'node:fs'
import path from 'node:path'
import { ensureDatabase, removeDatabase } from '../db/embedded'

const root = path.join(import.meta.dirname, '..')

/** The admin of the test instance. */
export const admin = { email: 'admin@example.test', password: 'a password for tests only' }

/** What the test instances sign their cookies with. */
export const cookieSecret = 'a secret of the cookies for tests only'

// What Next and the server print when something went wrong that no page expected.
// A tab that is closed breaks off what it was sending: no error of the server's.
const unexpected = /⨯(?! Error: aborted$)|^\s*(\w*Error|Uncaught|Unhandled)\b/

type Instance = {
  /** The address of its database. */
  database: string
  /** What it has printed. */
  said(): string
  /** Stops it, deletes its data, and throws if its log holds an error that nobody expected. */
  stop(): Promise<void>
}

/**
 * Starts Onrecord as `npm start` does, on this port with a database of its own; `name` is that of its log and data,
 * `more` are further settings.
 */
export async function startInstance(
  port: string,
  name: string,
  more: Record<string, string> = {},
): Promise<Instance> {
  const data = path.join(root, '.data', `${name}-${process.pid}`)
  const embedded = await ensureDatabase(data)
  const lines: string[] = []
  const server = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    cwd: root,
    env: { ...serverEnv(port, data), ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const logFile = path.join('test-results', `${name}.log`)
  mkdirSync(path.join(root, 'test-results'), { recursive: true })
  const log = createWriteStream(path.join(root, logFile))
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
  const stop = async () => {
    await close()
    const errors = lines.filter((line) => unexpected.test(line))
    if (errors.length) throw new Error(`The server's log (${logFile}) holds:\n${errors.join('\n')}`)
  }
  return { database: embedded.url, said: () => lines.join('\n'), stop }
}

/** The instance that the specs share, on ONRECORD_E2E_PORT; they reach its database by DATABASE_URL. */
export default async function instance(): Promise<() => Promise<void>> {
  const { database, stop } = await startInstance(process.env.ONRECORD_E2E_PORT!, 'server')
  process.env.DATABASE_URL = database
  return stop
}

function serverEnv(port: string, data: string): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of Object.keys(env))
    if (/^(DATABASE_URL|PORT|NODE_ENV|ONRECORD_|AUTH_)/.test(name)) delete env[name]
  return {
    ...env,
    PORT: port,
    ONRECORD_DATA: data,
    AUTH_SECRET: cookieSecret,
    ONRECORD_FETCH_ALLOW: `127.0.0.1:${process.env.ONRECORD_E2E_OUTLET}`,
    // Tests of the API ask it thousands of times from one address.
    ONRECORD_API_RATE: '9999999',
    ONRECORD_ADMIN_EMAIL: admin.email,
    ONRECORD_ADMIN_PASSWORD: admin.password,
  }
}
