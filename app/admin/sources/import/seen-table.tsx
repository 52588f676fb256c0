import { TableHead } from '@/app/admin/table-head'
import type { FileProblem } from '@/lib/people-file'
import type { SeenRow } from './actions'

/** What is wrong with a file, row by row. */
export function ProblemTable({ problems, count }: { problems: FileProblem[]; count: number }) {
  if (!problems.length) return null
  return (
    <section aria-labelledby="problems">
      <h2 className="h-sec" id="problems">
        What cannot be brought in
      </h2>
      <table className="tbl tbl--admin" role="table">
        <TableHead names={['Where', 'Field', 'Why']} />
        <tbody role="rowgroup">
          {problems.map(({ at, field, message }, index) => (
            <tr key={index} role="row">
              <th role="rowheader" scope="row">
                {at}
              </th>
              <td role="cell" data-name="Field">
                {field || 'the whole'}
              </td>
              <td role="cell">{message}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {count > problems.length && (
        <p className="meta">
          The first {problems.length} of {count}.
        </p>
      )}
    </section>
  )
}

type Props = {
  rows: SeenRow[]
  choices: Record<string, string>
  choose: (key: string, choice: string) => void
}

/** What would come of each entry; those that may be several are a choice. */
export function SeenTable({ rows, choices, choose }: Props) {
  if (!rows.length) return null
  return (
    <section aria-labelledby="entries">
      <h2 className="h-sec" id="entries">
        Entries
      </h2>
      <table className="tbl tbl--admin" role="table">
        <TableHead names={['Entry', 'Kind', 'What it is', 'What is added']} />
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr key={row.key} role="row">
              <th role="rowheader" scope="row">
                {row.name}
                <span className="sub">{row.at}</span>
              </th>
              <td role="cell" data-name="Kind">
                {row.kind}
              </td>
              <td role="cell">
                <WhatItIs row={row} choice={choices[row.key] ?? ''} choose={choose} />
              </td>
              <td role="cell" data-name="What is added">
                {addedTo(row, choices[row.key])}
                {row.differs.length > 0 && (
                  <span className="sub">The record stands, though it differs: {row.differs.join(', ')}.</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function addedTo(row: SeenRow, choice: string | undefined): string {
  if (row.state === 'new') return ['its name', ...row.adds].join(', ')
  if (row.state !== 'choose') return row.adds.join(', ') || 'nothing'
  return choice ? 'what is not on record yet' : 'nothing until you choose'
}

function WhatItIs({ row, choice, choose }: { row: SeenRow; choice: string; choose: Props['choose'] }) {
  if (row.state === 'new') return <span className="tag tag--dash">new</span>
  if (row.state !== 'choose')
    return (
      <>
        the same as <a href={`/admin/sources/${row.source}`}>source {row.source}</a>
        <span className="sub">because of {row.because}</span>
      </>
    )
  return (
    <>
      <select
        className="in"
        aria-label={`Who ${row.name} is (${row.at})`}
        value={choice}
        onChange={(event) => choose(row.key, event.currentTarget.value)}
      >
        <option value="">Leave it out</option>
        {row.among.map(({ id, name, description }) => (
          <option key={id} value={id}>
            {[`Source ${id}: ${name}`, description].filter(Boolean).join(', ').slice(0, 120)}
          </option>
        ))}
        <option value="new">Somebody new</option>
      </select>
      <span className="sub">{row.because}</span>
    </>
  )
}
