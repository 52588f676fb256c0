import path from 'node:path'
import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDatabase } from '../../db/connection'
import { ensureDatabase, removeDatabase, type Embedded } from '../../db/embedded'
import { migrate } from '../../db/migrate'
import { edition, makePublished, unique } from '../../db/test-rows'
import { withdrawClaim } from '../../db/withdrawing'
import { system } from '../../lib/permissions'

const data = path.join(import.meta.dirname, `../../.data/test-mcp-${process.pid}`)
let embedded: Embedded
let before: string | undefined

beforeAll(async () => {
  embedded = await ensureDatabase(data)
  await migrate(embedded.url)
  before = process.env.DATABASE_URL
  process.env.DATABASE_URL = embedded.url
}, 180_000)
afterAll(async () => {
  await closeDatabase()
  process.env.DATABASE_URL = before
  await embedded.stop()
  await removeDatabase(data)
})

/** A client of the command, on the embedded database of this folder; `said`: what it wrote beside the protocol. */
async function connect(folder = data) {
  const env = { ...process.env, ONRECORD_DATA: folder, ONRECORD_URL: 'https://record.example' } as Record<
    string,
    string
  >
  delete env.DATABASE_URL
  delete env.NODE_ENV
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: ['--import', 'tsx', path.join(import.meta.dirname, 'stdio.ts')],
    env,
    stderr: 'pipe',
  })
  let said = ''
  transport.stderr!.on('data', (text: Buffer) => (said += text.toString()))
  const client = new Client({ name: 'test', version: '1' })
  const broken: Error[] = []
  client.onerror = (error) => broken.push(error)
  await client.connect(transport)
  return { client, broken, said: () => said }
}

type Told = {
  isError?: boolean
  content: { text: string }[]
  structuredContent?: { onRecord: boolean; statements?: { statement: number; address: string }[] }
}

test('the record is read over stdio, joined to the database that is running', async () => {
  const name = unique('Anna Petrenko')
  const said = await makePublished(system, { source: { name, kind: 'person' }, capacity: 'harbour master' })
  const gone = await makePublished(system)
  await withdrawClaim(system, { ...(await edition(gone)).claim, reason: 'It was printed in error.' })
  const { client, broken, said: beside } = await connect()
  const call = async (tool: string, input: Record<string, unknown>) =>
    (await client.callTool({ name: tool, arguments: input })) as unknown as Told
  expect((await client.listTools()).tools).toHaveLength(7)

  const found = await call('search_record', { words: `"${name}"` })
  expect(found.structuredContent!.statements!.map(({ statement }) => statement)).toEqual([said.utterance])
  expect(found.structuredContent!.statements![0]!.address).toMatch(/^https:\/\/record\.example\/claims\//)
  expect(found.content[0]!.text).toMatch(new RegExp(`Said by: ${name} .*\nCapacity: harbour master\n`))

  const withdrawn = await call('get_claim', { claim: gone.claim })
  expect(withdrawn.structuredContent).toMatchObject({
    onRecord: false,
    withdrawn: { reason: 'It was printed in error.' },
  })
  expect(withdrawn.content[0]!.text).toContain('was withdrawn on')
  expect((await call('get_claim', { claim: 2147483647 })).content[0]!.text).toMatch(/^Not on record: /)
  expect(await call('get_claim', { claim: 'x' })).toMatchObject({ isError: true })
  await client.close()
  expect([broken, beside()]).toEqual([[], ''])
}, 60_000)

test('where there is no database it says so, and ends', async () => {
  const nowhere = path.join(data, 'nowhere')
  await expect(connect(nowhere)).rejects.toThrow(/closed/i)
}, 60_000)
