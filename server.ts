import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
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
import { asKept } from './jobs/as-kept'
import { ensureBuild, writeTsconfig } from './jobs/build'
import { firstRun } from './jobs/first-run'
import { setUpToken, sideDoors } from './jobs/side-doors'
import { keepWorker } from './jobs/supervise'
import { readEnv, type Settings } from './lib/env'
import { front } from './lib/front'
import { internalHeader } from './lib/internal-header'
import { askedOrigin } from './lib/origin'

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

// Whoever links it first decides: several processes may start on one folder, and none finds half a secret.
function keptSecret(data: string): string {
  const file = path.join(data, 'auth-secret')
  if (!existsSync(file)) {
    const own = `${file}.${randomBytes(8).toString('hex')}`
    try {
      writeFileSync(own, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true })
      linkSync(own, file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      rmSync(own, { force: true })
    }
  }
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 32)
    throw new Error(
      `${file} holds fewer than 32 characters: delete it and a new one is made, or set AUTH_SECRET.`,
    )
  return secret
}

async function serve(settings: Settings): Promise<void> {
  const { default: next } = await import('next')
  const server = createServer()
  const app = next({ dev, dir: import.meta.dirname, port: settings.port, httpServer: server })
  await app.prepare()
  const page = app.getRequestHandler()
  server.on('request', (req, res) => {
    answer(req, res, page, settings).catch((error: unknown) => {
      console.error(error)
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
  req.url = answer.to
  // Next sends the address of a redirect twice when it renders it for the first time.
  beforeHead(res, () => {
    const location = res.getHeader('location')
    if (Array.isArray(location) && location[0]) res.setHeader('location', location[0])
  })
  if (answer.headers) whenFound(res, answer.headers)
  if (/^(\/embed)?\/gone\//.test(answer.to)) asGone(req, res)
  if (answer.reader) asKept(req, res)
  if (answer.reader && !dev) wholePage(req, res)
  await page(req, res)
}

// Behind another server (ONRECORD_URL) the last hop it names is the client; otherwise nobody may claim an address.
function clientAddress(req: IncomingMessage, { url }: Settings): string {
  const told = req.headers['x-forwarded-for']
  const hops = url && told ? String(told).split(',') : []
  return hops.at(-1)?.trim() || req.socket.remoteAddress || ''
}

let missing: Buffer | undefined

// A page that ends in 404 or 500 comes from Next as an empty body that only a script fills.
function wholePage(req: IncomingMessage, res: ServerResponse): void {
  const { write, writeHead, end } = res
  missing ??= readFileSync(
    path.join(import.meta.dirname, process.env.ONRECORD_BUILD!, 'server/app/_not-found.html'),
  )
  let empty = false
  res.writeHead = function (this: ServerResponse, ...args: Parameters<typeof writeHead>) {
    const status = typeof args[0] === 'number' ? args[0] : res.statusCode
    empty = status === 404 || status >= 500
    return empty ? res : writeHead.apply(this, args)
  } as typeof writeHead
  res.write = function (this: ServerResponse, ...args: Parameters<typeof write>) {
    if (!res.headersSent && !empty) res.writeHead(res.statusCode)
    return empty || write.apply(this, args)
  } as typeof write
  res.end = function (this: ServerResponse, ...args: Parameters<typeof end>) {
    if (!res.headersSent && !empty) res.writeHead(res.statusCode)
    if (!empty) return end.apply(this, args)
    Object.assign(res, { write, writeHead, end })
    for (const name of res.getHeaderNames())
      if (/^(content-(encoding|length)|transfer-encoding|etag)$/.test(name)) res.removeHeader(name)
    if (res.statusCode !== 404) refuse(req, res, res.statusCode, 'Something went wrong here.')
    else {
      res.setHeader('Content-Type', 'text/html; charset=utf-8')
      res.end(req.method === 'HEAD' ? undefined : missing)
    }
    return this
  } as typeof end
}

// Changes the head of an answer just before it goes out: `change` gets the status, and may return another.
function beforeHead(res: ServerResponse, change: (status: number) => number | void): void {
  const writeHead = res.writeHead
  res.writeHead = function (this: ServerResponse, ...args: Parameters<typeof writeHead>) {
    const status = typeof args[0] === 'number' ? args[0] : res.statusCode
    args[0] = res.statusCode = change(status) ?? status
    return writeHead.apply(this, args)
  } as typeof res.writeHead
}

// Beside what Next sets itself; of a page that is not there, there is no other day's either.
function whenFound(res: ServerResponse, headers: Record<string, string>): void {
  beforeHead(res, (status) => {
    if (status !== 200 && status !== 304) return
    for (const [name, value] of Object.entries(headers)) {
      const before = res.getHeader(name)
      res.setHeader(name, before ? `${[before].flat().join(', ')}, ${value}` : value)
    }
  })
}

// A page cannot send this status itself. What is gone is told whole, however well a browser knows the page.
function asGone(req: IncomingMessage, res: ServerResponse): void {
  delete req.headers['if-none-match']
  delete req.headers['if-modified-since']
  beforeHead(res, (status) => (status === 200 ? 410 : status))
}

function plain(res: ServerResponse, status: number, text: string): void {
  res
    .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(`${text}\n`)
}

function refuse(req: IncomingMessage, res: ServerResponse, status: number, reason: string): void {
  res.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    ...(status === 405 && { Allow: 'GET, HEAD' }),
  })
  const html = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${reason} – Onrecord</title>
<h1>${reason}</h1><p><a href="/">To the record</a></p></html>
`
  res.end(req.method === 'HEAD' ? undefined : html)
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
