import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { register, registered, withLock } from './embedded-lock'
import * as pg from './embedded-postmaster'
import { type Account, accountFor, homeOf, programs, run } from './embedded-programs'

const NAME = 'onrecord'

export type Embedded = {
  /** `postgres://…@127.0.0.1:<port>/onrecord` */
  url: string
  /** Lets go of the database; the last process that does so stops Postgres. */
  stop(): Promise<void>
}

/**
 * Starts the Postgres that npm brought along with its data under `dataDir`, or joins the one that runs there
 * already. While it is held, a postmaster that died is started again on the same port. Throws an Error with
 * one readable line.
 */
export async function ensureDatabase(dataDir: string): Promise<Embedded> {
  const data = openData(dataDir)
  const lock = path.join(data, 'database.lock')
  const attached = path.join(data, 'attached')
  const leave = register(attached)
  let stopped = false
  try {
    const { cluster, native, account, port } = await withLock(lock, () => running(data))
    const restart = async () => {
      if (stopped || pg.postmaster(cluster)) return
      await withLock(lock, async () => {
        if (!stopped && !pg.postmaster(cluster)) await pg.start(native, cluster, account, port)
      })
    }
    let restarting = Promise.resolve()
    const watch = setInterval(() => {
      restarting = restarting.then(restart).catch((error) => console.error(String(error)))
    }, 1000).unref()
    const stop = async () => {
      if (stopped) return
      stopped = true
      clearInterval(watch)
      await restarting
      await withLock(lock, async () => {
        leave()
        if (registered(attached) === 0) await pg.stop(native, cluster, account)
      })
    }
    return { url: urlOf(data, port), stop }
  } catch (error) {
    leave()
    throw error
  }
}

/** Deletes a data folder with its database, wherever that is kept; no running process may hold it. */
export async function removeDatabase(dataDir: string): Promise<void> {
  if (!fs.existsSync(dataDir)) return
  const data = fs.realpathSync(dataDir)
  if (registered(path.join(data, 'attached')) > 0) throw new Error(`${data} is in use.`)
  const home = await homeOf(data)
  const cluster = path.join(home, 'pg')
  // A process that was killed has left it running.
  if (pg.postmaster(cluster)) {
    const account = accountFor(cluster)
    await pg.stop(await programs(account), cluster, account)
  }
  if (home !== data) fs.rmSync(home, { recursive: true, force: true })
  fs.rmSync(data, { recursive: true, force: true })
}

// Postgres' user must be able to pass through a data folder that we make, whatever the umask says.
function openData(dataDir: string): string {
  if (!fs.existsSync(dataDir)) {
    fs.mkdirSync(dataDir, { recursive: true })
    if (process.getuid?.() === 0) fs.chmodSync(dataDir, 0o711)
  }
  return fs.realpathSync(dataDir)
}

async function running(data: string) {
  const home = await homeOf(data)
  const cluster = path.join(home, 'pg')
  const account = accountFor(cluster)
  const native = await programs(account)
  if (!fs.existsSync(cluster)) await initialise(data, cluster, native, account)
  for (let waited = 0; waited < 600 && pg.postmaster(cluster)?.ready === false; waited++) await sleep(100)
  const port = pg.postmaster(cluster)?.port ?? (await pg.start(native, cluster, account))
  await createDatabase(urlOf(data, port, 'postgres'))
  return { cluster, native, account, port }
}

async function initialise(data: string, cluster: string, native: string, account: Account): Promise<void> {
  // Made beside and renamed, so that a start that was interrupted leaves no half cluster behind.
  const fresh = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  fs.rmSync(fresh, { recursive: true, force: true })
  fs.mkdirSync(fresh, { mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  fs.writeFileSync(path.join(data, 'database.json'), JSON.stringify({ password }), { mode: 0o600 })
  fs.writeFileSync(passwordFile, password, { mode: 0o600 })
  if (account) for (const owned of [fresh, passwordFile]) fs.chownSync(owned, account.uid, account.gid)
  try {
    const locale = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--encoding=UTF8']
    const access = ['-U', NAME, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`]
    const made = await run(path.join(native, 'bin/initdb'), ['-D', fresh, ...access, ...locale], account)
    if (made.code !== 0)
      throw new Error(`The database could not be made in ${cluster}: ${lastLine(made.output)}`)
    fs.renameSync(fresh, cluster)
  } finally {
    fs.rmSync(passwordFile, { force: true })
    fs.rmSync(fresh, { recursive: true, force: true })
  }
}

async function createDatabase(url: string): Promise<void> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: 10,
    onnotice: () => {},
    connection: { statement_timeout: 60_000 },
  })
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${NAME}`
    if (!found) await sql.unsafe(`create database ${NAME}`)
  } finally {
    await sql.end()
  }
}

function urlOf(data: string, port: number, database = NAME): string {
  const file = path.join(data, 'database.json')
  const { password } = JSON.parse(fs.readFileSync(file, 'utf8')) as { password: string }
  return `postgres://${NAME}:${password}@127.0.0.1:${port}/${database}`
}

const lastLine = (text: string) => text.trim().split('\n').slice(-3).join(' ')
