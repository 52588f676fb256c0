import type { IncomingMessage, ServerResponse } from 'node:http'

/** Changes the head of an answer just before it goes out: `change` gets the status, and may return another. */
export function beforeHead(res: ServerResponse, change: (status: number) => number | void): void {
  const writeHead = res.writeHead
  res.writeHead = function (this: ServerResponse, ...args: Parameters<typeof writeHead>) {
    const status = typeof args[0] === 'number' ? args[0] : res.statusCode
    args[0] = res.statusCode = change(status) ?? status
    return writeHead.apply(this, args)
  } as typeof res.writeHead
}

/** Adds to what Next sets itself; of a page that is not there, there is no other day's either. */
export function whenFound(res: ServerResponse, headers: Record<string, string>): void {
  beforeHead(res, (status) => {
    if (status !== 200 && status !== 304) return
    for (const [name, value] of Object.entries(headers)) {
      const before = res.getHeader(name)
      res.setHeader(name, before ? `${[before].flat().join(', ')}, ${value}` : value)
    }
  })
}

/** Sends 410, as a page cannot itself. What is gone is told whole, however well a browser knows the page. */
export function asGone(req: IncomingMessage, res: ServerResponse): void {
  delete req.headers['if-none-match']
  delete req.headers['if-modified-since']
  beforeHead(res, (status) => (status === 200 ? 410 : status))
}
