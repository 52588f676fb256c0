import type { Metadata } from 'next'
import { DeskPage } from '@/app/admin/desk-page'
import { rowNumber } from '@/app/admin/row-number'
import { ask } from '@/app/answers'
import { currentSession } from '@/auth'
import { counted } from '@/components/counted'
import { Moment } from '@/components/moment'
import { SignInTable } from '@/app/admin/sign-in-table'
import { ownAccount } from '@/db/account'
import { ownSessions } from '@/db/sessions'
import { ownSignIns } from '@/db/sign-ins'
import { ownTokens } from '@/db/tokens'
import { FactorPart } from './factor-part'
import { NameForm, PasswordForm } from './own-forms'
import { Sessions } from './sessions'
import { Tokens } from './tokens'

export const metadata: Metadata = { title: 'Your account, desk' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function AccountPage({ searchParams }: Props) {
  const { before: place } = await searchParams
  const from = place === undefined ? undefined : rowNumber(String(place))
  const current = await currentSession()
  const [account, sessions, signIns, tokens] = await ask('/desk/account', (actor) =>
    Promise.all([ownAccount(actor), ownSessions(actor, current), ownSignIns(actor, from), ownTokens(actor)]),
  )
  const { before, refused } = account
  return (
    <DeskPage at="account">
      <header className="page-head">
        <h1 className="h-page">Your account</h1>
        <p className="btns">
          <span className="tag">{account.role}</span>
          <span className="meta">{account.email}</span>
        </p>
        <p className="lede">
          {before ? (
            <>
              You signed in before this time: <Moment at={before.at} />
              {before.place && `, from ${before.place}`}. Since then {counted(refused, 'try', 'tries')}{' '}
              refused.
            </>
          ) : (
            `This is your first sign-in. ${counted(refused, 'try', 'tries')} refused before.`
          )}
        </p>
      </header>
      <NameForm name={account.name} />
      {account.password && <PasswordForm />}
      <FactorPart account={account} />
      <Sessions lines={sessions} />
      <Tokens lines={tokens} />
      <section className="admin" aria-labelledby="history">
        <h2 className="h-sec" id="history">
          Tries to sign in as you
        </h2>
        <SignInTable page={signIns} at="/desk/account" />
      </section>
    </DeskPage>
  )
}
