'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act, type Outcome } from '@/app/answers'
import {
  addPublisherHost,
  addPublisherName,
  changePublisher,
  removePublisherHost,
  removePublisherName,
} from '@/db/publisher-doors'
import { countryCode } from '@/lib/countries'
import type { TextRights } from '@/lib/record'

const number = (form: FormData, name: string) => Number(text(form, name))

function told(form: FormData, outcome: Outcome<unknown>, done: string): FormState {
  if (outcome.ok) refresh()
  return formState(form, outcome, done)
}

export async function savePublisher(_: FormState, form: FormData): Promise<FormState> {
  const country = text(form, 'country')
  const outcome = await act((actor) =>
    changePublisher(actor, {
      id: number(form, 'id'),
      version: number(form, 'version'),
      name: text(form, 'name'),
      host: text(form, 'host').trim(),
      // The door refuses what is no country, and what are no rights.
      country: countryCode(country) ?? country,
      rights: text(form, 'rights') as TextRights,
      description: text(form, 'description'),
      confirmed: text(form, 'confirmed') === 'yes',
    }),
  )
  return told(form, outcome, 'The publisher is saved.')
}

export async function saveName(_: FormState, form: FormData): Promise<FormState> {
  const name = text(form, 'name')
  const outcome = await act((actor) => addPublisherName(actor, { id: number(form, 'id'), name }))
  return told(form, outcome, `The name “${name}” is added.`)
}

export async function dropName(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => removePublisherName(actor, { id: number(form, 'row') }))
  return told(form, outcome, `The name “${text(form, 'what')}” is removed.`)
}

export async function saveHost(_: FormState, form: FormData): Promise<FormState> {
  const host = text(form, 'host')
  const outcome = await act((actor) => addPublisherHost(actor, { id: number(form, 'id'), host }))
  return told(form, outcome, `The host of “${host}” is added.`)
}

export async function dropHost(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) => removePublisherHost(actor, { id: number(form, 'row') }))
  return told(form, outcome, `The host “${text(form, 'what')}” is removed.`)
}
