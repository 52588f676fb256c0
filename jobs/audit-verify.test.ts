import { spawnSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client, closeDatabase } from '../db/connection'
import { sealRevisions } from '../db/sealing'
import { system } from '../lib/permissions'

beforeAll(async () => {
  await client()`insert into publishers (name) values ('Sealed Post')`
  await sealRevisions(system)
})
afterAll(closeDatabase)

function verify(args: string[], env: Record<string, string> = {}) {
  const script = path.join(import.meta.dirname, 'audit-verify.ts')
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
}

test('what is as it was sealed ends with 0, and says the hash to note', () => {
  const { status, stdout, stderr } = verify([])
  expect(stdout).toMatch(/^OK: \d+ seals over \d+ revisions; \d+ revisions not sealed yet\.\nNewest seal: /)
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  const [, hash] = /hash ([0-9a-f]{64})\n/.exec(stdout)!
  expect(verify(['--expect', hash!]).status).toBe(0)
})

test('a hash that no seal has ends with 1', () => {
  const { status, stdout } = verify(['--expect', 'f'.repeat(64)])
  expect(stdout).toContain(`No seal has the hash ${'f'.repeat(64)}`)
  expect(stdout).toContain('NOT as sealed')
  expect(status).toBe(1)
})

test('what is no hash, and a folder that holds no database, end with 2 and a line that says so', () => {
  expect(verify(['--expect', 'abc'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('64 digits') as string,
  })
  const empty = mkdtempSync(path.join(tmpdir(), 'onrecord-verify-'))
  expect(verify([], { DATABASE_URL: '', ONRECORD_DATA: empty })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('holds no database') as string,
  })
})
