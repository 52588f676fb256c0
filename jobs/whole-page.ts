import type { IncomingMessage, ServerResponse } from 'node:http'
import { missingPage } from './page-frame'
import { refuse } from './refuse'

/**
 * Answers with a whole page where Next ends one in 404 or 500: from there it comes as an empty body that only a script
 * fills.
 */
export function wholePage(req: IncomingMessage, res: ServerResponse): void {
  const { write, writeHead, end } = res
  let empty = false
  res.writeHead = function (this: ServerResponse, ...args: Parameters<typeof writeHead>) {
    const status = typeof args[0] === 'number' ? args[0] : res.statusCode
    empty = status === 404 || status >= 500
    return empty ? res : writeHead.apply(this, args)
  } as typeof writeHead
  res.write = function (this: ServerResponse, ...args: Parameters<typeof write>) {
    if (!res.headersSent && !empty) res.writeHead(res.statusCode)
    return empty || write.apply(this, args)
  } as typeof write
  res.end = function (this: ServerResponse, ...args: Parameters<typeof end>) {
    if (!res.headersSent && !empty) res.writeHead(res.statusCode)
    if (!empty) return end.apply(this, args)
    Object.assign(res, { write, writeHead, end })
    for (const name of res.getHeaderNames())
      if (/^(content-(encoding|length)|transfer-encoding|etag)$/.test(name)) res.removeHeader(name)
    if (res.statusCode !== 404) refuse(req, res, res.statusCode, 'Something went wrong here.')
    else {
      res.setHeader('Content-Type', 'text/html; charset=utf-8')
      res.end(req.method === 'HEAD' ? undefined : missingPage())
    }
    return this
  } as typeof end
}
