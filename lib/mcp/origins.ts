const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/**
 * Whether a page of this origin may ask the MCP server: pages of this instance's own public origin, and tools that run
 * on somebody's own machine. Programs send no Origin at all. A page elsewhere could reach, by a name of its own that
 * leads here, what only this machine may (DNS rebinding).
 */
export function mayAsk(origin: string | undefined, own: string | null): boolean {
  if (origin === undefined) return true
  if (!URL.canParse(origin)) return false
  const { protocol, hostname, origin: plain } = new URL(origin)
  if (plain !== origin.toLowerCase()) return false
  return plain === own || (/^https?:$/.test(protocol) && loopback.test(hostname))
}
