import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from '@playwright/test'

export type Browser = { path: string; how: string }

/** Chromium's switches for tests: no sandbox (it may run as root in a container), nothing of its own online. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

const root = path.join(import.meta.dirname, '..')

// The last package that runs on Node 20; not a dependency: it is fetched only where nothing else starts.
const PACKED = '@sparticuz/chromium@153.0.0'

/** A Chromium that was seen to start here: one that is there, else one that is fetched; or what to install. */
export async function findBrowser(): Promise<Browser | { problem: string }> {
  const tried: string[] = []
  for (const [how, find] of ways) {
    const file = await find().catch(() => null)
    if (!file || tried.includes(file)) continue
    tried.push(file)
    if (await starts(file)) return { path: file, how }
    console.log(`${file} (${how}) does not start.`)
  }
  return {
    problem:
      'No browser starts here. Install Chromium (Debian, Ubuntu: apt-get install chromium) or name one in CHROME.',
  }
}

const ways: [how: string, find: () => Promise<string | null>][] = [
  ['CHROME', async () => process.env.CHROME || null],
  // Debian's shell draws no window at all, which halves the time of the tests.
  ...['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
    (name): [string, () => Promise<string | null>] => ['installed', async () => onPath(name)],
  ),
  ['installed', async () => existing('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')],
  ['kept by Playwright', async () => existing(chromium.executablePath())],
  ['installed by apt-get', fromDebian],
  ['fetched by Playwright', fromPlaywright],
  ['fetched by npm', fromNpm],
]

const existing = (file: string) => (existsSync(file) ? file : null)

function onPath(name: string): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  return folders.map((folder) => path.join(folder, name)).find(existsSync) ?? null
}

async function starts(file: string): Promise<boolean> {
  const version = await new Promise<boolean>((resolve) =>
    execFile(file, ['--no-sandbox', '--version'], { timeout: 30_000 }, (error) => resolve(!error)),
  )
  if (!version) return false
  try {
    const browser = await chromium.launch({ executablePath: file, args: browserFlags, timeout: 60_000 })
    try {
      const page = await browser.newPage()
      return (await page.evaluate('1 + 1')) === 2
    } finally {
      await browser.close()
    }
  } catch {
    return false
  }
}

async function fromDebian(): Promise<string | null> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return null
  console.log('No browser here: trying apt-get install chromium-headless-shell …')
  const quick = ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20', '-q', '-y']
  await runs('apt-get', [...quick, 'update'], 120)
  for (const name of ['chromium-headless-shell', 'chromium'])
    if (await runs('apt-get', [...quick, 'install', name], 600)) return onPath(name)
  return null
}

async function fromPlaywright(): Promise<string | null> {
  console.log("Trying Playwright's own download …")
  const cli = path.join(root, 'node_modules/@playwright/test/cli.js')
  return (await runs(process.execPath, [cli, 'install', 'chromium', '--no-shell'], 60))
    ? existing(chromium.executablePath())
    : null
}

async function fromNpm(): Promise<string | null> {
  console.log(`Trying npm install ${PACKED} …`)
  const folder = path.join(root, '.browser')
  mkdirSync(folder, { recursive: true })
  if (!(await runs('npm', ['install', '--no-save', '--prefix', folder, PACKED], 600))) return null
  return unpack(folder)
}

// The package brings the libraries that a bare machine lacks, but unpacks them only where it believes to be in
// its usual surroundings. A wrapper names them, so that nothing else is started with them.
async function unpack(folder: string): Promise<string | null> {
  const unpacked = path.join(folder, 'unpacked')
  mkdirSync(unpacked, { recursive: true })
  const code = "import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())"
  const env = { TMPDIR: unpacked, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }
  if (!(await runs(process.execPath, ['-e', code], 120, { env, cwd: folder }))) return null
  const wrapper = path.join(folder, 'chromium')
  const fonts = path.join(unpacked, 'fonts.conf')
  const system = '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
  writeFileSync(
    fonts,
    `<fontconfig>${system}<dir>${unpacked}/fonts</dir><cachedir>${unpacked}/cache</cachedir></fontconfig>`,
  )
  const libraries = `LD_LIBRARY_PATH='${unpacked}/al2023/lib' FONTCONFIG_FILE='${fonts}'`
  writeFileSync(wrapper, `#!/bin/sh\n${libraries} exec '${unpacked}/chromium' "$@"\n`, { mode: 0o755 })
  return wrapper
}

/** Whether a program ended well within so many seconds; it and what it started is ended otherwise. */
function runs(
  program: string,
  args: string[],
  seconds: number,
  { env = {}, cwd = root }: { env?: Record<string, string>; cwd?: string } = {},
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...env },
      stdio: 'ignore',
      detached: true,
    })
    const late = setTimeout(() => child.pid && process.kill(-child.pid, 'SIGKILL'), seconds * 1000)
    child.on('error', () => resolve(false))
    child.on('close', (code) => {
      clearTimeout(late)
      resolve(code === 0)
    })
  })
}
