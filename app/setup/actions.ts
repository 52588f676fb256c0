'use server'

import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { makeFirstAdmin } from '@/db/users'
import { Forbidden } from '@/lib/errors'

/** Makes the first admin, where the server in front has let the request through as one that may. */
export async function setUp(_: FormState, form: FormData): Promise<FormState> {
  // It writes this header anew for each request; an action can be sent to any address.
  const letIn = (await headers()).get('x-onrecord-set-up') === 'open'
  const outcome = await act(async () => {
    if (!letIn) throw new Forbidden('Open this page on the machine itself, or with the printed token.')
    const [name, email, password] = ['name', 'email', 'password'].map((field) => text(form, field))
    const made = await makeFirstAdmin({ name, email: email!, password: password! })
    if (made === null) throw new Forbidden('There is a first admin already: sign in instead.')
  })
  if (outcome.ok) redirect('/login?done=password')
  return formState(form, outcome, '')
}
