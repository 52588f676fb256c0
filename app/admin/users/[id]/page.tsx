import type { Metadata } from 'next'
import { SignInTable } from '@/app/admin/sign-in-table'
import { DeskPage } from '@/app/admin/desk-page'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { counted } from '@/components/counted'
import { Moment } from '@/components/moment'
import { signInsOf } from '@/db/sign-ins'
import { userLine } from '@/db/users'
import { sendsMail } from '@/jobs/mail'
import { EndSignIns, ResetFactor, ResetForm, UserForm } from './user-forms'

export const metadata: Metadata = { title: 'User, administration' }

type Query = Promise<Record<string, string | string[] | undefined>>
type Props = { params: Promise<{ id: string }>; searchParams: Query }

export default async function UserPage({ params, searchParams }: Props) {
  const id = rowNumber((await params).id)
  const { before: place } = await searchParams
  const before = place === undefined ? undefined : rowNumber(String(place))
  const { user, signIns, self } = await ask(`/admin/users/${id}`, async (actor) => ({
    user: await userLine(actor, id),
    signIns: await signInsOf(actor, id, before),
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
            {user.email}, {counted(user.sessions, 'sign-in')} open,{' '}
            {user.lastSignedIn ? (
              <>
                signed in last <Moment at={user.lastSignedIn} />
              </>
            ) : (
              'never signed in'
            )}
            , {counted(user.refused, 'try', 'tries')} refused since
          </span>
        </p>
      </header>
      {self && (
        <p className="note">
          <b>This is you.</b> Ending all sign-ins signs you out here too. Password and second factor:{' '}
          <a href="/desk/account">your account</a>.
        </p>
      )}
      <UserForm user={user} />
      <ResetForm id={user.id} mail={sendsMail()} />
      {!self && <ResetFactor id={user.id} on={user.secondFactor} />}
      <EndSignIns id={user.id} count={user.sessions} />
      <section className="admin" aria-labelledby="history">
        <h2 className="h-sec" id="history">
          Tries to sign in
        </h2>
        <SignInTable page={signIns} at={`/admin/users/${id}`} />
      </section>
    </DeskPage>
  )
}
