import { refusedHeader, type Refused } from '@/lib/refused'

/** What a route answers where it has nothing to give; the server in front tells it in the form of the address. */
export const refused = (status: 404 | 410 | 503, why: Refused, headers?: Record<string, string>): Response =>
  new Response(`${why.detail}\n`, {
    status,
    headers: { ...headers, [refusedHeader]: encodeURIComponent(JSON.stringify(why)) },
  })
