'use server'

import { AuthError } from 'next-auth'
import { redirect } from 'next/navigation'
import { services, signIn, signOut } from '@/auth'
import { localPath } from './local-path'

export type SignInState = { problem: string; email: string } | null

/** Signs in with the form's email and password and goes on to where the editor came from. */
export async function signInWithPassword(_: SignInState, form: FormData): Promise<SignInState> {
  const email = String(form.get('email') ?? '')
  const password = String(form.get('password') ?? '')
  if (!email.trim() || !password) return { email, problem: 'Write your email address and your password.' }
  try {
    await signIn('credentials', { email, password, redirect: false })
  } catch (error) {
    if (!(error instanceof AuthError)) throw error
    const seconds = /^slow-(\d+)$/.exec('code' in error ? String(error.code) : '')?.[1]
    if (!seconds) return { email, problem: 'Email address or password is wrong.' }
    const minutes = Math.ceil(Number(seconds) / 60)
    const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`
    return { email, problem: `Too many tries. Try again in ${wait}.` }
  }
  redirect(localPath(form.get('from')))
}

export async function signInWith(form: FormData): Promise<void> {
  const service = services.find(({ id }) => id === form.get('service'))
  if (service) await signIn(service.id, { redirectTo: localPath(form.get('from')) })
}

export async function leave(): Promise<void> {
  await signOut()
  redirect('/login')
}
