import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { TableHead } from '@/app/admin/table-head'
import { numeral } from '@/components/counted'
import { Moment } from '@/components/moment'
import { openInvitations } from '@/db/invitations'
import { listUsers } from '@/db/users'
import { sendsMail } from '@/jobs/mail'
import { numberOf } from '@/lib/address'
import { Invitations } from './invitations'
import { InviteForm } from './invite-form'

export const metadata: Metadata = { title: 'Users, administration' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function UsersPage({ searchParams }: Props) {
  const { after } = await searchParams
  const from = after === undefined ? undefined : numberOf(String(after))
  // A page cannot answer 400; an address that was never given out has no record.
  if (from === null) notFound()
  const [users, invited] = await ask('/admin/users', (actor) =>
    Promise.all([listUsers(actor, from), openInvitations(actor)]),
  )
  return (
    <DeskPage at="users">
      <header className="page-head">
        <h1 className="h-page">Users</h1>
        <p className="lede">Editors annotate and publish. Admins also keep sources and users in order.</p>
      </header>
      {/* Laid out as blocks on a phone, a table keeps its meaning by roles only. */}
      <table className="tbl tbl--admin" role="table">
        <TableHead
          names={['User', 'Role', 'State', 'Second factor', 'Signed in last', 'Refused since', 'Sign-ins']}
        />
        <tbody role="rowgroup">
          {users.map((user) => (
            <tr key={user.id} role="row">
              <th role="rowheader" scope="row">
                <a href={`/admin/users/${user.id}`}>{user.name}</a>
                <span className="sub">{user.email}</span>
              </th>
              <td role="cell" data-name="Role">
                {user.role}
              </td>
              <td role="cell">
                <span className={user.active ? 'tag' : 'tag tag--dash'}>
                  {user.active ? 'on' : 'switched off'}
                </span>
              </td>
              <td role="cell" data-name="Second factor">
                {user.secondFactor ? 'in force' : 'none'}
              </td>
              <td role="cell" data-name="Signed in last">
                {user.lastSignedIn ? <Moment at={user.lastSignedIn} /> : 'never'}
              </td>
              <td role="cell" data-name="Refused since" className="num">
                {numeral(user.refused)}
              </td>
              <td role="cell" data-name="Sign-ins" className="num">
                {numeral(user.sessions)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {users.length === 100 && (
        <nav className="pager pager--admin" aria-label="Pages">
          <a className="btn" href={`/admin/users?after=${users.at(-1)!.id}`}>
            Added earlier
          </a>
        </nav>
      )}
      <Invitations lines={invited} />
      <InviteForm mail={sendsMail()} />
    </DeskPage>
  )
}
