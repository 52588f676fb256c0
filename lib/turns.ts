import { hostOf } from './web-address'

/** Seconds between two pages of a host that asks for no other pause. */
export const usualPause = (_address: string) => 2

/**
 * Seconds to wait before each of several pages is opened, told one by one: those of one host have its pause between,
 * those of different hosts do not wait for one another.
 */
export function turns(pauseAt: (address: string) => number): (address: string) => number {
  const next = new Map<string, number>()
  return (address) => {
    const host = hostOf(address) ?? ''
    const wait = next.get(host) ?? 0
    next.set(host, wait + pauseAt(address))
    return wait
  }
}
