/** Path and query of a request line, which may hold the whole address (RFC 9112, 3.2). */
export const targetOf = (url: string): string =>
  url.replace(/^https?:\/\/[^/?#]*/i, '').replace(/#.*$/s, '') || '/'
