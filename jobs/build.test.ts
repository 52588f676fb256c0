import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildName } from './build'

let folder: string
const write = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'onrecord-build-'))
  write('app/page.tsx', 'one')
  write('lib/dates.ts', 'two')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('a build is named by what it is made of', () => {
  const first = buildName(folder)
  expect(first).toMatch(/^[0-9a-f]{12}$/)
  write('lib/dates.ts', 'three')
  const second = buildName(folder)
  expect(second).not.toBe(first)
  write('lib/dates.ts', 'two')
  expect(buildName(folder)).toBe(first)
})

test('a renamed or added file makes another build, a test or a note does not', () => {
  const first = buildName(folder)
  write('lib/dates.test.ts', 'test')
  write('README.md', 'read')
  write('e2e/reading.spec.ts', 'spec')
  expect(buildName(folder)).toBe(first)
  write('app/about/page.tsx', '')
  expect(buildName(folder)).not.toBe(first)
})
