import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, get as httpGet } from 'node:http'
import path from 'node:path'
import { client } from '../db/connection'
import { removeDatabase } from '../db/embedded'
import { runs } from '../db/embedded-lock'
import { freePort } from '../db/embedded-postmaster'
import type { DeskReading } from '../lib/desk-view'
import { expect, signInByForm, test } from './fixtures'

// Servers of their own, beside the one that the other stories use: the same checkout, another port and folder.
test.describe.configure({ timeout: 180_000 })

const root = path.join(import.meta.dirname, '..')
const folder = (name: string) => path.join(root, '.data', `e2e-${process.pid}-${name}`)

type Started = { url: string; child: ChildProcess; said: () => string; ended: Promise<number | null> }
const running: ChildProcess[] = []

/** Starts Onrecord with nothing but these settings, in a process group of its own. */
async function start(settings: Record<string, string>): Promise<Started> {
  const env = { ...process.env }
  for (const name of Object.keys(env))
    if (/^(DATABASE_URL|PORT|NODE_ENV|ONRECORD_|AUTH_)/.test(name)) delete env[name]
  const port = settings.PORT ?? String(await freePort())
  const child = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    cwd: root,
    env: { ...env, PORT: port, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  running.push(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text))
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  return { url: `http://localhost:${port}`, child, said: () => output, ended }
}

async function ready(server: Started): Promise<Started> {
  const there = (async () => {
    while (!server.said().includes('Onrecord is at')) await new Promise((resolve) => setTimeout(resolve, 100))
  })()
  await Promise.race([
    there,
    server.ended.then((code) => Promise.reject(new Error(`${code}: ${server.said()}`))),
  ])
  return server
}

/** SIGTERM to all of the group, as a terminal or a container sends it; the exit code. */
async function stop({ child, ended }: Started): Promise<number | null> {
  if (child.exitCode === null) process.kill(-child.pid!, 'SIGTERM')
  return ended
}

test.afterAll(async () => {
  for (const child of running)
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL')
  for (const name of ['first', 'beside', 'none', 'cut', 'worker']) {
    await removeDatabase(folder(name)).catch(() => {})
    rmSync(folder(name), { recursive: true, force: true })
  }
})

test('the build holds no page of the record', () => {
  const builds = path.join(root, '.next')
  const complete = readdirSync(builds).filter((name) => existsSync(path.join(builds, name, 'complete')))
  expect(complete.length).toBeGreaterThan(0)
  for (const name of complete) {
    const manifest = path.join(builds, name, 'prerender-manifest.json')
    const { routes, dynamicRoutes } = JSON.parse(readFileSync(manifest, 'utf8')) as {
      routes: Record<string, unknown>
      dynamicRoutes: Record<string, { fallback: unknown }>
    }
    const record = /^\/(at|claims|sources|articles|search|gone)(\/|$)|^\/$/
    expect(Object.keys(routes).filter((route) => record.test(route))).toEqual([])
    expect(Object.keys(dynamicRoutes)).toContain('/claims/[slug]')
  }
})

test('a wrong setting stops the start in one line', async () => {
  const wrong: [Record<string, string>, RegExp][] = [
    [{ PORT: 'http' }, /^Onrecord does not start: PORT must be a number from 1 to 65535\. Correct it/],
    [{ DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL must look like postgres:\/\//],
    [
      { DATABASE_URL: 'postgres://u:secret@127.0.0.1:1/x' },
      /The database of DATABASE_URL does not answer \(/,
    ],
    [{ ONRECORD_DATA: '/dev/null/data' }, /ONRECORD_DATA: .* is no folder that can be written/],
    [{ PORT: process.env.ONRECORD_E2E_PORT! }, /Port \d+ is in use/],
  ]
  const servers = await Promise.all(
    wrong.map(([settings]) => start({ ONRECORD_DATA: folder('none'), ...settings })),
  )
  for (const [place, server] of servers.entries()) {
    expect(await server.ended).toBe(1)
    const lines = server.said().trim().split('\n')
    expect(lines).toEqual([expect.stringMatching(wrong[place]![1])])
    expect(lines[0]).not.toContain('secret')
  }
  expect(existsSync(folder('none'))).toBe(false)
})

test('a kept secret that was cut short stops the start in one line', async () => {
  mkdirSync(folder('cut'), { recursive: true })
  writeFileSync(path.join(folder('cut'), 'auth-secret'), '')
  const server = await start({ ONRECORD_DATA: folder('cut'), DATABASE_URL: process.env.DATABASE_URL! })
  expect(await server.ended).toBe(1)
  expect(server.said().trim()).toMatch(
    /^Onrecord does not start: .*auth-secret holds fewer than 32 characters: delete it and .*$/,
  )
})

test('an empty folder becomes a record with samples, once, and a signal ends it', async ({ request }) => {
  const data = { ONRECORD_DATA: folder('first') }
  const first = await ready(await start(data))
  expect(first.said()).toMatch(
    /Sign in at \/login as admin@onrecord\.example with the password \S{16} \(shown/,
  )
  const seen = await request.get(`${first.url}/claims`)
  expect(seen.headers()['x-nextjs-cache']).toBe('MISS')
  expect(await seen.text()).toContain('Kestrel Bridge')
  const again = await request.get(`${first.url}/claims`)
  expect(again.headers()['x-nextjs-cache']).toBe('HIT')
  const tally = samples(await (await request.get(first.url)).text())

  // A browser that keeps its connection open does not hold it up.
  const agent = new Agent({ keepAlive: true })
  await new Promise((resolve) =>
    httpGet(first.url, { agent }, (answer) => answer.resume().on('end', resolve)),
  )
  expect(await stop(first)).toBe(0)
  agent.destroy()
  await expect(request.get(`${first.url}/healthz`)).rejects.toThrow(/ECONNREFUSED/)

  const second = await ready(await start(data))
  expect(second.said()).not.toContain('Sign in at')
  expect(samples(await (await request.get(second.url)).text())).toEqual(tally)
  expect(await stop(second)).toBe(0)
})

/** The figures under “In the record” of the home page. */
const samples = (html: string) =>
  [...html.matchAll(/<dd class="num">([\d,]+)<\/dd>/g)].map(([, count]) => count)

/** The numbers of the workers that a server runs, where the system tells them. */
const workersOf = ({ child }: Started) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const parent = readFileSync(`/proc/${pid}/stat`, 'utf8')
          .replace(/^.*\) . /s, '')
          .split(' ')[0]
        return (
          Number(parent) === child.pid &&
          readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('jobs/worker.ts')
        )
      } catch {
        return false
      }
    })
    .map(Number)

test('a worker beside the server reads what is pasted, ends with it, and can be left out', async ({
  page,
}) => {
  test.skip(!existsSync('/proc/self/stat'), 'Processes are looked up in /proc.')
  const person = { email: 'worker@example.test', password: 'a password for tests only' }
  const settings = {
    ONRECORD_DATA: folder('worker'),
    ONRECORD_ADMIN_EMAIL: person.email,
    ONRECORD_ADMIN_PASSWORD: person.password,
  }
  const alone = await ready(await start({ ...settings, ONRECORD_WORKER: 'off' }))
  expect(workersOf(alone)).toEqual([])
  const paste = async ({ url }: Started, words: string) => {
    await page.goto(`${url}/desk/import`)
    await page.getByLabel('Text of the article').fill(`“${words},” Anna Petrenko said on Friday.`)
    await page.getByRole('button', { name: 'Bring in', exact: true }).click()
    await page.waitForURL(/\/desk\/articles\/\d+$/)
    const { pathname } = new URL(page.url())
    // The desk would go on asking a server that is stopped.
    await page.goto('about:blank')
    return pathname
  }
  const read = async ({ url }: Started, article: string) =>
    (await (await page.request.get(`${url}${article}/suggestions`)).json()) as DeskReading
  await signInByForm(page, person, '/desk', alone.url)
  const waiting = await paste(alone, 'The harbour was closed at noon')
  expect(await read(alone, waiting)).toEqual({ reading: true, second: null, suggestions: [] })
  expect(await stop(alone)).toBe(0)

  const server = await ready(await start(settings))
  const workers = workersOf(server)
  expect(workers).toHaveLength(1)
  const later = await paste(server, 'No ship was turned away')
  for (const article of [waiting, later])
    await expect
      .poll(() => read(server, article), { timeout: 60_000 })
      .toMatchObject({ reading: false, suggestions: [{ state: 'open' }] })
  server.child.kill('SIGTERM')
  expect(await server.ended).toBe(0)
  expect(runs(workers[0]!)).toBe(false)
  expect(server.said()).not.toMatch(/worker/i)
})

test('a second instance works beside the first on a database of its own, and says when it is lost', async ({
  request,
}) => {
  const name = `beside_${process.pid}`
  await client().unsafe(`create database ${name}`)
  const settings = {
    ONRECORD_DATA: folder('beside'),
    DATABASE_URL: process.env.DATABASE_URL!.replace(/[^/]*$/, name),
    // Left over from something else: it is neither our address nor a server in front of us.
    AUTH_URL: 'https://elsewhere.example',
    ONRECORD_ADMIN_EMAIL: 'beside@example.test',
    ONRECORD_ADMIN_PASSWORD: 'a password for tests only',
  }
  const beside = await ready(await start(settings))
  try {
    expect(beside.said()).toContain(
      'Sign in at /login as beside@example.test with the password of ONRECORD_ADMIN_PASSWORD',
    )
    expect(beside.said()).not.toContain('a password for tests only')
    // No cluster was made: the folder holds the kept secret alone.
    expect(readdirSync(folder('beside'))).toEqual(['auth-secret'])
    expect(await (await request.get(`${beside.url}/claims`)).text()).toContain('Kestrel Bridge')
    expect((await request.get('/readyz')).status()).toBe(200)
    const services = await (await request.get(`${beside.url}/api/auth/providers`)).text()
    expect(services).toContain(`${beside.url}/api/auth/`)
    expect(services).not.toContain('elsewhere.example')

    await client().unsafe(`drop database ${name} with (force)`)
    await expect(async () => expect((await request.get(`${beside.url}/readyz`)).status()).toBe(503)).toPass()
    expect((await request.get(`${beside.url}/healthz`)).status()).toBe(200)
    const failed = await request.get(`${beside.url}/articles`)
    expect(failed.status()).toBe(500)
    expect(failed.headers()['cache-control']).toMatch(/no-store/)
    const text = await failed.text()
    expect(text).toContain('Something went wrong here.')
    expect(text).not.toMatch(/select |beside_/)
    expect((await request.get('/articles')).status()).toBe(200)
  } finally {
    expect(await stop(beside)).toBe(0)
    await client().unsafe(`drop database if exists ${name} with (force)`)
  }
})
