'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act, type Outcome } from '@/app/answers'
import { sourcesLike } from '@/db/likeness'
import {
  addName,
  addRole,
  changeSource,
  confirmSource,
  recordSource,
  removeName,
  removeRole,
} from '@/db/source-doors'
import { Invalid } from '@/lib/errors'
import type { Actor } from '@/lib/permissions'
import type { NameKind, SourceKind } from '@/lib/record'

const number = (form: FormData, name: string) => Number(text(form, name))

function told(form: FormData, outcome: Outcome<unknown>, done: string): FormState {
  if (outcome.ok) refresh()
  return formState(form, outcome, done)
}

const described = (form: FormData) => ({
  name: text(form, 'name'),
  // The door refuses what is no kind.
  kind: text(form, 'kind') as SourceKind,
  description: text(form, 'description'),
})

export async function makeSource(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) =>
    recordSource(actor, { ...described(form), publisher: text(form, 'publisher') }),
  )
  if (outcome.ok) redirect(`/admin/sources/${outcome.value}`)
  return formState(form, outcome, '')
}

export async function saveSource(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) =>
    changeSource(actor, {
      ...described(form),
      id: number(form, 'id'),
      version: number(form, 'version'),
    }),
  )
  return told(form, outcome, 'The source is saved.')
}

export async function saveConfirmation(_: FormState, form: FormData): Promise<FormState> {
  const confirmed = text(form, 'confirmed') === 'yes'
  const outcome = await act((actor) =>
    confirmSource(actor, { id: number(form, 'id'), version: number(form, 'version'), confirmed }),
  )
  return told(form, outcome, confirmed ? 'The source is confirmed.' : 'The source is unconfirmed again.')
}

export async function saveName(_: FormState, form: FormData): Promise<FormState> {
  const name = text(form, 'name')
  const outcome = await act((actor) =>
    addName(actor, {
      sourceId: number(form, 'id'),
      name,
      kind: text(form, 'kind') as NameKind,
      language: text(form, 'language'),
    }),
  )
  return told(form, outcome, `The name “${name}” is added.`)
}

export async function dropName(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => removeName(actor, { id: number(form, 'row') }))
  return told(form, outcome, `The name “${text(form, 'what')}” is removed.`)
}

/** The organisation of this very name, or of this number; null for an empty one. Errors: Invalid. */
async function organisationNamed(actor: Actor, words: string): Promise<number | null> {
  const refuse = (message: string) => new Invalid([{ field: 'organisation', message }])
  const name = words.trim()
  if (!name) return null
  if (/^[1-9][0-9]{0,8}$/.test(name)) return Number(name)
  const like = (await sourcesLike(actor, name)).filter(({ kind }) => kind === 'organisation')
  const same = like.filter(({ score }) => score === 1)
  if (same.length === 1) return same[0]!.id
  if (same.length > 1)
    throw refuse(
      `${same.length} organisations have this name. Write the number of one: ${same.map(({ id }) => id).join(', ')}.`,
    )
  if (like.length === 0) throw refuse('There is no organisation like this. Make it first, as a new source.')
  throw refuse(
    `No organisation has this very name. Did you mean ${like.map((one) => `“${one.name}”`).join(' or ')}?`,
  )
}

export async function saveRole(_: FormState, form: FormData): Promise<FormState> {
  const title = text(form, 'title')
  const outcome = await act(async (actor) =>
    addRole(actor, {
      sourceId: number(form, 'id'),
      title,
      organisationId: await organisationNamed(actor, text(form, 'organisation')),
      held: text(form, 'held'),
    }),
  )
  return told(form, outcome, `The role “${title}” is added.`)
}

export async function dropRole(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => removeRole(actor, { id: number(form, 'row') }))
  return told(form, outcome, `The role “${text(form, 'what')}” is removed.`)
}
