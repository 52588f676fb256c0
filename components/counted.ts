const grouped = new Intl.NumberFormat('en-GB')

/** A whole number with its digits grouped: 1,536. */
export function numeral(count: number): string {
  return grouped.format(count)
}

/** `1 claim`, `2 claims`, `1,536 claims`: the noun takes an s, or the plural given. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${numeral(count)} ${count === 1 ? noun : plural}`
}

/** `A`, `A and B`, `A, B and C`; beyond `limit` names `A, B and 4 more`. */
export function listed(names: string[], limit = 3): string {
  const shown = names.length > limit ? names.slice(0, limit - 1) : names
  const rest = names.length - shown.length
  const all = rest ? [...shown, `${rest} more`] : shown
  return all.length < 2 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`
}
