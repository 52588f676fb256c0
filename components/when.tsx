import { showDate } from '@/lib/dates'
import { pathOfDay } from '@/lib/periods'

type Props = { on: string; label?: string; said?: boolean }

/**
 * The margin's date: the day, and in small print its weekday and year or how exact it is. `on` is EDTF. The day on
 * which something was `said` leads to all that was said then.
 */
export function When({ on, label, said = true }: Props) {
  const { main, note, datetime } = showDate(on)
  const path = said ? pathOfDay(on) : null
  const time = <time dateTime={datetime}>{main}</time>
  return (
    <span className="when">
      {label && <span className="when__l">{label} </span>}
      {path ? <a href={path}>{time}</a> : time} {note}
    </span>
  )
}

/** The mark on the ledger's rule: a point for a day, a bar for a range, a broken bar for circa. */
export function tickOf(on: string): string {
  const { precision } = showDate(on)
  return precision === 'day' ? 'tick' : `tick tick--${precision}`
}
