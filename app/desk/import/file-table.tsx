import { useId, type ReactNode } from 'react'
import { TableHead } from '@/app/admin/table-head'
import type { FileProblem } from '@/lib/errors'

type Column<Row> = {
  name: string
  cell: (row: Row) => ReactNode
  /** On a phone, where columns have no head, the cell says what it is by itself. */
  plain?: boolean
}
type Props<Row> = {
  title: string
  rows: Row[]
  /** Of how many these are the first. */
  count?: number
  /** The first names the row. */
  columns: [Column<Row>, ...Column<Row>[]]
}

/** What a file holds, row by row, under a heading; nothing where there is no row. */
export function FileTable<Row>({ title, rows, count = rows.length, columns }: Props<Row>) {
  const id = useId()
  const [named, ...more] = columns
  if (!rows.length) return null
  return (
    <section className="admin" aria-labelledby={id}>
      <h2 className="h-sec" id={id}>
        {title}
      </h2>
      <table className="tbl tbl--admin tbl--file" role="table">
        <TableHead names={columns.map(({ name }) => name)} />
        <tbody role="rowgroup">
          {rows.map((row, at) => (
            <tr key={at} role="row">
              <th role="rowheader" scope="row">
                {named.cell(row)}
              </th>
              {more.map(({ name, cell, plain }) => (
                <td key={name} role="cell" data-name={plain ? undefined : name}>
                  {cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {count > rows.length && (
        <p className="meta">
          The first {rows.length} of {count}.
        </p>
      )}
    </section>
  )
}

/** What is wrong with a file, row by row. */
export function ProblemTable({ problems, count }: { problems: FileProblem[]; count?: number }) {
  return (
    <FileTable
      title="What cannot be brought in"
      rows={problems}
      count={count}
      columns={[
        { name: 'Where', cell: ({ at }) => at },
        { name: 'Field', cell: ({ field }) => field || 'the whole' },
        { name: 'Why', cell: ({ message }) => message, plain: true },
      ]}
    />
  )
}

type ChoiceProps = {
  label: string
  chosen: string
  choose: (value: string) => void
  options: readonly (readonly [value: string, words: string])[]
}

/** What is to become of a row that somebody has to decide about; until then it is left out. */
export function RowChoice({ label, chosen, choose, options }: ChoiceProps) {
  return (
    <select
      className="in"
      aria-label={label}
      value={chosen}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <option value="">Leave it out</option>
      {options.map(([value, words]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </select>
  )
}
