import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answers } from './answers'

export type Hostile = {
  /** On 127.0.0.1. */
  port: number
  /** The paths that were asked for, in order. */
  asked: string[]
  close: () => Promise<void>
}

/**
 * A web server on 127.0.0.1 that answers as badly as it can, with one path for each way (`answers.ts`). With
 * `robots`, its robots.txt is that text, answers that status, or as that path does; without, it has none.
 */
export async function startHostile({ robots }: { robots?: string | number } = {}): Promise<Hostile> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    asked.push(pathname)
    response.on('error', () => {})
    request.socket.on('error', () => {})
    const path = pathname === '/robots.txt' && answers[String(robots)] ? String(robots) : pathname
    if (path === '/robots.txt' && robots !== undefined) {
      if (typeof robots === 'string') response.setHeader('content-type', 'text/plain').end(robots)
      else response.writeHead(robots).end()
      return
    }
    const answer = answers[path]
    if (answer) answer(request, response)
    else response.writeHead(404, { 'content-type': 'text/html' }).end('<p>Nothing here.')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
