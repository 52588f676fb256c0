import NextAuth, { CredentialsSignin, type NextAuthConfig } from 'next-auth'
import Credentials from 'next-auth/providers/credentials'
import { decode, encode } from 'next-auth/jwt'
import GitHub from 'next-auth/providers/github'
import { headers } from 'next/headers'
import { cache } from 'react'
import { endSession, openSession, SESSION_DAYS, sessionActor } from './db/sessions'
import { signIn as checkSignIn, signInWithCode, userOfEmail, type SecondStep } from './db/sign-in'
import { reader, type Actor } from './lib/permissions'

/**
 * A sign-in that did not come about; `code` is `wrong`, `slow-<seconds>` where tries are slowed, `second` where the
 * second factor is asked for with this ticket, `code` where it was wrong, `late` where the ticket is good no more.
 */
export class Refused extends CredentialsSignin {
  constructor(
    readonly code: string,
    readonly ticket?: string,
  ) {
    super(code)
  }
}

// Stands for the password in the second step: sealed with the key of the cookies, good for ten minutes.
const salt = 'onrecord.second-step'
const sealed = (step: SecondStep) =>
  encode({ token: step, secret: process.env.AUTH_SECRET!, salt, maxAge: 10 * 60 })

async function opened(ticket: unknown): Promise<SecondStep | null> {
  if (typeof ticket !== 'string') return null
  const step = await decode<Partial<SecondStep>>({
    token: ticket,
    secret: process.env.AUTH_SECRET!,
    salt,
  }).catch(() => null)
  return step?.id && step.seal ? { id: step.id, seal: step.seal } : null
}

/** Services that vouch for an address, where their variables are set. */
export const services: { id: string; name: string }[] = []
const providers: NextAuthConfig['providers'] = [
  Credentials({
    credentials: { email: {}, password: {}, ticket: {}, code: {} },
    async authorize({ email, password, ticket, code }, request) {
      // The server in front of Next writes this header anew for each request.
      const from = request.headers.get('x-forwarded-for') ?? ''
      const agent = request.headers.get('user-agent')
      const step = ticket === undefined ? null : await opened(ticket)
      if (ticket !== undefined && !step) throw new Refused('late')
      const answer = step
        ? await signInWithCode(step, String(code ?? ''), from, agent)
        : await checkSignIn(String(email ?? ''), String(password ?? ''), from, agent)
      if ('user' in answer) return { id: String(answer.user.id), name: answer.user.name }
      if ('second' in answer) throw new Refused('second', await sealed(answer.second))
      throw new Refused(answer.refused === 'slow' ? `slow-${answer.seconds}` : answer.refused)
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
      const asked = await headers()
      const sid = await openSession(Number(known), asked.get('user-agent'), asked.get('x-forwarded-for'))
      // A second factor is then the other service's own matter.
      return { sid, vouched: account.provider !== 'credentials' }
    },
    session: ({ session, token }) => ({ ...session, sid: token.sid, vouched: token.vouched }),
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

const signedIn = cache(async (): Promise<{ sid: string; vouched: boolean } | null> => {
  const session = (await nextAuth.auth()) as { sid?: unknown; vouched?: unknown } | null
  return typeof session?.sid === 'string' ? { sid: session.sid, vouched: session.vouched === true } : null
})

/** The id of the session of this request; null where nobody is signed in. It never leaves the server. */
export const currentSession = async (): Promise<string | null> => (await signedIn())?.sid ?? null

/** Who sends this request, with the role of this moment; asked once a request. */
export const actor = cache(async (): Promise<Actor> => {
  const session = await signedIn()
  const known = session && (await sessionActor(session.sid, session.vouched))
  // The server in front of Next writes this header anew for each request.
  return known ? { ...known, place: (await headers()).get('x-forwarded-for') ?? undefined } : reader
})

/** Ends the sign-in of this request, here and in the database. */
export async function signOut(): Promise<void> {
  await nextAuth.signOut({ redirect: false })
}
