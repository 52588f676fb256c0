'use server'

import { text, type FormState } from '@/app/admin/form-state'
import { Invalid } from '@/lib/errors'
import type { IdentifierScheme, NameKind } from '@/lib/record'
import { organisationNamed } from './organisation-named'
import { through } from './through'

const number = (form: FormData, name: string) => Number(text(form, name))

/** The row that a form changes; null where it adds one. */
const rowIn = (form: FormData) =>
  text(form, 'row') ? { id: number(form, 'row'), version: number(form, 'version') } : null
const sourceIn = (form: FormData) => ({ sourceId: number(form, 'id') })
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
  return through(form, `The name “${name}” is ${row ? 'saved' : 'added'}.`, () =>
    row
      ? { door: 'changeName', input: { ...row, ...input } }
      : { door: 'addName', input: { ...sourceIn(form), ...input } },
  )
}

export async function dropName(_: FormState, form: FormData): Promise<FormState> {
  return through(form, removed(form), () => ({ door: 'removeName', input: { id: number(form, 'row') } }))
}

export async function saveRole(_: FormState, form: FormData): Promise<FormState> {
  const title = text(form, 'title')
  const row = rowIn(form)
  return through(form, `The role “${title}” is ${row ? 'saved' : 'added'}.`, async (actor) => {
    const organisationId = await organisationNamed(actor, text(form, 'organisation'))
    const input = { title, organisationId, held: text(form, 'held') }
    return row
      ? { door: 'changeRole', input: { ...row, ...input } }
      : { door: 'addRole', input: { ...sourceIn(form), ...input } }
  })
}

export async function dropRole(_: FormState, form: FormData): Promise<FormState> {
  return through(form, removed(form), () => ({ door: 'removeRole', input: { id: number(form, 'row') } }))
}

export async function saveParent(_: FormState, form: FormData): Promise<FormState> {
  const row = rowIn(form)
  return through(form, row ? 'The parent is saved.' : 'The parent is added.', async (actor) => {
    const parentId = await organisationNamed(actor, text(form, 'organisation'))
    if (!parentId) throw new Invalid([{ field: 'organisation', message: 'Write the organisation.' }])
    const input = { parentId, held: text(form, 'held') }
    return row
      ? { door: 'changeParent', input: { ...row, ...input } }
      : { door: 'addParent', input: { ...sourceIn(form), ...input } }
  })
}

export async function dropParent(_: FormState, form: FormData): Promise<FormState> {
  return through(form, removed(form), () => ({ door: 'removeParent', input: { id: number(form, 'row') } }))
}

export async function saveIdentifier(_: FormState, form: FormData): Promise<FormState> {
  const scheme = text(form, 'scheme') as IdentifierScheme
  const input = { ...sourceIn(form), scheme, value: text(form, 'value') }
  return through(form, 'The identifier is added.', () => ({ door: 'addIdentifier', input }))
}

export async function dropIdentifier(_: FormState, form: FormData): Promise<FormState> {
  return through(form, removed(form), () => ({
    door: 'removeIdentifier',
    input: { id: number(form, 'row') },
  }))
}
