import type { IncomingMessage, ServerResponse } from 'node:http'
import { openToAll } from '../lib/api/cors'
import { toldAs, type Refused } from '../lib/refused'
import { isApi, kindOfStatus, refuseApi } from './api-door'
import { framed, missingPage } from './page-frame'

/** Answers in one line of text, such as whether the process runs. */
export function plain(res: ServerResponse, status: number, text: string): void {
  res
    .writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' })
    .end(`${text}\n`)
}

/**
 * Answers with a reason that is never kept: as a page with the head and foot of the site, without scripts; to programs
 * that asked the API or for a file in JSON as a problem, for another file as a line of text.
 */
export function refuse(
  req: IncomingMessage,
  res: ServerResponse,
  status: number,
  reason: string,
  withdrawn?: Refused['withdrawn'],
): void {
  if (status === 405) res.setHeader('Allow', 'GET, HEAD')
  const url = req.url ?? '/'
  const form = isApi(url) ? 'json' : toldAs(url)
  if (form === 'json') return refuseApi(req, res, kindOfStatus(status), { detail: reason, withdrawn })
  if (form === 'text') {
    for (const [name, value] of Object.entries(openToAll)) res.setHeader(name, value)
    res.setHeader('X-Content-Type-Options', 'nosniff')
    return plain(res, status, reason)
  }
  res.writeHead(status, {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  })
  res.end(req.method === 'HEAD' ? undefined : page(status, escaped(reason), url))
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
