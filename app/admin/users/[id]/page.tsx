import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { counted } from '@/components/counted'
import { userLine } from '@/db/users'
import { sendsMail } from '@/jobs/mail'
import { EndSignIns, ResetForm, UserForm } from './user-forms'

export const metadata: Metadata = { title: 'User, administration' }

type Props = { params: Promise<{ id: string }> }

export default async function UserPage({ params }: Props) {
  const id = rowNumber((await params).id)
  const { user, self } = await ask(`/admin/users/${id}`, async (actor) => ({
    user: await userLine(actor, id),
    self: actor.kind === 'user' && actor.id === id,
  }))
  return (
    <DeskPage at="users">
      <header className="page-head">
        <p className="crumb">
          <a href="/admin/users">Users</a>
        </p>
        <h1 className="h-page">{user.name}</h1>
        <p className="btns">
          <span className="tag">{user.role}</span>
          {!user.active && <span className="tag tag--dash">switched off</span>}
          <span className="meta">
            {user.email}, {counted(user.sessions, 'sign-in')}
          </span>
        </p>
      </header>
      {self && (
        <p className="note">
          <b>This is you.</b> A new password, or ending all sign-ins, signs you out here too.
        </p>
      )}
      <UserForm user={user} />
      <ResetForm id={user.id} mail={sendsMail()} />
      <EndSignIns id={user.id} count={user.sessions} />
    </DeskPage>
  )
}
