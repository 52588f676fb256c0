import { Moment } from '@/components/moment'
import { counted } from '@/components/counted'
import type { OwnAccount } from '@/db/account'
import { beginFactor } from './actions'
import { RenewForm, SwitchOffForm } from './factor-forms'

/** The second factor on the page of an account: how it stands, and what can be done with it. */
export function FactorPart({ account }: { account: OwnAccount }) {
  const { secondFactor, asked, codes, password } = account
  return (
    <section className="admin" aria-labelledby="factor">
      <h2 className="h-sec" id="factor">
        Second factor
      </h2>
      {secondFactor ? (
        <>
          <p className="hint">
            In force since <Moment at={secondFactor} />. {counted(codes, 'recovery code')} left.
          </p>
          <RenewForm />
          <SwitchOffForm />
        </>
      ) : (
        <form action={beginFactor} className="form">
          <p className="hint">
            With an authenticator app on your phone or computer, your password alone opens nothing.
            {asked && ' This record asks for it.'}
            {!password && ' You sign in through another service: its own second factor counts.'}
          </p>
          <div className="btns">
            <button className="btn btn--primary">Set it up</button>
          </div>
        </form>
      )}
    </section>
  )
}
