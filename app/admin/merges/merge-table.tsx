import { TableHead } from '@/app/admin/table-head'
import { counted } from '@/components/counted'
import { Moment } from '@/components/moment'
import type { MergeLine } from '@/lib/merge-view'
import { deskAddress, nounOf } from './asked'

const between = { merge: 'into', split: 'to', apart: 'is not' } as const
const kinds = { merge: 'merged', split: 'split', apart: 'kept apart' } as const

/** What was decided of two rows, in one line with a link to each. */
export function Decided({ line }: { line: Pick<MergeLine, 'object' | 'kind' | 'from' | 'into'> }) {
  const { object, kind, from, into } = line
  return (
    <>
      {kind === 'split' && 'Some of '}
      <a href={deskAddress(object, from.id)}>{from.name}</a> <span className="num">{from.id}</span>{' '}
      {between[kind]} <a href={deskAddress(object, into.id)}>{into.name}</a>{' '}
      <span className="num">{into.id}</span>
    </>
  )
}

/** Merges and splits, each with a link to where it is undone. */
export function MergeTable({ lines }: { lines: MergeLine[] }) {
  return (
    <table className="tbl tbl--admin" role="table">
      <TableHead names={['What', 'Of', 'Moved', 'By', 'When', 'State']} />
      <tbody role="rowgroup">
        {lines.map((line) => (
          <tr key={line.id} role="row">
            <th role="rowheader" scope="row">
              <Decided line={line} />
              <span className="sub">{line.reason}</span>
            </th>
            <td role="cell" data-name="Of">
              {nounOf[line.object]}
            </td>
            <td role="cell" data-name="Moved">
              {line.kind === 'apart' ? 'nothing' : counted(line.moved, 'row')}
            </td>
            <td role="cell" data-name="By">
              {line.by ?? 'the program'}
            </td>
            <td role="cell" data-name="When">
              <Moment at={line.at} />
            </td>
            <td role="cell">
              <a href={`/admin/merges/${line.id}`}>
                {line.undone ? 'undone' : kinds[line.kind]}
                <span className="vh">, look at number {line.id}</span>
              </a>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
