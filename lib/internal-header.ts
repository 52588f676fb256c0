/**
 * Whether a request header is one that only Next may set for itself. On reader pages its router's own go too:
 * the router is answered with the whole page, and loads it as a browser does, never from a copy of its own.
 */
export function internalHeader(name: string, reader: boolean): boolean {
  return (
    /^x-(middleware-|invoke-|matched-path$|now-route-matches$|prerender-revalidate)/.test(name) ||
    (reader && /^(rsc|next-.*)$/.test(name))
  )
}
