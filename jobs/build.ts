import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { register, registered, withLock } from '../db/embedded-lock'

const root = path.join(import.meta.dirname, '..')
const builds = path.join(root, '.next')
const KEEP = 3

const sources = [
  ...['app', 'components', 'db', 'jobs', 'lib', 'drizzle', 'public', 'auth.ts', 'globals.d.ts'],
  ...['next.config.ts', 'cache-handler.cjs', 'postcss.config.mjs', 'tsconfig.json'],
  ...['package.json', 'package-lock.json'],
]

/** Twelve hex digits that change with whatever a build is made of; tests are no part of it. */
export function buildName(folder = root): string {
  const hash = createHash('sha256').update(process.version)
  for (const name of sources) addTo(hash, folder, name)
  return hash.digest('hex').slice(0, 12)
}

function addTo(hash: ReturnType<typeof createHash>, folder: string, name: string): void {
  const file = path.join(folder, name)
  if (!existsSync(file) || /(^|\/)\.|\.test\.tsx?$/.test(name)) return
  if (statSync(file).isDirectory()) {
    for (const entry of readdirSync(file).sort()) addTo(hash, folder, `${name}/${entry}`)
    return
  }
  const content = readFileSync(file)
  hash.update(`${name}\0${content.length}\0`).update(content)
}

/** Builds what the sources say now, unless that stands already, and registers it as in use by this process. */
export async function ensureBuild(): Promise<string> {
  mkdirSync(builds, { recursive: true })
  const waiting = () => console.log('Another process is building; waiting for it.')
  return withLock(path.join(builds, 'build.lock'), buildOnce, waiting)
}

async function buildOnce(): Promise<string> {
  const name = buildName()
  const folder = path.join(builds, name)
  occupy(name)
  if (!existsSync(path.join(folder, 'complete'))) {
    console.log('Building the pages (about a minute, once for each change) …')
    rmSync(folder, { recursive: true, force: true })
    await nextBuild(`.next/${name}`, writeTsconfig(name))
    // Sources that changed meanwhile may be in it by half: it serves this time, and is built anew at the next.
    if (buildName() === name) writeFileSync(path.join(folder, 'complete'), '')
  }
  prune(name)
  return `.next/${name}`
}

// Beside the builds: Next empties the folder that it builds into.
const usersOf = (name: string) => path.join(builds, 'in-use', name)

/** Notes that this process uses a build, so that no other process removes it. */
function occupy(name: string): void {
  process.on('exit', register(usersOf(name)))
}

/** Makes a tsconfig for one build and returns its path from the root: Next writes into the one that it is given. */
export function writeTsconfig(name: string): string {
  const file = `.next/tsconfig.${name}.json`
  mkdirSync(builds, { recursive: true })
  const include = ['../globals.d.ts', '../app/**/*.ts', '../app/**/*.tsx']
  writeFileSync(path.join(root, file), JSON.stringify({ extends: '../tsconfig.json', include }))
  return file
}

function nextBuild(distDir: string, tsconfig: string): Promise<void> {
  // A build needs neither the database nor a secret, so it gets neither.
  const env: NodeJS.ProcessEnv = { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
  for (const name of ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'SYSTEMROOT', 'NODE_OPTIONS', 'LANG'])
    if (process.env[name]) env[name] = process.env[name]
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  const child = spawn(process.execPath, [next, 'build'], {
    cwd: root,
    env: { ...env, ONRECORD_BUILD: distDir, ONRECORD_TSCONFIG: tsconfig },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const end = () => child.kill()
  process.on('exit', end)
  let output = ''
  child.stdout.on('data', (data) => (output += data))
  child.stderr.on('data', (data) => (output += data))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      process.off('exit', end)
      if (code === 0) return resolve()
      process.stderr.write(output)
      reject(new Error('The build failed; what it said is above.'))
    })
  })
}

function prune(current: string): void {
  const others = readdirSync(builds)
    .filter((name) => /^[0-9a-f]{12}$/.test(name) && name !== current)
    .map((name) => ({ name, at: statSync(path.join(builds, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { name } of others.slice(KEEP - 1)) {
    if (registered(usersOf(name)) > 0) continue
    rmSync(path.join(builds, name), { recursive: true, force: true })
    rmSync(path.join(builds, `tsconfig.${name}.json`), { force: true })
    rmSync(usersOf(name), { recursive: true, force: true })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  ensureBuild().then(
    (distDir) => console.log(`Built ${distDir}`),
    (error: Error) => {
      console.error(error.message)
      process.exit(1)
    },
  )
}
