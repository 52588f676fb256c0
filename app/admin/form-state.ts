import type { Outcome, Refusal } from '@/app/answers'

/** What a form shows after it was sent: what was typed where it was refused, or what was done. */
export type FormState = { typed: Record<string, string>; refusal: Refusal } | { done: string } | null

export type FormAction = (before: FormState, form: FormData) => Promise<FormState>

/** A field of a form as text; '' where it is missing or a file. */
export function text(form: FormData, name: string): string {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

/** The state of a form whose write came out like this; passwords are not sent back. */
export function formState(form: FormData, outcome: Outcome<unknown>, done: string): FormState {
  if (outcome.ok) return { done }
  const typed: Record<string, string> = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && !['password', 'old'].includes(name) && !name.startsWith('$'))
      typed[name] = value
  return { typed, refusal: outcome.refusal }
}

/** What was typed into a field before the form was refused, or what is on record. */
export function typedIn(state: FormState, name: string, onRecord = ''): string {
  return (state && 'typed' in state ? state.typed[name] : undefined) ?? onRecord
}

/** The problem of a field, or undefined. */
export function problemOf(state: FormState, name: string): string | undefined {
  return state && 'refusal' in state
    ? state.refusal.problems.find(({ field }) => field === name)?.message
    : undefined
}
