import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Writable } from 'node:stream'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

type Answer = (request: IncomingMessage, response: ServerResponse) => void

const html = { 'content-type': 'text/html; charset=utf-8' }
const page = '<!doctype html><title>Kestrel</title><p>The harbour opens on Friday.'
const once = <Value>(make: () => Value) => {
  let made: Value | undefined
  return () => (made ??= make())
}
// 10 MB for each 10 KB sent, and 64 MB for a few hundred bytes.
const gzipBomb = once(() => gzipSync(Buffer.alloc(10_000_000)))
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } }
const brotliBomb = once(() => brotliCompressSync(Buffer.alloc(64_000_000), quick))

/** Writes the same bytes until the other side has enough. */
function forever(stream: Writable, bytes: Buffer | string): void {
  const more = () => {
    while (!stream.destroyed && stream.write(bytes));
  }
  stream.on('drain', more)
  more()
}

/** Writes one piece each second. */
function drip(stream: Writable, piece: string): void {
  const timer = setInterval(() => stream.write(piece), 1000)
  stream.on('close', () => clearInterval(timer))
}

const full = (more: number) => Buffer.alloc(10_000_000 + more, 'a')

const send =
  (headers: Record<string, string>, body: Buffer | string, status = 200): Answer =>
  (_, response) =>
    response.writeHead(status, headers).end(body)
const raw =
  (head: string, then: (socket: Writable) => void = (socket) => socket.end()): Answer =>
  ({ socket }) => {
    socket.write(head)
    then(socket)
  }
const redirect = (location: string, status = 302) => send({ location }, '', status)

const feed = (inner: string) =>
  `<rss version="2.0"><channel>${inner}<item><link>/page</link><title>The harbour opens</title></item></channel></rss>`

/** One bad answer (and a few good ones) for each path. */
export const answers: Record<string, Answer> = {
  '/page': send(html, page),
  '/packed': send({ ...html, 'content-encoding': 'gzip' }, gzipSync(page)),
  '/packed-twice': send({ ...html, 'content-encoding': 'br, gzip' }, gzipSync(brotliCompressSync(page))),
  '/conditional': ({ headers }, response) => {
    const fresh = headers['if-none-match'] === '"v1"'
    response.writeHead(fresh ? 304 : 200, { ...html, etag: '"v1"' }).end(fresh ? undefined : page)
  },
  '/user-agent': ({ headers }, response) => response.writeHead(200, html).end(headers['user-agent']),

  '/feed': send({ 'content-type': 'application/rss+xml' }, feed('<title>Kestrel</title>')),
  '/feed-laughs': send(
    { 'content-type': 'application/rss+xml' },
    `<!DOCTYPE rss [<!ENTITY a "${'ha'.repeat(1000)}">]>${feed(`<title>${'&a;'.repeat(90_000)}</title>`)}`,
  ),
  '/feed-signs': send({ 'content-type': 'text/xml' }, feed(`<title>${'&'.repeat(1_900_000)};</title>`)),
  '/feed-tags': send({ 'content-type': 'text/xml' }, feed('<a/>'.repeat(2_000_000))),

  '/gzip-bomb': (_, response) => {
    response.writeHead(200, { ...html, 'content-encoding': 'gzip' })
    forever(response, gzipBomb())
  },
  '/gzip-gzip-bomb': (_, response) =>
    response
      .writeHead(200, { ...html, 'content-encoding': 'gzip, gzip' })
      .end(gzipSync(Buffer.concat([gzipBomb(), gzipBomb()]))),
  '/brotli-bomb': (_, response) =>
    response.writeHead(200, { ...html, 'content-encoding': 'br' }).end(brotliBomb()),
  '/packed-often': send(
    { ...html, 'content-encoding': 'gzip, gzip, gzip' },
    gzipSync(gzipSync(gzipSync(page))),
  ),
  '/packed-unknown': send({ ...html, 'content-encoding': 'constructor' }, page),
  '/packed-badly': send({ ...html, 'content-encoding': 'gzip' }, page),
  '/packed-cut': send({ ...html, 'content-encoding': 'gzip' }, gzipSync(page).subarray(0, 40)),

  '/endless': (_, response) => {
    response.writeHead(200, html)
    forever(response, '<p>and on and on'.repeat(4000))
  },
  '/crumbs': raw(
    'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n',
    (socket) => forever(socket, '1\r\na\r\n'.repeat(10_000)),
  ),
  '/drip': (_, response) => {
    response.writeHead(200, html)
    drip(response, 'a')
  },
  '/drip-head': raw('HTTP/1.1 200 OK\r\n', (socket) => drip(socket, 'x: y\r\n')),
  '/silent': () => {},
  '/hints': raw('', (socket) =>
    forever(socket, 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(100)),
  ),

  '/says-more': raw(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 1000\r\n\r\n${page}`),
  '/says-less': raw(`HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 15\r\n\r\n${page}`),
  '/says-huge': raw(
    'HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 99999999999\r\n\r\n',
    (socket) => forever(socket, page),
  ),
  '/says-both': raw('HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello!'),
  '/reset': ({ socket }) => socket.resetAndDestroy(),
  '/hangs-up': ({ socket }) => socket.end(),
  '/no-http': raw('SSH-2.0-OpenSSH_9.6\r\n'),
  '/upgrade': raw(
    'HTTP/1.1 101 Switching Protocols\r\nupgrade: chat\r\nconnection: upgrade\r\n\r\n',
    () => {},
  ),
  '/huge-head': send({ ...html, 'x-long': 'a'.repeat(20_000) }, page),
  '/wrong-charset': send(
    { 'content-type': 'text/html; charset=utf-8' },
    Buffer.from('<meta charset="koi8-r"><p>The caf\xe9 re-opens.', 'latin1'),
  ),

  '/picture': send({ 'content-type': 'image/png' }, Buffer.from([0x89, 0x50, 0x4e, 0x47])),
  '/binary': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' })
    forever(response, Buffer.alloc(65_536))
  },
  '/no-type': send({}, page),
  '/no-type-picture': send({}, Buffer.from('\x89PNG\r\n\x1a\n\0\0', 'latin1')),
  '/nested': send(html, '<div>'.repeat(1_000_000)),
  '/empty': (_, response) => response.writeHead(204).end(),
  '/largest': (_, response) => response.writeHead(200, html).end(full(0)),
  '/largest-packed': (_, response) =>
    response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(full(0))),
  '/one-more-packed': (_, response) =>
    response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(full(1))),
  '/blank': send(html, ''),
  '/gone': send(html, 'gone', 410),
  '/forbidden': send(html, 'no', 403),
  '/broken': send(html, 'oh', 500),
  '/busy': send({ 'retry-after': '120' }, '', 503),
  '/too-often': send({ 'retry-after': 'Fri, 31 Dec 2999 23:59:59 GMT' }, '', 429),

  '/loop': redirect('/loop'),
  '/hops-1': redirect('/page', 301),
  '/hops-2': redirect('/hops-1', 308),
  '/hops-3': redirect('/hops-2', 307),
  '/hops-4': redirect('/hops-3'),
  '/nowhere': send({}, '', 302),
  '/to-nonsense': redirect('http://[::1'),
  '/to-file': redirect('file:///etc/passwd'),
  '/to-script': redirect('javascript:alert(1)'),
  '/to-sign-in': redirect('http://ada:secret@kestrel.example/'),
  '/to-port': redirect('http://8.8.8.8:22/'),
  // What a redirect may lead to is in the query: `/to?http://127.0.0.1/`.
  '/to': ({ url }, response) => response.writeHead(302, { location: url?.slice('/to?'.length) }).end(),
}
