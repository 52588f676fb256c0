import { refresh } from 'next/cache'
import { formState, text, type FormState } from '@/app/admin/form-state'
import { act } from '@/app/answers'
import { propose } from '@/db/proposing'
import type { SourceDoor } from '@/db/source-changes'
import * as doors from '@/db/source-doors'
import type { Actor } from '@/lib/permissions'

type Change = {
  [Door in SourceDoor]: { door: Door; input: Parameters<(typeof doors)[Door]>[1] }
}[SourceDoor]

/** Makes the change that a form asks for, or proposes it where the form says so. */
export async function through(
  form: FormData,
  done: string,
  read: (actor: Actor) => Change | Promise<Change>,
): Promise<FormState> {
  const proposes = text(form, 'propose') === '1'
  const outcome = await act(async (actor) => {
    const { door, input } = await read(actor)
    const reason = text(form, 'reason')
    if (proposes) await propose(actor, { door, input, reason })
    else await (doors[door] as (actor: Actor, input: unknown) => Promise<void>)(actor, { ...input, reason })
  })
  if (outcome.ok) refresh()
  return formState(
    form,
    outcome,
    proposes ? 'Proposed. An admin decides; “For you” tells what came of it.' : done,
  )
}
