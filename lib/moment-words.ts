import { longDate } from './dates'

/** A moment (ISO 8601, UTC) as people read it: `14 March 2025, 14:18 UTC`. */
export function momentWords(moment: string): string {
  const at = new Date(moment).toISOString()
  return `${longDate(at.slice(0, 10))}, ${at.slice(11, 16)} UTC`
}

export type Sample = { at: number; done: number }

/**
 * How long the rest takes, by how fast it went between the first and the last of the samples (`at` in milliseconds):
 * `4 min`; null where nothing was done meanwhile.
 */
export function timeLeft(samples: readonly Sample[], rows: number): string | null {
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || last.done <= first.done || last.at <= first.at) return null
  const seconds = ((rows - last.done) * (last.at - first.at)) / (last.done - first.done) / 1000
  if (seconds < 45) return 'under a minute'
  const minutes = Math.round(seconds / 60)
  if (minutes < 90) return `${Math.max(minutes, 1)} min`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`
}
