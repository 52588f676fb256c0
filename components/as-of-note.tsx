import { longDate } from '@/lib/dates'

/** At the head of a page: that it shows the record as it was at the end of a day, and the way to today's. */
export function AsOfNote({ day, href }: { day: string; href: string }) {
  return (
    <p className="note note--changed note--asof">
      <b>The record as it was known on {longDate(day)}.</b> What was withdrawn since is left out.{' '}
      <a href={href}>See it as it is now.</a>
    </p>
  )
}
