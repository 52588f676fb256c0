'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act, type Outcome } from '@/app/answers'
import { addTopicName, changeTopic, removeTopicName } from '@/db/topic-doors'

const number = (form: FormData, name: string) => Number(text(form, name))

function told(form: FormData, outcome: Outcome<unknown>, done: string): FormState {
  if (outcome.ok) refresh()
  return formState(form, outcome, done)
}

export async function saveTopic(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) =>
    changeTopic(actor, {
      id: number(form, 'id'),
      version: number(form, 'version'),
      name: text(form, 'name'),
      wider: text(form, 'wider'),
    }),
  )
  return told(form, outcome, 'The topic is saved.')
}

export async function saveSynonym(_: FormState, form: FormData): Promise<FormState> {
  const name = text(form, 'name')
  const outcome = await act((actor) => addTopicName(actor, { id: number(form, 'id'), name }))
  return told(form, outcome, `The synonym “${name}” is added.`)
}

export async function dropSynonym(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => removeTopicName(actor, { id: number(form, 'row') }))
  return told(form, outcome, `The synonym “${text(form, 'what')}” is removed.`)
}
