'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { takeLink as takeUp } from '@/db/links'

/** Uses the link whose token the form carries: the token is the right to do so. Leads to the sign-in. */
export async function takeLink(_: FormState, form: FormData): Promise<FormState> {
  const name = form.get('name')
  // The server in front of Next writes this header anew for each request.
  const place = (await headers()).get('x-forwarded-for')
  const outcome = await act(() =>
    takeUp(
      text(form, 'token'),
      { name: typeof name === 'string' ? name : null, password: text(form, 'password') },
      place,
    ),
  )
  if (outcome.ok) redirect('/login?done=password')
  return formState(form, outcome, '')
}
