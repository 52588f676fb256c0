/** The tag of what was read (RFC 9110, 8.8.3): its row's version, of several rows theirs in order, as in `"3.2.5"`. */
export const versionTag = (...versions: number[]): string => `"${versions.join('.')}"`

/** A version tag with the state of the answer behind it, as in `"3.2.5-m3kX0pQd"`: not all that is told counts versions. */
export const withState = (tag: string, state: string): string => tag.replace(/"$/, `-${state}"`)

/**
 * The versions that an If-Match names, of so many rows, with a state behind them or without; zeros, which no row has,
 * where it names another tag. Null where it names none, as `*` does.
 */
export function versionsOf(header: string | null, rows: number): number[] | null {
  const named = header?.trim() ?? ''
  if (named === '' || named === '*') return null
  const [, digits] = /^"(\d{1,9}(?:\.\d{1,9})*)(?:-[\w-]{1,50})?"$/.exec(named) ?? []
  const versions = digits?.split('.').map(Number) ?? []
  return versions.length === rows ? versions : Array.from({ length: rows }, () => 0)
}
