import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import GitHub from 'next-auth/providers/github'
import { headers } from 'next/headers'
import { cache } from 'react'
import { endSession, openSession, SESSION_DAYS, sessionActor } from './db/sessions'
import { signIn as checkSignIn, userOfEmail } from './db/sign-in'
import { reader, type Actor } from './lib/permissions'

/** A refused sign-in; `code` is `wrong`, or `slow-<seconds>` where tries are slowed. */
export class Refused extends CredentialsSignin {
  constructor(readonly code: string) {
    super(code)
  }
}

/** Services that vouch for an address, where their variables are set. */
export const services: { id: string; name: string }[] = []
const providers: NextAuthConfig['providers'] = [
  Credentials({
    credentials: { email: {}, password: {} },
    async authorize({ email, password }, request) {
      // The server in front of Next writes this header anew for each request.
      const from = request.headers.get('x-forwarded-for') ?? ''
      const answer = await checkSignIn(String(email ?? ''), String(password ?? ''), from)
      if ('user' in answer) return { id: String(answer.user.id), name: answer.user.name }
      throw new Refused(answer.refused === 'slow' ? `slow-${answer.seconds}` : 'wrong')
    },
  }),
]
if (process.env.AUTH_GITHUB_ID) {
  providers.push(GitHub({ userinfo: { request: githubProfile } }))
  services.push({ id: 'github', name: 'GitHub' })
}
if (process.env.AUTH_OIDC_ISSUER) {
  providers.push({
    id: 'oidc',
    name: 'OpenID Connect',
    type: 'oidc',
    issuer: process.env.AUTH_OIDC_ISSUER,
    clientId: process.env.AUTH_OIDC_ID,
    clientSecret: process.env.AUTH_OIDC_SECRET,
  })
  services.push({ id: 'oidc', name: 'your organisation' })
}

// The provider of next-auth takes an address whether or not GitHub has verified it.
async function githubProfile({ tokens }: { tokens: { access_token?: string } }) {
  const ask = async (path: string): Promise<unknown> => {
    const answer = await fetch(`https://api.github.com${path}`, {
      headers: { Authorization: `Bearer ${tokens.access_token}`, 'User-Agent': 'onrecord' },
      signal: AbortSignal.timeout(10_000),
    })
    if (!answer.ok) throw new Error(`GitHub answered ${answer.status} to ${path}.`)
    return answer.json()
  }
  const [profile, emails] = await Promise.all([ask('/user'), ask('/user/emails')])
  const own = (emails as { email: string; primary: boolean; verified: boolean }[]).find(
    (email) => email.primary && email.verified,
  )
  return { ...(profile as object), email: own?.email ?? null }
}

const verified = (profile: Record<string, unknown> | undefined, provider: string): string | null =>
  // That of GitHub is a verified one: githubProfile.
  profile && typeof profile.email === 'string' && (provider === 'github' || profile.email_verified === true)
    ? profile.email
    : null

const nextAuth = NextAuth({
  providers,
  session: { strategy: 'jwt', maxAge: SESSION_DAYS * 24 * 60 * 60 },
  pages: { signIn: '/login', error: '/login' },
  trustHost: true,
  logger: {
    // A refused sign-in is no fault of the server.
    error: (error) => void (error instanceof CredentialsSignin || console.error(error)),
  },
  callbacks: {
    async signIn({ account, profile }) {
      if (account?.provider === 'credentials') return true
      const email = verified(profile, account?.provider ?? '')
      return email !== null && (await userOfEmail(email)) !== null
    },
    async jwt({ token, user, account, profile }) {
      if (!account) return token
      const known =
        account.provider === 'credentials'
          ? user.id
          : (await userOfEmail(verified(profile, account.provider) ?? ''))?.id
      const sid = await openSession(Number(known), (await headers()).get('user-agent'))
      return { sid }
    },
    session: ({ session, token }) => ({ ...session, sid: token.sid }),
  },
  events: {
    // Whichever way somebody signs out: by our button, or by a request to /api/auth/signout.
    async signOut(message) {
      const sid = 'token' in message && message.token?.sid
      if (typeof sid === 'string') await endSession(sid)
    },
  },
})

export const { handlers, signIn } = nextAuth

async function sid(): Promise<string | null> {
  const session = (await nextAuth.auth()) as { sid?: unknown } | null
  return typeof session?.sid === 'string' ? session.sid : null
}

/** Who sends this request, with the role of this moment; asked once a request. */
export const actor = cache(async (): Promise<Actor> => {
  const id = await sid()
  const known = id ? await sessionActor(id) : null
  // The server in front of Next writes this header anew for each request.
  return known ? { ...known, place: (await headers()).get('x-forwarded-for') ?? undefined } : reader
})

/** Ends the sign-in of this request, here and in the database. */
export async function signOut(): Promise<void> {
  await nextAuth.signOut({ redirect: false })
}
