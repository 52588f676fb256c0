/**
 * The hosts and ports of `ONRECORD_FETCH_ALLOW` (`host:port, [::1]:8080`), each spelled as `new URL` spells it and
 * with its port (`kestrel.internal:8080`); null where one of them is no host with a port.
 */
export function readFetchAllow(text: string): string[] | null {
  const allowed = text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(hostWithPort)
  return allowed.every((host) => host !== null) ? allowed : null
}

function hostWithPort(text: string): string | null {
  const [, host, port] = /^([^\s/?#@\\:*]+|\[[0-9a-f:.]+\]):([1-9][0-9]{0,4})$/i.exec(text) ?? []
  if (!host || Number(port) > 65535 || !URL.canParse(`http://${host}/`)) return null
  return `${new URL(`http://${host}/`).hostname}:${port}`
}

/** An address's host and port in the spelling of {@link readFetchAllow}. */
export function hostAndPort(url: URL): string {
  return `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`
}
