import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'

export type Outlet = {
  /** Its address without a path. */
  origin: string
  /** Host and port, for the hosts that may be private. */
  host: string
  /** What it was asked for, in order. */
  asked: { path: string; headers: IncomingHttpHeaders }[]
  /** What a path answers from now on; anything else answers 404. */
  serve(path: string, body: string | Answer): void
  close(): Promise<void>
}
type Answer = { status?: number; headers?: Record<string, string>; body?: string | Uint8Array }

/** An outlet's server on this machine, whose pages a test sets and changes. An `etag` is honoured. Port 0: a free one. */
export async function startOutlet(wanted = 0): Promise<Outlet> {
  const pages = new Map<string, Answer>()
  const asked: Outlet['asked'] = []
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push({ path, headers: request.headers })
    const { status = 200, headers = {}, body = '' } = pages.get(path) ?? { status: 404, body: 'Not here.' }
    const fresh = headers.etag && request.headers['if-none-match'] === headers.etag
    response.writeHead(fresh ? 304 : status, { 'content-type': 'text/html; charset=utf-8', ...headers })
    response.end(fresh ? undefined : body)
  })
  await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    origin: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    asked,
    serve: (path, body) => void pages.set(path, typeof body === 'string' ? { body } : body),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

type Story = {
  title: string
  paragraphs: string[]
  byline?: string
  published?: string
  modified?: string
  canonical?: string
}

/** A page as outlets build them: a menu, the story with its metadata, a box for the newsletter, links to more. */
export function storyPage({ title, paragraphs, byline, published, modified, canonical }: Story): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    headline: title,
    author: byline && { '@type': 'Person', name: byline },
    publisher: { '@type': 'Organization', name: 'Lowland Echo' },
    datePublished: published,
    dateModified: modified,
    inLanguage: 'en-GB',
  }
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>${title} | Lowland Echo</title>
<meta property="og:title" content="${title}"><meta property="og:site_name" content="Lowland Echo">
${canonical ? `<link rel="canonical" href="${canonical}">` : ''}
<script type="application/ld+json">${JSON.stringify(data)}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<main><article><h1>${title}</h1><p class="byline">By ${byline ?? 'staff'}</p>
<figure><img src="/bridge.jpg" alt=""><figcaption>The bridge on Friday. Photograph: Lowland Echo</figcaption></figure>
${paragraphs.map((words) => `<p>${words}</p>`).join('\n')}
</article><aside class="newsletter"><h2>Sign up for our newsletter</h2><p>Every morning in your inbox.</p></aside>
<section class="related"><h2>Read more</h2><ul><li><a href="/2">Another story of the day</a></li></ul></section></main>
<footer><p>© Lowland Echo</p></footer></body></html>`
}
