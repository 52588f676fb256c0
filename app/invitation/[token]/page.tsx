import type { Metadata } from 'next'
import { Entrance } from '@/components/entrance'
import { linkOf } from '@/db/links'
import { linkProblems } from '@/lib/invitation'
import { LinkForm } from './link-form'

// Each opening asks how the link stands; the server in front sends 404 and 410 (jobs/side-doors).
export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Set your password', robots: { index: false, follow: false } }

type Props = { params: Promise<{ token: string }> }

export default async function InvitationPage({ params }: Props) {
  const { token } = await params
  const link = await linkOf(token)
  if (link.state !== 'open') {
    const [problem, todo] = linkProblems[link.state]
    return (
      <Entrance title={problem} lede={todo}>
        <p>
          <a href="/login">Sign in</a>
        </p>
      </Entrance>
    )
  }
  const { email, name, role, reset } = link
  const lede = reset
    ? `For ${name}. It ends all sign-ins of yours; the second factor stays as it is.`
    : `You come as an ${role}. This link works once.`
  return (
    <Entrance title={reset ? 'Set a new password' : 'Welcome to Onrecord'} lede={lede}>
      <LinkForm token={token} email={email} name={reset ? null : name} />
    </Entrance>
  )
}
