import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { actor, services } from '@/auth'
import { Entrance } from '@/components/entrance'
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
  const { from, error, done } = await searchParams
  const back = localPath(from)
  if ((await actor()).kind === 'user') redirect(back)
  return (
    <Entrance title="Sign in" lede="For editors and admins. Reading the record needs no sign-in.">
      {done === 'password' && (
        <p className="note" role="status">
          Your password is set. Sign in with it.
        </p>
      )}
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
    </Entrance>
  )
}
