import { existsSync, readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runs } from './embedded-lock'
import { type Account, run } from './embedded-programs'

type Postmaster = { pid: number; port: number; ready: boolean }

/** The running postmaster of a cluster, by its pid file (port: line 4, state: line 8); null where none runs. */
export function postmaster(cluster: string): Postmaster | null {
  let lines
  try {
    lines = readFileSync(path.join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
  const pid = Number(lines[0])
  if (!(pid > 0) || !runs(pid) || !isOf(pid, cluster)) return null
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

function isOf(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(cluster)
  } catch {
    return true
  }
}

/** Starts the cluster on the loopback and returns its port: `port` where that is still free. */
export async function start(
  native: string,
  cluster: string,
  account: Account,
  port?: number,
): Promise<number> {
  await clearPidFile(cluster)
  let output = ''
  for (let tries = 0; tries < 5; tries++) {
    const chosen = (tries === 0 && port) || (await freePort())
    const options = [
      `-p ${chosen}`,
      '-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c timezone=UTC -c log_timezone=UTC',
      '-c shared_buffers=128MB -c max_connections=100',
    ].join(' ')
    const log = path.join(cluster, 'server.log')
    // Recovery after a hard end may take a while; pg_ctl comes back as soon as it is done.
    const args = ['start', '-w', '-t', '600', '-D', cluster, '-l', log, '-o', options]
    const ran = await run(path.join(native, 'bin/pg_ctl'), args, account)
    if (ran.code === 0) return chosen
    output = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n').slice(-4).join(' ') : ran.output
    if (!/could not create any TCP\/IP sockets/.test(output)) break
  }
  throw new Error(`Postgres does not start: ${output.trim()}`)
}

export async function stop(native: string, cluster: string, account: Account): Promise<void> {
  const stopping = (mode: string) =>
    run(path.join(native, 'bin/pg_ctl'), ['stop', '-w', '-t', '6', '-m', mode, '-D', cluster], account)
  if ((await stopping('fast')).code !== 0 && postmaster(cluster)) await stopping('immediate')
}

// A postmaster that was killed may stay as a zombie, or its number may go to another process: Postgres would
// refuse to start. Its own processes work in the cluster's folder until they have seen that it is gone.
async function clearPidFile(cluster: string): Promise<void> {
  const file = path.join(cluster, 'postmaster.pid')
  if (process.platform !== 'linux') return
  for (let tries = 0; tries < 40 && existsSync(file); tries++) {
    if (!postmaster(cluster) && !anyoneIn(cluster)) rmSync(file, { force: true })
    else await sleep(250)
  }
}

function anyoneIn(cluster: string): boolean {
  return readdirSync('/proc').some((pid) => {
    if (!/^[0-9]+$/.test(pid)) return false
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === cluster && runs(Number(pid))
    } catch {
      return false
    }
  })
}

/** A port of the loopback on which nobody listens at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port.')),
      )
    })
  })
}
