/**
 * Whether a request that writes was sent by a page of our own, as the framework checks it for its actions: browsers
 * tell where such a request comes from.
 */
export function sameOrigin(request: Request): boolean {
  const origin = request.headers.get('origin') ?? ''
  if (!URL.canParse(origin)) return false
  const own = [request.headers.get('host')]
  // Another server may stand in front.
  if (process.env.ONRECORD_URL) own.push(new URL(process.env.ONRECORD_URL).host)
  return own.includes(new URL(origin).host)
}
