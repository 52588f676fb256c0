import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers in one line of text, such as whether the process runs. */
export function plain(res: ServerResponse, status: number, text: string): void {
  res
    .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(`${text}\n`)
}

/** Answers with a reason, as a page of its own that needs nothing else of the site. */
export function refuse(req: IncomingMessage, res: ServerResponse, status: number, reason: string): void {
  res.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    ...(status === 405 && { Allow: 'GET, HEAD' }),
  })
  const html = `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${reason} – Onrecord</title>
<h1>${reason}</h1><p><a href="/">To the record</a></p></html>
`
  res.end(req.method === 'HEAD' ? undefined : html)
}
