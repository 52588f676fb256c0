const units = ['bytes', 'kB', 'MB', 'GB', 'TB'] as const

/** Bytes as people read them, in thousands: `1.5 MB`. */
export function bytesWords(bytes: number): string {
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return `${power && value < 100 ? value.toFixed(1) : Math.round(value)} ${units[power]}`
}

/** Seconds as people read them, by the two largest units: `3 d 4 h`, `12 min`. */
export function lasting(seconds: number): string {
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor((seconds % 86_400) / 3600),
    Math.floor((seconds % 3600) / 60),
  ]
  if (days) return hours ? `${days} d ${hours} h` : `${days} d`
  if (hours) return minutes ? `${hours} h ${minutes} min` : `${hours} h`
  return minutes ? `${minutes} min` : 'under a minute'
}

/** A moment (ISO 8601, UTC) to the minute: `2025-03-14 09:30 UTC`. */
export const utcWords = (moment: string): string => `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`
