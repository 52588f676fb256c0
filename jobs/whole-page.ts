import type { IncomingMessage, ServerResponse } from 'node:http'
import { refusedHeader, toldAs, type Refused } from '../lib/refused'
import { missingPage } from './page-frame'
import { refuse } from './refuse'

/**
 * Answers with a whole page where Next ends one in 404 or 500: from there it comes as an empty body that only a script
 * fills. Of files it says in their own form why there is none. `req` still has the address that was asked.
 */
export function wholePage(req: IncomingMessage, res: ServerResponse): void {
  const asked = req.url ?? '/'
  const { write, writeHead, end } = res
  let empty = false
  res.writeHead = function (this: ServerResponse, ...args: Parameters<typeof writeHead>) {
    const status = typeof args[0] === 'number' ? args[0] : res.statusCode
    empty = status === 404 || status >= 500 || res.hasHeader(refusedHeader)
    res.statusCode = status
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
    const { detail, withdrawn } = whyOf(res)
    for (const name of res.getHeaderNames())
      if (/^(content-(encoding|length)|transfer-encoding|etag)$/.test(name) || name === refusedHeader)
        res.removeHeader(name)
    if (res.statusCode !== 404 || toldAs(asked) !== 'page') {
      req.url = asked
      refuse(req, res, res.statusCode, detail, withdrawn)
    } else {
      res.setHeader('Content-Type', 'text/html; charset=utf-8')
      res.end(req.method === 'HEAD' ? undefined : missingPage())
    }
    return this
  } as typeof end
}

/** What a route said of it, or what is to be said of whatever ends so. */
function whyOf(res: ServerResponse): Refused {
  const told = res.getHeader(refusedHeader)
  if (told) return JSON.parse(decodeURIComponent(String(told))) as Refused
  return {
    detail: res.statusCode === 404 ? 'There is no record at this address.' : 'Something went wrong here.',
  }
}
