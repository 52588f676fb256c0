import { TableHead } from '@/app/admin/table-head'
import { numeral } from '@/components/counted'
import type { Found } from '@/db/quality'
import { share } from './share'

const counts = ['On record', 'Suggested', 'Missed']

/** What editors put on record of texts that the program had read: proposed by it, or missed. */
export function FoundTable({ lines }: { lines: Found[] }) {
  return (
    <section className="quality" aria-labelledby="missed">
      <h2 className="h-sec" id="missed">
        Missed
      </h2>
      <p className="meta">
        {lines.length > 0
          ? 'Passages that editors put on record, of texts that the program had read before.'
          : 'Nothing was put on record yet of a text that the program had read.'}
      </p>
      {lines.length > 0 && (
        <div className="scroll-x" tabIndex={0} role="region" aria-label="Missed, table that scrolls sideways">
          <table className="tbl tbl--admin" role="table">
            <TableHead names={['Quote kind', ...counts, 'Recall in use']} numbers={counts} />
            <tbody role="rowgroup">
              {lines.map(({ kind, proposed, missed }) => (
                <tr key={kind} role="row">
                  <th role="rowheader" scope="row">
                    {kind}
                  </th>
                  <td role="cell" className="r" data-name="On record">
                    {numeral(proposed + missed)}
                  </td>
                  <td role="cell" className="r" data-name="Suggested">
                    {numeral(proposed)}
                  </td>
                  <td role="cell" className="r" data-name="Missed">
                    {numeral(missed)}
                  </td>
                  <td role="cell" className="quality__share" data-name="Recall in use">
                    <span className="bar" aria-hidden="true">
                      <i style={{ width: `${(100 * proposed) / (proposed + missed)}%` }} />
                    </span>
                    <b>{share(proposed, proposed + missed)}</b>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
