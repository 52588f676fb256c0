'use server'

import { AuthError } from 'next-auth'
import { redirect } from 'next/navigation'
import { services, signIn, signOut, type Refused } from '@/auth'
import { localPath } from './local-path'

export type SignInState =
  | { step: 'password'; problem: string; email: string }
  /** The password was right, as the ticket says; a second factor is asked for. */
  | { step: 'code'; ticket: string; problem: string | null }
  | null

const told: Record<string, string> = {
  wrong: 'Email address or password is wrong.',
  code: 'This code is not right, or was used already.',
  late: 'That took too long, or your password has changed. Begin again.',
}

function problemOf(code: string): string {
  const seconds = /^slow-(\d+)$/.exec(code)?.[1]
  if (!seconds) return told[code] ?? told.wrong!
  const minutes = Math.ceil(Number(seconds) / 60)
  return `Too many tries. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`
}

/** Signs in with the form's email and password, or with its code, and goes on to where the editor came from. */
export async function signInWithForm(_: SignInState, form: FormData): Promise<SignInState> {
  const field = (name: string) => String(form.get(name) ?? '')
  const [email, password, ticket, code] = ['email', 'password', 'ticket', 'code'].map(field) as Four
  if (ticket && !code.trim()) return { step: 'code', ticket, problem: 'Write a code.' }
  if (!ticket && (!email.trim() || !password))
    return { step: 'password', email, problem: 'Write your email address and your password.' }
  try {
    await signIn('credentials', { ...(ticket ? { ticket, code } : { email, password }), redirect: false })
  } catch (error) {
    if (!(error instanceof AuthError)) throw error
    const refused = error as Partial<Refused>
    if (refused.ticket) return { step: 'code', ticket: refused.ticket, problem: null }
    const problem = problemOf(refused.code ?? 'wrong')
    if (!ticket || refused.code === 'late') return { step: 'password', email, problem }
    return { step: 'code', ticket, problem }
  }
  redirect(localPath(form.get('from')))
}

type Four = [string, string, string, string]

export async function signInWith(form: FormData): Promise<void> {
  const service = services.find(({ id }) => id === form.get('service'))
  if (service) await signIn(service.id, { redirectTo: localPath(form.get('from')) })
}

export async function leave(): Promise<void> {
  await signOut()
  redirect('/login')
}
