import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { removeDatabase } from '../db/embedded'

type Count = { passed: number; failed: number; skipped: number }

const root = path.join(import.meta.dirname, '..')
const data = path.join(root, '.data', `test-${process.pid}`)
const reports = mkdtempSync(path.join(tmpdir(), 'onrecord-test-'))
const full = process.argv.includes('--full')

const running = new Set<ChildProcess>()
let interrupted = false

// The tests must not meet a developer's own database, port or sign-in.
function cleanEnv(): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of Object.keys(env))
    if (/^(DATABASE_URL|PORT|NODE_ENV|PG[A-Z]+|ONRECORD_.*|AUTH_.*)$/.test(name)) delete env[name]
  return { ...env, ONRECORD_TEST_DATA: data, ...(full && { ONRECORD_TEST_SIZE: 'full' }) }
}

/**
 * Runs a program of node_modules; whether it ended well. Its output is shown as it comes, or kept back in `kept` where
 * another program's is.
 */
function run(args: string[], env: Record<string, string> = {}, kept?: string[]): Promise<boolean> {
  if (interrupted) return Promise.resolve(false)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...cleanEnv(), ...env },
      stdio: kept ? ['ignore', 'pipe', 'pipe'] : 'inherit',
    })
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => kept?.push(text))
    running.add(child)
    child.on('error', () => resolve(false))
    child.on('close', (code) => {
      running.delete(child)
      resolve(code === 0)
    })
  })
}

const modules = (file: string) => path.join('node_modules', file)
const one = (well: boolean): Count => ({ passed: well ? 1 : 0, failed: well ? 0 : 1, skipped: 0 })

async function unit(): Promise<Count> {
  const report = path.join(reports, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const kept: string[] = []
  const well = await run([modules('vitest/vitest.mjs'), 'run', ...reporters], {}, kept)
  console.log(`\n== unit and database\n${kept.join('')}`)
  return countOf(report, well, (json: VitestReport) => ({
    passed: json.numPassedTests,
    // A file that could not be loaded has failed without a single test.
    failed:
      json.numFailedTests +
      json.testResults.filter(
        (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
      ).length,
    skipped: json.numPendingTests + json.numTodoTests,
  }))
}

async function browser(): Promise<Count> {
  const report = path.join(reports, 'browser.json')
  const well = await run([modules('@playwright/test/cli.js'), 'test'], { ONRECORD_E2E_REPORT: report })
  return countOf(report, well, ({ stats, errors }: PlaywrightReport) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  }))
}

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}

function countOf<Report>(file: string, well: boolean, read: (report: Report) => Count): Count {
  const count = existsSync(file)
    ? read(JSON.parse(readFileSync(file, 'utf8')) as Report)
    : { passed: 0, failed: 0, skipped: 0 }
  // Whatever ended badly has failed, even where no single test did.
  return well || count.failed > 0 ? count : { ...count, failed: 1 }
}

const programs: [name: string, args: string[]][] = [
  ['format', [modules('prettier/bin/prettier.cjs'), '--check', '.']],
  ['lint', [modules('eslint/bin/eslint.js'), '--max-warnings', '0', '.']],
  ['types', [modules('typescript/bin/tsc'), '--noEmit']],
]

type Result = [name: string, count: Count]

/** What runs beside the browser's tests; of each the output is shown at its end. */
async function beside(): Promise<Result[]> {
  const results: Result[] = [['unit and database', await unit()]]
  for (const [name, args] of programs) {
    const kept: string[] = []
    results.push([name, one(await run(args, {}, kept))])
    console.log(`\n== ${name}\n${kept.join('')}`)
  }
  return results
}

async function check(): Promise<boolean> {
  // The browser's tests take longest, and wait for their pages much of the time.
  const others = beside()
  // The times that the large tests tell are taken alone.
  if (full) await others
  console.log('\n== build')
  const built = one(await run(['--import', 'tsx', 'jobs/build.ts']))
  console.log('\n== browser')
  const results: Result[] = [['build', built], ['browser', await browser()], ...(await others)]
  const sum = (key: keyof Count) => results.reduce((total, [, count]) => total + count[key], 0)
  const line = ([name, { passed, failed }]: [string, Count]) =>
    `${failed ? 'FAILED' : 'ok'}  ${name}: ${passed} passed, ${failed} failed`
  console.log(`\n${results.map(line).join('\n')}\n`)
  if (sum('skipped'))
    console.log(`${sum('skipped')} skipped: ../shared is not beside this checkout, or as the list above says`)
  if (interrupted) console.log('Interrupted.')
  else console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
  return !interrupted && sum('failed') === 0
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    interrupted = true
    for (const child of running) child.kill(signal)
  })

const well = await check()
rmSync(reports, { recursive: true, force: true })
await removeDatabase(data).catch((error: unknown) => console.error(String(error)))
process.exitCode = well ? 0 : 1
