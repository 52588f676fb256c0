import { counted } from '@/components/counted'
import type { Counted } from '@/db/days'
import { daysIn, joinDate, monthNames, weekdayNames, weekdayOf } from '@/lib/calendar'
import { longDate } from '@/lib/dates'
import type { Period } from '@/lib/periods'
import { Amount } from '../amount'

/** The days of a month as a calendar, or the months of a year: each with its count, those without as plain text. */
export function Calendar({ period, parts }: { period: Period; parts: Counted[] }) {
  const counts = new Map(parts.map(({ name, statements }) => [name, statements]))
  return period.unit === 'month' ? (
    <Month name={period.name} counts={counts} />
  ) : (
    <Year name={period.name} counts={counts} />
  )
}

type Props = { name: string; counts: Map<string, number> }

function Month({ name, counts }: Props) {
  const [year = 0, month = 0] = name.split('-').map(Number)
  // Weeks begin on Monday.
  const lead = (weekdayOf(`${name}-01`) + 6) % 7
  const days = Array.from({ length: daysIn(year, month) }, (_, at) => at + 1)
  const cells = [...Array.from({ length: lead }, () => 0), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) =>
    cells.slice(at * 7, at * 7 + 7),
  )
  return (
    <table className="cal">
      <caption className="vh">Days of {longDate(name)}, with how many statements were said on each</caption>
      <thead>
        <tr>
          {[1, 2, 3, 4, 5, 6, 0].map((day) => (
            <th key={day} scope="col">
              <abbr title={weekdayNames[day]}>{weekdayNames[day]?.slice(0, 2)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.join()}>
            {week.map((day, at) => (
              <td key={at}>
                {day > 0 && <Cell name={joinDate(year, month, day)} label={String(day)} counts={counts} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Year({ name, counts }: Props) {
  return (
    <ol className="cal cal--year" aria-label={`Months of ${name}`}>
      {monthNames.map((word, at) => (
        <li key={word}>
          <Cell name={joinDate(Number(name), at + 1)} label={word} counts={counts} />
        </li>
      ))}
    </ol>
  )
}

function Cell({ name, label, counts }: { name: string; label: string; counts: Map<string, number> }) {
  const statements = counts.get(name)
  if (!statements) return <span className="cal__none">{label}</span>
  return (
    <a href={`/on/${name}`}>
      <b>{label}</b>
      <span className="vh">{longDate(name).slice(label.length)}, </span>
      <Amount of={statements} />
      <span className="vh">{counted(statements, 'statement').replace(/^\S+/, '')}</span>
    </a>
  )
}
