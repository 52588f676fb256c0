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

let running: ChildProcess | null = null
let interrupted = false

// The tests must not meet a developer's own database, port or sign-in.
function cleanEnv(): NodeJS.ProcessEnv {
  const env = { ...process.env }
  for (const name of Object.keys(env))
    if (/^(DATABASE_URL|PORT|NODE_ENV|PG[A-Z]+|ONRECORD_.*|AUTH_.*)$/.test(name)) delete env[name]
  return { ...env, ONRECORD_TEST_DATA: data, ...(full && { ONRECORD_TEST_SIZE: 'full' }) }
}

/** Runs a program of node_modules, its output shown as it comes; whether it ended well. */
function run(args: string[], env: Record<string, string> = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...cleanEnv(), ...env },
      stdio: 'inherit',
    })
    running = child
    child.on('error', () => resolve(false))
    child.on('close', (code) => resolve(code === 0))
  })
}

const modules = (file: string) => path.join('node_modules', file)
const one = (well: boolean): Count => ({ passed: well ? 1 : 0, failed: well ? 0 : 1, skipped: 0 })

async function unit(): Promise<Count> {
  const report = path.join(reports, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const well = await run([modules('vitest/vitest.mjs'), 'run', ...reporters])
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

const checks: [name: string, check: () => Promise<Count>][] = [
  ['format', async () => one(await run([modules('prettier/bin/prettier.cjs'), '--check', '.']))],
  ['lint', async () => one(await run([modules('eslint/bin/eslint.js'), '--max-warnings', '0', '.']))],
  ['types', async () => one(await run([modules('typescript/bin/tsc'), '--noEmit']))],
  ['unit and database', unit],
  ['build', async () => one(await run(['--import', 'tsx', 'jobs/build.ts']))],
  ['browser', browser],
]

async function check(): Promise<boolean> {
  const total: Count = { passed: 0, failed: 0, skipped: 0 }
  const results: string[] = []
  for (const [name, run] of checks) {
    if (interrupted) break
    console.log(`\n== ${name}`)
    const { passed, failed, skipped } = await run()
    total.passed += passed
    total.failed += failed
    total.skipped += skipped
    results.push(`${failed ? 'FAILED' : 'ok'}  ${name}: ${passed} passed, ${failed} failed`)
  }
  console.log(`\n${results.join('\n')}\n`)
  if (total.skipped)
    console.log(`${total.skipped} skipped: ../shared is not beside this checkout, or as the list above says`)
  if (interrupted) console.log('Interrupted.')
  else console.log(`${total.passed} passed, ${total.failed} failed`)
  return !interrupted && total.failed === 0
}

for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    interrupted = true
    running?.kill(signal)
  })

const well = await check()
rmSync(reports, { recursive: true, force: true })
await removeDatabase(data).catch((error: unknown) => console.error(String(error)))
process.exitCode = well ? 0 : 1
