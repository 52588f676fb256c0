/** The page of a channel: its name itself is the address, as a channel has no number. */
export function channelPath(name: string): string {
  return `/channels/${encodeURIComponent(name)}`
}

/** The name of a channel from the last part of its address; null where it is none, or longer than any on record. */
export function channelOf(part: string): string | null {
  try {
    const name = decodeURIComponent(part).trim()
    return name && name.length <= 200 && !name.includes('\0') ? name : null
  } catch {
    return null
  }
}
