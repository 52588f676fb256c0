import { TableHead } from '@/app/admin/table-head'
import type { SignInPage } from '@/db/sign-ins'
import type { SignInOutcome } from '@/lib/record'
import { Moment } from '@/components/moment'
import { Pager } from '@/components/pager'

const words: Record<SignInOutcome, string> = {
  in: 'signed in',
  password: 'wrong password',
  code: 'wrong code',
  off: 'switched off',
}

/** Tries to sign in, the last first, with the way to earlier ones; `at` is the path of the page. */
export function SignInTable({ page: { lines, next }, at }: { page: SignInPage; at: string }) {
  if (!lines.length) return <p className="hint">Nobody has tried yet.</p>
  return (
    <>
      <table className="tbl tbl--admin" role="table">
        <TableHead names={['When', 'Outcome', 'Device', 'Place']} />
        <tbody role="rowgroup">
          {lines.map((line) => (
            <tr key={line.id} role="row">
              <td role="cell">
                <Moment at={line.at} />
              </td>
              <td role="cell">
                <span className={line.outcome === 'in' ? 'tag' : 'tag tag--dash'}>{words[line.outcome]}</span>
              </td>
              <td role="cell" data-name="Device">
                {line.device}
              </td>
              <td role="cell" data-name="Place" className="num">
                {line.place}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {next && <Pager href={`${at}?before=${next}#history`}>Earlier</Pager>}
    </>
  )
}
