/** The tag of what was read (RFC 9110, 8.8.3): its row's version, of several rows theirs in order, as in `"3.2.5"`. */
export const versionTag = (...versions: number[]): string => `"${versions.join('.')}"`

/**
 * The versions that an If-Match names, of so many rows; zeros, which no row has, where it names another tag. Null where
 * it names none, as `*` does.
 */
export function versionsOf(header: string | null, rows: number): number[] | null {
  const named = header?.trim() ?? ''
  if (named === '' || named === '*') return null
  const [, digits] = /^"(\d{1,9}(?:\.\d{1,9})*)"$/.exec(named) ?? []
  const versions = digits?.split('.').map(Number) ?? []
  return versions.length === rows ? versions : Array.from({ length: rows }, () => 0)
}
