import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { actor, services } from '@/auth'
import { signInWith } from './actions'
import { SignInForm } from './sign-in-form'
import { localPath } from './local-path'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

const told: Record<string, string> = {
  AccessDenied: 'This address has no user here. Ask an admin to add it.',
  Configuration: 'The sign-in service did not answer as it should. Try again.',
}

export default async function LoginPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { from, error } = await searchParams
  const back = localPath(from)
  if ((await actor()).kind === 'user') redirect(back)
  return (
    <div className="login">
      <a className="skip" href="#main">
        Skip to the content
      </a>
      <header className="top">
        <div className="wrap top__in">
          <a className="word" href="/">
            On<i>record</i>
          </a>
        </div>
      </header>
      <main id="main" className="login__main">
        <h1 className="h-page">Sign in</h1>
        <p className="login__lede">For editors and admins. Reading the record needs no sign-in.</p>
        {typeof error === 'string' && (
          <p className="note note--error" role="alert">
            {told[error] ?? 'The sign-in did not work. Try again.'}
          </p>
        )}
        <SignInForm from={back} />
        {services.map((service) => (
          <form key={service.id} action={signInWith}>
            <input type="hidden" name="service" value={service.id} />
            <input type="hidden" name="from" value={back} />
            <button className="btn">Sign in with {service.name}</button>
          </form>
        ))}
      </main>
    </div>
  )
}
