import type { IncomingMessage, ServerResponse } from 'node:http'
import send from 'send'
import { newestDump, outdated } from './offered-dump'
import { refuse } from './refuse'
import { breakOffStalled } from './stalled'

/** Whether a request line is for the dump that is offered, or for its page. */
export const isDump = (url: string): boolean => /^\/dump(\/onrecord\.(zip|json))?(\?|$)/.test(url)

const none = 'The whole record as a file is not made yet. Try again in a few minutes.'
const anew = 'The dump is being made anew, as something in it was withdrawn. Try again in a few minutes.'

/**
 * Sends the newest dump of a folder (`/dump/onrecord.zip`, also in parts) or what is told of it (`.json`), the same to
 * everyone: 404 where none was made, 503 while one is made anew. True where it is answered here; the page is Next's.
 */
export async function dumpDoor(folder: string, req: IncomingMessage, res: ServerResponse): Promise<boolean> {
  const path = (req.url ?? '').replace(/\?.*$/s, '')
  const refused = (status: number, reason: string) => (refuse(req, res, status, reason), true)
  if (req.method !== 'GET' && req.method !== 'HEAD')
    return path === '/dump' ? false : refused(405, 'This can only be read.')
  const dump = newestDump(folder)
  if (!dump) return refused(404, none)
  if (await outdated(dump)) {
    res.setHeader('Retry-After', '120')
    return refused(503, anew)
  }
  if (path === '/dump') return false
  res.setHeader('Cache-Control', 'public, max-age=0, must-revalidate')
  res.setHeader('X-Content-Type-Options', 'nosniff')
  res.setHeader('Access-Control-Allow-Origin', '*')
  res.setHeader('ETag', `"${dump.sha256.slice(0, 32)}${path.endsWith('.json') ? '-json' : ''}"`)
  const zip = path.endsWith('.zip')
  res.setHeader('Content-Type', zip ? 'application/zip' : 'application/json; charset=utf-8')
  if (zip) res.setHeader('Content-Disposition', `attachment; filename="${dump.file}"`)
  breakOffStalled(res)
  await sent(req, res, folder, zip ? dump.file : `${dump.file}.json`)
  return true
}

/** Sends a file of a folder, or the part of it that is asked for. */
function sent(req: IncomingMessage, res: ServerResponse, root: string, file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const gone = (error: NodeJS.ErrnoException & { status?: number }) => {
      if (error.status !== 416) return reject(error)
      res.writeHead(416, { 'Content-Length': 0 }).end()
      resolve()
    }
    res.on('close', resolve)
    send(req, file, { root, index: false, dotfiles: 'deny', cacheControl: false, lastModified: false })
      .on('error', gone)
      .pipe(res)
  })
}
