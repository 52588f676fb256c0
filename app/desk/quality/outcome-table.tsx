import { TableHead } from '@/app/admin/table-head'
import { listed, numeral } from '@/components/counted'
import type { Outcome } from '@/db/quality'
import { share } from './share'

const fields: Record<Outcome['fields'][number]['field'], string> = {
  content: 'words',
  cue: 'cue',
  mention: 'mention',
  kind: 'kind',
  stance: 'stance',
  wording: 'wording',
  source: 'source',
  capacity: 'capacity',
  saidOn: 'day',
  channel: 'channel',
}

const counts = ['Proposed', 'As is', 'Changed', 'Dismissed', 'Undecided']

/** How suggestions were decided, a line for each kind or rule. */
export function OutcomeTable({ title, first, lines }: { title: string; first: string; lines: Outcome[] }) {
  const id = title.toLowerCase().replaceAll(' ', '-')
  return (
    <section className="quality" aria-labelledby={id}>
      <h2 className="h-sec" id={id}>
        {title}
      </h2>
      <div
        className="scroll-x"
        tabIndex={0}
        role="region"
        aria-label={`${title}, table that scrolls sideways`}
      >
        <table className="tbl tbl--admin" role="table">
          <TableHead names={[first, ...counts, 'Precision in use', 'Changed most']} numbers={counts} />
          <tbody role="rowgroup">
            {lines.map((line) => (
              <Line key={line.name} line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Line({ line: { name, asIs, changed, dismissed, open, fields: most } }: { line: Outcome }) {
  const decided = asIs + changed + dismissed
  const counts = [
    ['Proposed', decided + open],
    ['As is', asIs],
    ['Changed', changed],
    ['Dismissed', dismissed],
    ['Undecided', open],
  ] as const
  return (
    <tr role="row">
      <th role="rowheader" scope="row">
        {name}
      </th>
      {counts.map(([what, count]) => (
        <td key={what} role="cell" className="r" data-name={what}>
          {numeral(count)}
        </td>
      ))}
      <td role="cell" className="quality__share" data-name="Precision in use">
        {decided > 0 ? (
          <>
            <span className="bar" aria-hidden="true">
              <i style={{ width: `${(100 * asIs) / decided}%` }} />
              {changed > 0 && <i className="sug" style={{ width: `${(100 * changed) / decided}%` }} />}
            </span>
            <b>{share(asIs + changed, decided)}</b> <span className="meta">{share(asIs, decided)} as is</span>
          </>
        ) : (
          <span className="meta">none decided</span>
        )}
      </td>
      <td role="cell" data-name="Changed most">
        {most.length > 0
          ? listed(most.slice(0, 3).map(({ field, count }) => `${fields[field]} ${numeral(count)}`))
          : '–'}
      </td>
    </tr>
  )
}
