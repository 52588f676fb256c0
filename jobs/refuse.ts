import type { IncomingMessage, ServerResponse } from 'node:http'
import { isApi, kindOfStatus, refuseApi } from './api-door'
import { framed, missingPage } from './page-frame'

/** Answers in one line of text, such as whether the process runs. */
export function plain(res: ServerResponse, status: number, text: string): void {
  res
    .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(`${text}\n`)
}

/**
 * Answers with a reason, as a page with the head and foot of the site, without scripts and never kept; to programs
 * that asked the API as a problem.
 */
export function refuse(req: IncomingMessage, res: ServerResponse, status: number, reason: string): void {
  if (isApi(req.url ?? '/')) return refuseApi(req, res, kindOfStatus(status), reason)
  res.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ...(status === 405 && { Allow: 'GET, HEAD' }),
  })
  res.end(req.method === 'HEAD' ? undefined : page(status, escaped(reason), req.url ?? '/'))
}

function page(status: number, reason: string, url: string): string {
  const words = `<h1>${reason}</h1>${wayBack(status, url)}`
  const whole = missingPage()
  if (whole) return framed(whole, `${reason} · Onrecord`, words)
  return `<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${reason} – Onrecord</title>
${words}<p><a href="/">To the record</a></p></html>
`
}

// Where only the query is wrong, the page without it is there.
function wayBack(status: number, url: string): string {
  const [, path] = /^(\/[\w./~-]*)\?/.exec(url) ?? []
  if (status !== 400 || !path || path.startsWith('//')) return ''
  return `<p>The address goes wrong after its question mark. <a href="${path}">Open the page without that part</a></p>`
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
