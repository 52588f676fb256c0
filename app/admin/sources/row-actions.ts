'use server'

import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import * as doors from '@/db/source-doors'
import { Invalid } from '@/lib/errors'
import type { Actor } from '@/lib/permissions'
import type { IdentifierScheme, NameKind } from '@/lib/record'
import { organisationNamed } from './organisation-named'

const number = (form: FormData, name: string) => Number(text(form, name))

async function through(
  form: FormData,
  done: string,
  run: (actor: Actor) => Promise<void>,
): Promise<FormState> {
  const outcome = await act(run)
  if (outcome.ok) refresh()
  return formState(form, outcome, done)
}

/** The row that a form changes; null where it adds one. */
const rowIn = (form: FormData) =>
  text(form, 'row') ? { id: number(form, 'row'), version: number(form, 'version') } : null

const removed = (form: FormData) => `“${text(form, 'what')}” is removed.`

export async function saveName(_: FormState, form: FormData): Promise<FormState> {
  const name = text(form, 'name')
  const row = rowIn(form)
  const input = {
    name,
    // The door refuses what is no kind.
    kind: text(form, 'kind') as NameKind,
    language: text(form, 'language'),
    held: text(form, 'held'),
  }
  return through(form, `The name “${name}” is ${row ? 'saved' : 'added'}.`, (actor) =>
    row
      ? doors.changeName(actor, { ...row, ...input })
      : doors.addName(actor, { sourceId: number(form, 'id'), ...input }),
  )
}

export async function dropName(_: FormState, form: FormData): Promise<FormState> {
  return through(form, removed(form), (actor) => doors.removeName(actor, { id: number(form, 'row') }))
}

export async function saveRole(_: FormState, form: FormData): Promise<FormState> {
  const title = text(form, 'title')
  const row = rowIn(form)
  return through(form, `The role “${title}” is ${row ? 'saved' : 'added'}.`, async (actor) => {
    const organisationId = await organisationNamed(actor, text(form, 'organisation'))
    const input = { title, organisationId, held: text(form, 'held') }
    await (row
      ? doors.changeRole(actor, { ...row, ...input })
      : doors.addRole(actor, { sourceId: number(form, 'id'), ...input }))
  })
}

export async function dropRole(_: FormState, form: FormData): Promise<FormState> {
  return through(form, removed(form), (actor) => doors.removeRole(actor, { id: number(form, 'row') }))
}

export async function saveParent(_: FormState, form: FormData): Promise<FormState> {
  const row = rowIn(form)
  return through(form, row ? 'The part is saved.' : 'The part is added.', async (actor) => {
    const parentId = await organisationNamed(actor, text(form, 'organisation'))
    if (!parentId) throw new Invalid([{ field: 'organisation', message: 'Write the organisation.' }])
    const input = { parentId, held: text(form, 'held') }
    await (row
      ? doors.changeParent(actor, { ...row, ...input })
      : doors.addParent(actor, { sourceId: number(form, 'id'), ...input }))
  })
}

export async function dropParent(_: FormState, form: FormData): Promise<FormState> {
  return through(form, removed(form), (actor) => doors.removeParent(actor, { id: number(form, 'row') }))
}

export async function saveIdentifier(_: FormState, form: FormData): Promise<FormState> {
  const scheme = text(form, 'scheme') as IdentifierScheme
  const input = { sourceId: number(form, 'id'), scheme, value: text(form, 'value') }
  return through(form, 'The identifier is added.', (actor) => doors.addIdentifier(actor, input))
}

export async function dropIdentifier(_: FormState, form: FormData): Promise<FormState> {
  return through(form, removed(form), (actor) => doors.removeIdentifier(actor, { id: number(form, 'row') }))
}
