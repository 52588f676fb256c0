import { counted, numeral } from '@/components/counted'
import type { SourceView } from '@/lib/record'
import { timelineOf, type MonthCount, type Period } from '@/lib/timeline'
import { Key, phone, TimelineChart, wide } from './timeline-chart'

/** Statements over time as a drawing, and the same numbers as a table; nothing with less than two statements. */
export function StatementsOverTime({
  source,
  months,
  capped,
}: {
  source: SourceView
  months: MonthCount[]
  capped: boolean
}) {
  const timeline = timelineOf(months)
  if (!timeline) return null
  const { periods, present, unit, total } = timeline
  const said = periods.filter((period) => period.total > 0)
  const [first, last] = [said[0]!.name, said.at(-1)!.name]
  const span = first === last ? first : `${first} to ${last}`
  const title = `Statements of ${source.name} by ${unit} and stance, ${span}`
  const most = said.reduce((a, b) => (b.total > a.total ? b : a))
  const each = (period: Pick<Period, 'counts'>) =>
    present
      .filter((stance) => period.counts[stance] > 0)
      .map((stance) => `${stance} ${numeral(period.counts[stance])}`)
      .join(', ')
  const description = `${counted(total, 'statement')}. The most in one ${unit}: ${numeral(most.total)} in ${most.name} (${each(most)}). The table below gives every number.`
  return (
    <section className="time" aria-labelledby="time">
      <h2 className="h-sec rule-top" id="time">
        Statements over time
      </h2>
      <figure className="fig">
        {[wide, phone].map((size) => (
          <TimelineChart
            key={size.name}
            size={size}
            timeline={timeline}
            roles={source.roles}
            title={title}
            description={description}
          />
        ))}
        <figcaption className="meta">
          {present.map((stance) => (
            <span key={stance}>
              <Key stance={stance} />
              {stance}
            </span>
          ))}
          <span>
            By the day said, not the day printed; a span of days by its last.
            {capped && ` The newest ${numeral(total)} statements.`}
          </span>
        </figcaption>
      </figure>
      <details className="more">
        <summary>The same as a table</summary>
        <div className="scroll-x" tabIndex={0} role="region" aria-label={`Statements by ${unit}`}>
          <table className="tbl">
            <thead>
              <tr>
                <th scope="col">{{ month: 'Month', year: 'Year', decade: 'Decade' }[unit]}</th>
                {present.map((stance) => (
                  <th key={stance} scope="col" className="r">
                    {stance}
                  </th>
                ))}
                <th scope="col" className="r">
                  All
                </th>
              </tr>
            </thead>
            <tbody>
              {said.toReversed().map((period) => (
                <tr key={period.from}>
                  <th scope="row">{period.name}</th>
                  {present.map((stance) => (
                    <td key={stance} className="r num">
                      {numeral(period.counts[stance])}
                    </td>
                  ))}
                  <td className="r num">{numeral(period.total)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  )
}
