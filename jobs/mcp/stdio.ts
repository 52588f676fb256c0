import { setTimeout as sleep } from 'node:timers/promises'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import type { RequestId } from '@modelcontextprotocol/sdk/types.js'
import { loadInstance } from '../../db/instance'
import { readEnv } from '../../lib/env'
import { onInstance } from '../instance'
import { recordServer } from './server'

// npm run -s mcp: the record for a program that starts this one. Standard output carries the protocol alone.
console.log = console.info = console.debug = console.error

async function serve(): Promise<void> {
  await loadInstance()
  const read = readEnv(process.env)
  if ('problem' in read) throw new Error(read.problem)
  const { url, port } = read.settings
  const server = recordServer(url ?? `http://localhost:${port}`)
  const transport = new StdioServerTransport()
  const ended = new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error']) process.stdin.once(event, () => resolve())
    process.stdout.once('error', () => resolve())
    server.server.onclose = resolve
  })
  await server.connect(transport)
  const open = openRequests(transport)
  await ended
  // What was asked before the end of the input is answered, in time.
  for (let waited = 0; open.size && waited < 100; waited += 1) await sleep(100)
  await server.close()
}

/** The numbers of the requests that are not answered yet. */
function openRequests(transport: StdioServerTransport): Set<RequestId> {
  const open = new Set<RequestId>()
  const { onmessage, send } = transport
  transport.onmessage = (message) => {
    if ('method' in message && 'id' in message) open.add(message.id)
    onmessage?.(message)
  }
  transport.send = async (message) => {
    await send.call(transport, message)
    if (!('method' in message) && message.id !== undefined) open.delete(message.id)
  }
  return open
}

await onInstance(serve, { fresh: false, sorry: 'The MCP server ends' })
