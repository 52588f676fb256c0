import { longDate } from '@/lib/dates'

/** `18 March 2025, 09:12 UTC` of an ISO 8601 moment in UTC. */
export function moment(iso: string): string {
  return `${longDate(iso.slice(0, 10))}, ${iso.slice(11, 16)} UTC`
}
