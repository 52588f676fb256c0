import { z } from 'zod'
import { longDate } from './dates'
import { rowId, rowVersion } from './row-id'

/** What may be proposed: the changes of a source, each with what the button and the list call it. */
export const proposalDoors = {
  changeSource: 'Change name, kind and description',
  addName: 'Add a name',
  changeName: 'Change a name',
  removeName: 'Remove a name',
  addRole: 'Add a role',
  changeRole: 'Change a role',
  removeRole: 'Remove a role',
  addParent: 'Make it a part of another',
  changeParent: 'Change what it is a part of',
  removeParent: 'Remove what it is a part of',
  addIdentifier: 'Add an identifier',
  removeIdentifier: 'Remove an identifier',
  mergeSource: 'Merge it into another',
} as const
export type ProposalDoor = keyof typeof proposalDoors

const note = z.string().trim().max(500, 'At most 500 characters.')

export const newProposal = z.object({
  door: z.enum(Object.keys(proposalDoors) as [ProposalDoor, ...ProposalDoor[]]),
  /** What that door takes; the door parses it. */
  input: z.record(z.string().max(40), z.unknown()),
  reason: note.min(1, 'Write why, in a sentence.'),
})

export const proposalDecision = z
  .object({ id: rowId, version: rowVersion, accept: z.boolean(), answer: note })
  .refine(({ accept, answer }) => accept || answer, {
    path: ['answer'],
    message: 'Write why not, for who proposed it.',
  })
export const proposalTakenBack = z.object({ id: rowId, version: rowVersion })

const labels: Record<string, string> = {
  name: 'Name',
  title: 'Role',
  kind: 'Kind',
  description: 'Description',
  language: 'Language',
  held: 'Days',
  organisationId: 'Organisation',
  parentId: 'Part of',
  into: 'The same as',
  scheme: 'Register',
  value: 'Identifier',
}

/** Whether a field of what is proposed is the number of another source. */
export const namesSource = (field: string): boolean => ['organisationId', 'parentId', 'into'].includes(field)

export type ProposalField = { label: string; before: string; after: string }

/**
 * What a proposal would change, field by field; a field that stays is left out. `before`: the row as it is now, null
 * where one is added or gone; `names`: the names of the organisations in it, by number.
 */
export function proposalFields(
  input: Record<string, unknown>,
  before: Record<string, unknown> | null,
  names: Record<number, string>,
): ProposalField[] {
  const shown = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return ''
    if (namesSource(field)) return names[Number(value)] ?? `source ${String(value)}`
    return field === 'held' ? longDate(String(value)) : String(value)
  }
  const removes = !Object.keys(input).some((field) => field in labels)
  return Object.entries(labels).flatMap(([field, label]) => {
    const was = shown(field, before?.[field])
    const is = removes ? '' : shown(field, input[field])
    return was !== is && (removes || field in input) ? [{ label, before: was, after: is }] : []
  })
}
