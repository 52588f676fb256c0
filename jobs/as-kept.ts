import type { IncomingMessage, ServerResponse } from 'node:http'
import { sameTag } from '../lib/etag'

/** Tells who has this feed or file already that it is the same (304), as Next does for pages alone. */
export function asKept(req: IncomingMessage, res: ServerResponse): void {
  const known = req.headers['if-none-match']
  if (!known) return
  const { write, writeHead, end } = res
  let kept = false
  res.writeHead = function (this: ServerResponse, ...args: Parameters<typeof writeHead>) {
    const status = typeof args[0] === 'number' ? args[0] : res.statusCode
    kept = status === 200 && sameTag(known, String(res.getHeader('etag') ?? ''))
    if (!kept) return writeHead.apply(this, args)
    for (const name of res.getHeaderNames())
      if (/^(content-(type|length|encoding|disposition)|transfer-encoding)$/.test(name))
        res.removeHeader(name)
    return writeHead.call(this, 304)
  } as typeof writeHead
  res.write = function (this: ServerResponse, ...args: Parameters<typeof write>) {
    if (!res.headersSent) res.writeHead(res.statusCode)
    return kept || write.apply(this, args)
  } as typeof write
  res.end = function (this: ServerResponse, ...args: Parameters<typeof end>) {
    if (!res.headersSent) res.writeHead(res.statusCode)
    return kept ? (end as () => ServerResponse).call(this) : end.apply(this, args)
  } as typeof end
}
