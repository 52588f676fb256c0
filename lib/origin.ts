/** The address that the world sees, `https://…`; before the public origin is set (ONRECORD_URL), the path alone. */
export function fullAddress(path: string): string {
  const origin = process.env.ONRECORD_URL
  return origin && URL.canParse(path, origin) ? new URL(path, origin).href : path
}

/** Addresses as they are told where the origin is known, in the form of `fullAddress`. */
export const addressesAt =
  (origin: string): FullAddress =>
  (path) =>
    new URL(path, origin).href

/** How an address is told: from a path, in full where that is possible. */
export type FullAddress = (path: string) => string

/**
 * The origin under which a request reached this instance, from its Host header: ONRECORD_URL where that is set, null
 * where the header is no plain name or number of a host. Whoever asks chooses the header, so that what is written from
 * it is kept for that host alone.
 */
export function askedOrigin(host: string | undefined): string | null {
  if (process.env.ONRECORD_URL) return process.env.ONRECORD_URL
  if (!host || !/^([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:]{2,45}\])(:\d{1,5})?$/i.test(host))
    return null
  const address = `http://${host}`
  return URL.canParse(address) ? new URL(address).origin : null
}
