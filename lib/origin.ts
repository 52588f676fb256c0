/** The address that the world sees, `https://…`; before the public origin is set (ONRECORD_URL), the path alone. */
export function fullAddress(path: string): string {
  const origin = process.env.ONRECORD_URL
  return origin && URL.canParse(path, origin) ? new URL(path, origin).href : path
}
