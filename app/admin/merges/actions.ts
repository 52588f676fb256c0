'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { tellApart } from '@/db/duplicates'
import { undoMerge } from '@/db/merge-undo'
import { merge } from '@/db/merging'
import { propose } from '@/db/proposing'
import { split } from '@/db/splitting'
import type { Mergeable, SourceKind } from '@/lib/record'

const number = (form: FormData, name: string) => Number(text(form, name))
const numbers = (form: FormData, name: string) => form.getAll(name).map(Number)
const asRead = (form: FormData, name: string) => ({
  id: number(form, name),
  version: number(form, `${name}Version`),
})
// What was ticked, as what was typed: a form that is refused shows it again.
function keeping(form: FormData, names: string[], state: FormState): FormState {
  if (state && 'typed' in state) for (const name of names) state.typed[name] = form.getAll(name).join(' ')
  return state
}

// The doors refuse what is none of these.
const objectOf = (form: FormData) => text(form, 'of') as Mergeable

export async function saveMerge(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) =>
    merge(actor, {
      object: objectOf(form),
      from: asRead(form, 'from'),
      into: asRead(form, 'into'),
      reason: text(form, 'reason'),
      certain: text(form, 'certain') === 'yes',
    }),
  )
  if (outcome.ok) redirect(`/admin/merges/${outcome.value}`)
  return formState(form, outcome, '')
}

export async function proposeMerge(_: FormState, form: FormData): Promise<FormState> {
  const input = { id: number(form, 'from'), into: number(form, 'into') }
  const outcome = await act((actor) =>
    propose(actor, { door: 'mergeSource', input, reason: text(form, 'reason') }),
  )
  return formState(form, outcome, 'Proposed. An admin decides; “For you” tells what came of it.')
}

export async function saveUndo(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) =>
    undoMerge(actor, {
      id: number(form, 'id'),
      version: number(form, 'version'),
      reason: text(form, 'reason'),
      along: numbers(form, 'along'),
    }),
  )
  if (outcome.ok) refresh()
  return keeping(form, ['along'], formState(form, outcome, 'It is undone.'))
}

export async function saveSplit(_: FormState, form: FormData): Promise<FormState> {
  const into = text(form, 'into')
  const outcome = await act((actor) =>
    split(actor, {
      object: objectOf(form) as 'sources' | 'claims',
      from: asRead(form, 'from'),
      into:
        into === 'new'
          ? { name: text(form, 'name'), kind: (text(form, 'kind') as SourceKind) || undefined }
          : { id: Number(into) },
      utterances: numbers(form, 'utterance'),
      names: numbers(form, 'other-name'),
      reason: text(form, 'reason'),
    }),
  )
  if (outcome.ok) redirect(`/admin/merges/${outcome.value.id}`)
  return keeping(form, ['utterance', 'other-name'], formState(form, outcome, ''))
}

export async function saveApart(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) =>
    tellApart(actor, {
      object: objectOf(form),
      from: number(form, 'from'),
      into: number(form, 'into'),
      reason: text(form, 'reason'),
    }),
  )
  if (outcome.ok) refresh()
  return formState(form, outcome, 'They are kept apart.')
}
