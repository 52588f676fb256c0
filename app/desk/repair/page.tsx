import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { TableHead } from '@/app/admin/table-head'
import { numeral } from '@/components/counted'
import { Empty } from '@/components/empty'
import { SampleTag } from '@/components/sample-tag'
import { toRepair, type RepairLine } from '@/db/repair'
import { longDate } from '@/lib/dates'
import { readCursor } from '@/lib/front'

export const metadata: Metadata = { title: 'Repair' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RepairPage({ searchParams }: Props) {
  const { after } = await searchParams
  const from = after === undefined ? undefined : String(after)
  // A page cannot answer 400; an address that was never given out has no record.
  if (from !== undefined && !readCursor(from)) notFound()
  const { lines, next } = await ask('/desk/repair', (actor) => toRepair(actor, { after: from }))
  return (
    <DeskPage at="repair">
      <header className="inbox-head inbox-head--plain">
        <div>
          <h1 className="h-page">Repair</h1>
          <p className="meta">
            Articles that were changed, with passages whose words the program did not find again for certain.
            Readers see those as first printed until you decide.
          </p>
        </div>
      </header>
      {lines.length > 0 ? (
        <RepairTable lines={lines} />
      ) : (
        <Empty title={from ? 'This is the end of the list' : 'Nothing to repair'}>
          {from ? (
            <p>
              <a href="/desk/repair">Back to the newest</a>
            </p>
          ) : (
            <p>
              Here will be every article whose new version changed words on record.{' '}
              <a href="/desk">To the articles</a>
            </p>
          )}
        </Empty>
      )}
      {lines.length > 0 && (next || from) && (
        <nav className="pager pager--admin" aria-label="Pages">
          {from && (
            <a className="btn" href="/desk/repair">
              Back to the newest
            </a>
          )}
          {next && (
            <a className="btn" href={`/desk/repair?after=${encodeURIComponent(next)}`}>
              Brought in earlier
            </a>
          )}
        </nav>
      )}
    </DeskPage>
  )
}

function RepairTable({ lines }: { lines: RepairLine[] }) {
  return (
    <table className="tbl repair-tbl" role="table">
      <TableHead names={['Article', 'Changed', 'To decide']} numbers={['To decide']} />
      <tbody role="rowgroup">
        {lines.map((line) => (
          <tr key={line.id} role="row">
            <th role="rowheader" scope="row">
              <a href={`/desk/articles/${line.id}/repair`}>{line.title}</a>
              <span className="sub">
                {line.publisher ?? 'Publisher not known'} {line.sample && <SampleTag />}
              </span>
            </th>
            <td role="cell">
              Version {line.version}
              <span className="sub">{longDate(line.on)}</span>
            </td>
            <td role="cell" className="r">
              {numeral(line.open)}
              <span className="vh"> {line.open === 1 ? 'passage' : 'passages'}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
