'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { counted } from '@/components/counted'
import { removeSamples } from '@/db/samples'
import { changeScale, changeSettings } from '@/db/settings'
import type { SecondFactor, TextRights } from '@/lib/record'
import { Invalid } from '@/lib/errors'

export async function dropSamples(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act(async (actor) => {
    if (text(form, 'seen') !== 'yes')
      throw new Invalid([{ field: 'seen', message: 'Tick the box first: this cannot be undone.' }])
    return removeSamples(actor)
  })
  if (outcome.ok) refresh()
  const rows = outcome.ok ? outcome.value : 0
  return formState(
    form,
    outcome,
    rows ? `The sample data is removed: ${counted(rows, 'row')}.` : 'There was no sample data to remove.',
  )
}

export async function saveScale(_: FormState, form: FormData): Promise<FormState> {
  const scale = text(form, 'scale')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const outcome = await act((actor) => changeScale(actor, { scale, version: Number(text(form, 'version')) }))
  if (outcome.ok) refresh()
  return formState(form, outcome, 'The scale is saved.')
}

export async function saveInstance(_: FormState, form: FormData): Promise<FormState> {
  const outcome = await act((actor) =>
    changeSettings(actor, {
      version: Number(text(form, 'version')),
      name: text(form, 'name'),
      keeper: text(form, 'keeper'),
      contact: text(form, 'contact'),
      licence: text(form, 'licence'),
      licenceUrl: text(form, 'licenceUrl'),
      review: text(form, 'review') === 'yes',
      // The door refuses what is no choice.
      secondFactor: text(form, 'secondFactor') as SecondFactor,
      feeds: text(form, 'feeds') === 'yes',
      textRights: text(form, 'textRights') as TextRights,
    }),
  )
  if (outcome.ok) refresh()
  return formState(form, outcome, 'The settings are saved.')
}
