import type { Metadata } from 'next'
import { encode } from 'uqr'
import { DeskPage } from '@/app/admin/desk-page'
import { ask } from '@/app/answers'
import { ownAccount } from '@/db/account'
import { ownSecondFactor } from '@/db/second-factor'
import { keyInGroups } from '@/lib/second-factor'
import { FactorSetUp } from './factor-set-up'

export const metadata: Metadata = { title: 'Second factor, your account, desk' }

/** The dark squares of the picture that an app reads, as one path in units of a square. */
function picture(address: string): { path: string; size: number } {
  const { data, size } = encode(address, { ecc: 'M', border: 4 })
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return { path, size }
}

export default async function SecondFactorPage() {
  const [factor, account] = await ask('/desk/account/second-factor', (actor) =>
    Promise.all([ownSecondFactor(actor), ownAccount(actor)]),
  )
  const begun = factor.state === 'begun' ? { key: keyInGroups(factor.key), ...picture(factor.address) } : null
  return (
    <DeskPage at="account">
      <header className="page-head">
        <p className="crumb">
          <a href="/desk/account">Your account</a>
        </p>
        <h1 className="h-page">Second factor</h1>
        {account.asked && factor.state !== 'on' && (
          <p className="note">
            <b>This record asks you for a second factor.</b> Set it up to go on: until then only your account
            is open to you.
          </p>
        )}
        <p className="lede">
          Any authenticator app will do: it makes a code of six digits that is good for half a minute.
        </p>
      </header>
      <FactorSetUp on={factor.state === 'on'} begun={begun} />
    </DeskPage>
  )
}
