import { existsSync, mkdirSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { closeDatabase, databaseAnswers } from './db/connection'
import { ensureDatabase } from './db/embedded'
import { databaseProblem } from './db/external'
import { migrate } from './db/migrate'
import { startNotices, withdrawnClaims } from './db/notices'
import { dayNearest } from './db/timemap'
import { apiDoor, isApi } from './jobs/api-door'
import { asKept } from './jobs/as-kept'
import { ensureBuild, writeTsconfig } from './jobs/build'
import { dumpDoor, isDump } from './jobs/dump-door'
import { firstRun } from './jobs/first-run'
import { asGone, beforeHead, whenFound } from './jobs/heads'
import { keptSecret } from './jobs/kept-secret'
import { isMcp, mcpOverHttp } from './jobs/mcp/http'
import { dumpsFolder } from './jobs/offered-dump'
import { plain, refuse } from './jobs/refuse'
import { setUpToken, sideDoors } from './jobs/side-doors'
import { breakOffStalled } from './jobs/stalled'
import { keepWorker } from './jobs/supervise'
import { wholePage } from './jobs/whole-page'
import { readEnv, type Settings } from './lib/env'
import { front } from './lib/front'
import { internalHeader } from './lib/internal-header'
import { askedOrigin } from './lib/origin'
import { targetOf } from './lib/request-target'

const dev = process.argv.includes('--dev')
const closers: (() => Promise<unknown>)[] = []
let stopping = false

async function start(): Promise<void> {
  const read = readEnv(process.env)
  if ('problem' in read) throw new Error(read.problem)
  const { settings } = read
  const data = path.resolve(settings.data)
  Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production', NEXT_TELEMETRY_DISABLED: '1' })

  // Before the long work, so that what stands in the way is told at once.
  await close(await listen(createServer(), settings.port))
  const problem = settings.databaseUrl && (await databaseProblem(settings.databaseUrl))
  if (problem) throw new Error(problem)
  try {
    makeFolder(data)
  } catch {
    throw new Error(
      `ONRECORD_DATA: ${data} is no folder that can be written. Name another, then start again.`,
    )
  }
  if (dev) process.env.ONRECORD_TSCONFIG = writeTsconfig('dev')
  else process.env.ONRECORD_BUILD = await ensureBuild()
  const url = await database(settings, data)
  Object.assign(process.env, {
    DATABASE_URL: url,
    AUTH_SECRET: settings.secret ?? keptSecret(data),
    AUTH_TRUST_HOST: 'true',
  })
  // Ours alone decide which address the sign-in believes to have.
  delete process.env.NEXTAUTH_URL
  if (settings.url) process.env.AUTH_URL = settings.url
  else delete process.env.AUTH_URL

  await migrate(url)
  closers.push(closeDatabase)
  const admin = await firstRun(settings.admin, { setUp: settings.setUp })
  if (admin === 'to set up') {
    const { port, url } = settings
    console.log(`Set up the first admin at ${url ?? `http://localhost:${port}`}/setup?token=${setUpToken()}`)
  } else if (admin) {
    const password = settings.admin.password
      ? 'of ONRECORD_ADMIN_PASSWORD'
      : `${admin.password} (shown this once)`
    console.log(`Sign in at /login as ${admin.email} with the password ${password}`)
  }

  createRequire(import.meta.url)('./cache-handler.cjs')
  closers.push(await startNotices())
  await serve(settings)
  if (settings.worker) closers.push(keepWorker())
  console.log(`Onrecord is at http://localhost:${settings.port}`)
}

// One folder at a time: Node's recursive mkdir never ends where a file system such as /proc makes none.
function makeFolder(folder: string): void {
  if (!existsSync(folder)) {
    makeFolder(path.dirname(folder))
    try {
      mkdirSync(folder)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
  if (!statSync(folder).isDirectory()) throw new Error(`${folder} is no folder`)
}

async function database(settings: Settings, data: string): Promise<string> {
  if (settings.databaseUrl) return settings.databaseUrl
  const starting = ensureDatabase(data)
  closers.push(async () => (await starting).stop())
  return (await starting).url
}

async function serve(settings: Settings): Promise<void> {
  const { default: next } = await import('next')
  const server = createServer()
  const app = next({ dev, dir: import.meta.dirname, port: settings.port, httpServer: server })
  await app.prepare()
  const page = app.getRequestHandler()
  const mcp = mcpOverHttp(settings.url)
  const door = apiDoor(settings.apiRate)
  server.on('request', (req, res) => {
    // All that looks at it next has to see the same.
    const url = (req.url = targetOf(req.url ?? '/'))
    const client = clientAddress(req, settings)
    const answering = isMcp(url)
      ? mcp(req, res, client)
      : isApi(url)
        ? door(req, res, client).then((done) => (done ? undefined : answer(req, res, page, settings)))
        : answer(req, res, page, settings)
    answering.catch((error: unknown): void => {
      console.error(error)
      req.url = url
      if (!res.headersSent) refuse(req, res, 500, 'Something went wrong here. Try again.')
      else res.destroy()
    })
  })
  closers.push(() => Promise.race([app.close(), sleep(1000)]))
  await listen(server, settings.port)
  closers.push(() => drain(server))
}

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

async function answer(
  req: IncomingMessage,
  res: ServerResponse,
  page: Handler,
  settings: Settings,
): Promise<void> {
  const url = req.url ?? '/'
  if (url === '/healthz') return plain(res, 200, 'ok')
  if (url === '/readyz')
    return (await databaseAnswers()) ? plain(res, 200, 'ok') : plain(res, 503, 'no database')
  if (isDump(url) && (await dumpDoor(dumpsFolder(settings.data), req, res))) return
  const answer = front(req.method ?? 'GET', url, {
    withdrawn: withdrawnClaims(),
    now: new Date(),
    datetime: req.headers['accept-datetime']?.toString(),
    origin: askedOrigin(req.headers.host),
  })
  if ('status' in answer) return refuse(req, res, answer.status, answer.reason)
  if ('moved' in answer) {
    res.writeHead(308, { Location: answer.moved }).end()
    return
  }
  if ('found' in answer) {
    const { found, of, day, headers } = answer
    const nearest = await dayNearest(of, day)
    res
      .writeHead(302, { Location: `${found}?asOf=${nearest}`, 'Cache-Control': 'no-store', ...headers })
      .end()
    return
  }
  const refused = await sideDoors(req, res, answer.to, settings.url !== null)
  if (refused) return refuse(req, res, refused.status, refused.reason)
  for (const name of Object.keys(req.headers))
    if (internalHeader(name, answer.reader)) delete req.headers[name]
  req.headers['x-forwarded-for'] = clientAddress(req, settings)
  // Next sends the address of a redirect twice when it renders it for the first time.
  beforeHead(res, () => {
    const location = res.getHeader('location')
    if (Array.isArray(location) && location[0]) res.setHeader('location', location[0])
  })
  if (answer.headers) whenFound(res, answer.headers)
  if (/^(\/embed)?\/gone\//.test(answer.to)) asGone(req, res)
  if (answer.to.startsWith('/files/')) breakOffStalled(res)
  if (answer.reader) asKept(req, res)
  if (answer.reader && !dev) wholePage(req, res)
  req.url = answer.to
  await page(req, res)
}

// Behind another server (ONRECORD_URL) the last hop it names is the client; otherwise nobody may claim an address.
function clientAddress(req: IncomingMessage, { url }: Settings): string {
  const told = req.headers['x-forwarded-for']
  const hops = url && told ? String(told).split(',') : []
  return hops.at(-1)?.trim() || req.socket.remoteAddress || ''
}

function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(new Error(`Port ${port} is in use: stop what uses it, or set PORT to another.`))
      else if (error.code === 'EACCES')
        reject(new Error(`Port ${port} needs more rights: set PORT to one above 1023.`))
      else reject(error)
    })
    server.listen(port, () => resolve(server))
  })
}

const close = (server: Server) => new Promise((resolve) => server.close(resolve))

// A browser keeps its connection open between requests; what is under way may end.
async function drain(server: Server): Promise<void> {
  const closed = close(server)
  const idle = setInterval(() => server.closeIdleConnections(), 100)
  await Promise.race([closed, sleep(4000)])
  clearInterval(idle)
  server.closeAllConnections()
}

async function stop(code: number): Promise<void> {
  if (stopping) return
  stopping = true
  setTimeout(() => process.exit(1), 14_000)
  for (const closer of closers.reverse())
    await closer().catch((error: unknown) => console.error(String(error)))
  process.exit(code)
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(0))
process.on('unhandledRejection', (error) => console.error(error))

start().catch((error: unknown) => {
  if (stopping) return
  console.error(`Onrecord does not start: ${error instanceof Error ? error.message : String(error)}`)
  void stop(1)
})
