import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import type { APIRequestContext } from '@playwright/test'
import { removeDatabase } from '../db/embedded'
import { freePort } from '../db/embedded-postmaster'
import { expect, signInByForm, test } from './fixtures'

// Two servers of their own, one after the other: the one that is backed up, and the one that is restored.
test.describe.configure({ timeout: 300_000 })

const root = path.join(import.meta.dirname, '..')
const at = (name: string) => path.join(root, '.data', `backup-${process.pid}-${name}`)
const file = at('file.zip')
const admin = { email: 'keeper@example.test', password: 'a password to be restored' }
let running: ChildProcess | null = null

function settings(more: Record<string, string>): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of Object.keys(env))
    if (/^(DATABASE_URL|PORT|NODE_ENV|ONRECORD_|AUTH_)/.test(name)) delete env[name]
  return { ...env, ...more } as NodeJS.ProcessEnv
}

/** Starts the product on a data folder; returns its address. */
async function start(folder: string, port: string): Promise<string> {
  const server = spawn(process.execPath, ['--import', 'tsx', 'server.ts'], {
    cwd: root,
    env: settings({
      PORT: port,
      ONRECORD_DATA: folder,
      ONRECORD_ADMIN_EMAIL: admin.email,
      ONRECORD_ADMIN_PASSWORD: admin.password,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running = server
  let said = ''
  await new Promise<void>((resolve, reject) => {
    for (const stream of [server.stdout, server.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text
        if (said.includes('Onrecord is at')) resolve()
      })
    server.on('close', () => reject(new Error(said)))
  })
  return `http://localhost:${port}`
}

async function stop(): Promise<void> {
  const server = running
  running = null
  if (!server || server.exitCode !== null) return
  const ended = new Promise((resolve) => server.on('close', resolve))
  server.kill('SIGTERM')
  await ended
}

const command = async (name: string, folder: string, ...args: string[]) =>
  promisify(execFile)(process.execPath, ['--import', 'tsx', `jobs/${name}.ts`, ...args], {
    cwd: root,
    env: settings({ ONRECORD_DATA: folder }),
  })

test.afterAll(async () => {
  await stop()
  for (const name of ['before', 'after']) await removeDatabase(at(name)).catch(() => {})
  rmSync(file, { force: true })
})

/** What the server says of each page that its sitemap names, and of lists and formats beside them. */
async function everyPage(request: APIRequestContext, origin: string): Promise<Map<string, string>> {
  const read = async (address: string) => (await request.get(origin + address)).text()
  const addresses = async (xml: string) =>
    [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc]) => new URL(loc!).pathname)
  const files = await addresses(await read('/sitemap.xml'))
  const named = (await Promise.all(files.map(async (one) => addresses(await read(one))))).flat()
  const claims = named.filter((one) => one.startsWith('/claims/'))
  const formats = claims.flatMap((one) => [`${one}/history`, `${one.replace(/-.*/, '')}.json`])
  const lists = [
    '/',
    '/claims',
    '/sources',
    '/topics',
    '/publishers',
    '/corrections',
    '/feed.xml',
    '/claims.csv?q=',
  ]
  const pages = new Map<string, string>()
  for (const address of [...files, ...named, ...formats, ...lists]) {
    const answer = await request.get(origin + address)
    // The framework sends what its script needs in parts, in whichever order they are ready.
    const seen = (await answer.text()).replace(/<script>self\.__next_f\.push\(.*?\)<\/script>/gs, '')
    pages.set(address, `${answer.status()} ${seen}`)
  }
  return pages
}

test('back up while it serves, destroy, restore: every page is the same, and the old password opens the desk', async ({
  page,
  request,
}) => {
  const port = String(await freePort())
  const before = await everyPage(request, await start(at('before'), port))
  expect(before.size).toBeGreaterThan(60)
  for (const [address, answer] of before) expect([address, answer.slice(0, 4)]).toEqual([address, '200 '])
  expect((await command('backup', at('before'), file)).stdout).toContain('are in')
  await stop()
  await removeDatabase(at('before'))

  expect((await command('restore', at('after'), file)).stdout).toContain('Restored in')
  const origin = await start(at('after'), port)
  const after = await everyPage(request, origin)
  expect([...after.keys()]).toEqual([...before.keys()])
  for (const [address, answer] of after) expect([address, answer]).toEqual([address, before.get(address)])
  await signInByForm(page, admin, '/desk', origin)
  await expect(page.getByRole('navigation').first()).toBeVisible()
})
