import { z } from 'zod'
import { rowId, rowVersion } from './row-id'
import { readEdtf } from './dates'
import { readIdentifier } from './identifier'
import { identifierSchemes, nameKinds, sourceKinds } from './record'
import { changeReason } from './statement-input'

const name = z.string().trim().min(1, 'Write the name.').max(200, 'At most 200 characters.')
const blank = (most: number) =>
  z
    .string()
    .trim()
    .max(most, `At most ${most} characters.`)
    .nullish()
    .transform((text) => text || null)

const source = z.object({ name, kind: z.enum(sourceKinds), description: blank(500) })
/** `publisher`: the outlet that keeps an unnamed source unnamed. */
export const newSource = source.extend({ publisher: blank(200) })
export const sourceChange = source.extend({ id: rowId, version: rowVersion })
export const sourceConfirmation = z.object({ id: rowId, version: rowVersion, confirmed: z.boolean() })
/** EDTF dates of a name, a role or a part; a day, a month, a year or an interval that may be open (`2022-07/..`). */
const held = z
  .string()
  .trim()
  .nullish()
  .transform((text, context) => {
    if (!text) return null
    const read = readEdtf(text)
    if (read) return { edtf: read.edtf, from: read.from, to: read.to }
    context.addIssue({ code: 'custom', message: 'Write 2022-07/2024-10, 2022/.. or leave it empty.' })
    return z.NEVER
  })
/** Several sources at once, each as it was seen. */
const many = z.object({
  rows: z
    .array(z.object({ id: rowId, version: rowVersion }))
    .min(1, 'Choose at least one source.')
    .max(50),
})
export const sourceConfirmations = many.extend({ confirmed: z.boolean() })
export const sourceKindings = many.extend({
  kind: z.enum(sourceKinds, 'Choose a kind.'),
  reason: changeReason,
})
const named = z.object({ name, kind: z.enum(nameKinds), language: blank(35), held })
const role = z.object({ title: name, organisationId: rowId.nullable(), held })
const part = z.object({ parentId: rowId, held })
const ofSource = { sourceId: rowId }
const ofRow = { id: rowId, version: rowVersion }

export const newName = named.extend(ofSource)
export const nameChange = named.extend(ofRow)
export const newRole = role.extend(ofSource)
export const roleChange = role.extend(ofRow)
export const newParent = part.extend(ofSource)
export const parentChange = part.extend(ofRow)
export const newIdentifier = z
  .object({ ...ofSource, scheme: z.enum(identifierSchemes), value: z.string().max(500) })
  .transform(({ sourceId, scheme, value: typed }, context) => {
    const read = readIdentifier(scheme, typed)
    if ('value' in read) return { sourceId, scheme, value: read.value }
    context.addIssue({ code: 'custom', path: ['value'], message: read.problem })
    return z.NEVER
  })
export const oneRow = z.object({ id: rowId })
