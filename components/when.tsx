import { showDate } from '@/lib/dates'

/** The margin's date: the day, and in small print its weekday and year or how exact it is. `on` is EDTF. */
export function When({ on, label }: { on: string; label?: string }) {
  const { main, note, datetime } = showDate(on)
  return (
    <span className="when">
      {label && <span className="when__l">{label} </span>}
      <time dateTime={datetime}>{main}</time> {note}
    </span>
  )
}

/** The mark on the ledger's rule: a point for a day, a bar for a range, a broken bar for circa. */
export function tickOf(on: string): string {
  const { precision } = showDate(on)
  return precision === 'day' ? 'tick' : `tick tick--${precision}`
}
